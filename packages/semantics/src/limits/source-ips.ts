import type { CidrValue, Network } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import type { Model } from '../model/model.ts';
import { contains, inOrder, sizeOf } from '../model/networks.ts';
import type { Setting } from '../model/setting.ts';

/** Addresses that a virtual MTA sends from, with the line that says so. */
export interface SourceIp {
  readonly network: CidrValue;
  readonly setting: Setting;
}

const lines = ['smtp-proxy-source-host', 'smtp-source-host', 'smtp-source-ip'];

/**
 * The source addresses of a virtual MTA, its own or else those of the top level; none when the system chooses one.
 * Proxies exclude the others. Each network stands here once. [G1§8.2; G2§3.3.1.20]
 */
export function sourceIpsOf(model: Model, virtualMta: string): SourceIp[] {
  const settings = model.virtualMta(virtualMta);
  const found = lines.map((name) => settings.of(name).flatMap((setting) => sourceIpOf(setting) ?? []));
  const ips = found.find((some) => some.length > 0) ?? [];
  return [...new Map(ips.map((ip) => [canonical(ip.network), ip])).values()];
}

function sourceIpOf(setting: Setting): SourceIp | undefined {
  const [network] = setting.values;
  if (network?.kind === 'cidr') return { network, setting };
  if (network?.kind !== 'ip') return undefined;
  const { kind: _, ...ip } = network;
  return { network: { kind: 'cidr', ...ip, prefix: ip.version === 4 ? 32 : 128 }, setting };
}

/** How many addresses there may be in some networks together: all of each network. */
export function addressesIn(networks: readonly Network[]): number {
  const outermost: Network[] = [];
  for (const network of inOrder(networks)) {
    const before = outermost.at(-1);
    if (!before || !contains(before, network)) outermost.push(network);
  }
  return outermost.reduce((sum, network) => sum + sizeOf(network), 0);
}
