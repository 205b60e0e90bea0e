import type { Network, Value } from '@pmtakit/grammar';
import { parseIp } from '@pmtakit/grammar';
import { linesIn } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import type { NamedBlocks } from '../model/virtual-mtas.ts';
import { networkOf } from '../model/networks.ts';
import type { Block, Line } from '../project/whole.ts';

/** Lines that say which addresses mail leaves from; old names included. [G1§3.3.1.16, §8.2; G2§3.3.1.20] */
const naming = ['smtp-source-host', 'smtp-proxy-source-host', 'smtp-source-ip', 'auto-cold-virtual-mta'];

/** The lines in sections that name source addresses. */
export function sourceHostsIn(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block) => naming.flatMap((name) => linesIn(block, name)));
}

/** The lines that count for a virtual MTA: its own, or else those of the top level. */
export function sourceHostsOf({ whole }: Model, { blocks }: NamedBlocks): readonly Line[] {
  const own = sourceHostsIn(blocks);
  return own.length > 0 ? own : sourceHostsIn([whole]);
}

/** Whether a proxy sends for a virtual MTA, from addresses that its `<proxy>` section knows. */
export function usesProxy({ whole }: Model, { blocks }: NamedBlocks): boolean {
  return [...blocks, whole].some((block) => linesIn(block, 'use-proxy').length > 0);
}

/** The addresses that a line names. Behind a proxy they are those of this host and of the proxy. */
export function networksIn(line: Line): Network[] {
  const values = line.read?.arguments.map(({ value }) => value) ?? [];
  return values.flatMap((value) => (value.kind === 'error' ? [] : networksOf(value)));
}

function networksOf(value: Value): Network[] {
  if (value.kind === 'cidr') return [value];
  if (value.kind === 'ip') return [networkOf(value)];
  const ip = value.kind === 'host-port' ? parseIp(value.host) : undefined;
  return ip ? [networkOf(ip)] : [];
}
