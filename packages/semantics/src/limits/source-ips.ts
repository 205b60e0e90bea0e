import type { CidrValue, Network } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import { contains, sizeOf } from '../model/networks.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';

/** Addresses that a virtual MTA sends from, with the line that says so. */
export interface SourceIp {
  readonly network: CidrValue;
  readonly setting: Setting;
}

const lines = ['smtp-proxy-source-host', 'smtp-source-host', 'smtp-source-ip'];

/** The source addresses of a virtual MTA, its own or else those of the top level. Proxies exclude the others. [G1§8.2] */
export function sourceIpsOf(model: Model, virtualMta: string): SourceIp[] {
  const settings = model.virtualMta(virtualMta);
  const found = lines.map((name) => settings.of(name).flatMap((setting) => sourceIpOf(setting) ?? []));
  return found.find((ips) => ips.length > 0) ?? [];
}

function sourceIpOf(setting: Setting): SourceIp | undefined {
  const [network] = setting.values;
  if (network?.kind === 'cidr') return { network, setting };
  if (network?.kind !== 'ip') return undefined;
  const { kind: _, ...ip } = network;
  return { network: { kind: 'cidr', ...ip, prefix: ip.version === 4 ? 32 : 128 }, setting };
}

/** How many addresses there may be: of a network, all of it. At least one, since the system always has one. */
export function countOf(ips: readonly SourceIp[]): number {
  return Math.max(
    1,
    ips.reduce((sum, { network }) => sum + sizeOf(network), 0),
  );
}

/** The setting for an address: the one of the narrowest network that holds it. */
export function settingFor(settings: Settings, name: string, ip: Network): Setting | undefined {
  let best: Setting | undefined;
  let prefix = -1;
  for (const setting of settings.of(name)) {
    const [network] = setting.values;
    if (network?.kind !== 'cidr' || !contains(network, ip) || network.prefix <= prefix) continue;
    best = setting;
    ({ prefix } = network);
  }
  return best;
}
