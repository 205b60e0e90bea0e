import type { Network, Span } from '@pmtakit/grammar';
import { type Block, type Line, canonical, formatIp, linesNamed } from '@pmtakit/semantics';
import { ownLinesOf } from '../dry/own-lines.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted, tagOf } from '../dry/words.ts';

/** Limits of single source addresses: each address of a network has the limit for itself, so networks may be put together. */
const limits = [
  'source-ip-max-smtp-out',
  'source-ip-max-connect-rate',
  'source-ip-max-msg-rate',
  'source-ip-max-data-volume-rate',
];

/** Lines for networks that make up a larger one. (dry D18) */
export const collapseNetworks: Refactoring = {
  id: 'collapse-networks',
  way: 'remove',
  title: 'Writes the limits of neighbouring networks as one line',
  safety: 'safe',
  gain: 'One line says what was counted out before.',

  *find({ whole }) {
    for (const name of limits) {
      for (const [block, lines] of Map.groupBy(linesNamed(whole, name), ({ parent }) => parent)) {
        const taken = new Set(lines.flatMap((line) => keyIn(line) ?? []));
        for (const same of Map.groupBy(lines, valueOf).values()) yield* proposalsFor(block, same, taken);
      }
    }
  },
};

/** A network, and the lines that make it up. */
interface Collapsed extends Network {
  readonly lines: readonly Line[];
}

function networkIn(line: Line): (Network & Span) | undefined {
  const value = line.isValid ? line.argument(0) : undefined;
  return value?.kind === 'cidr' ? value : undefined;
}

function keyIn(line: Line): string | undefined {
  const network = networkIn(line);
  return network && keyOf(network);
}

/** What is set for the network. */
function valueOf(line: Line): string {
  const value = line.argument(1);
  return value ? canonical(value) : '';
}

function* proposalsFor(block: Block, lines: readonly Line[], taken: ReadonlySet<string>): Generator<Proposal> {
  for (const { lines: own, ...network } of collapsed(lines, taken)) {
    const movable = own.flatMap((one) => ownLinesOf(one) ?? []);
    const [first, ...others] = movable;
    const [line] = own;
    const old = line && networkIn(line);
    if (!line || !old || !first || movable.length < own.length || others.some(({ isCommented }) => isCommented))
      continue;
    const text = `${formatIp(network)}/${network.prefix}`;
    yield {
      message: `${counted(own.length, 'line')} of ${block.parent ? tagOf(block) : 'the top level'} make up ${text}: ${line.name}`,
      at: line,
      edits: [{ file: line.file, span: { start: old.start, end: old.end }, newText: text }, ...others.map(remove)],
    };
  }
}

/** Networks of which both halves are there are put together, as often as that goes. */
function collapsed(lines: readonly Line[], taken: ReadonlySet<string>): Collapsed[] {
  const byKey = new Map<string, Collapsed>();
  const waiting = lines.flatMap((line): Collapsed[] => {
    const network = networkIn(line);
    return network && !byKey.has(keyOf(network)) ? [{ ...withoutHost(network), lines: [line] }] : [];
  });
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const other = one.prefix > 0 ? byKey.get(keyOf(siblingOf(one))) : undefined;
    const outer = other && outerOf(one, other);
    if (!outer || taken.has(keyOf(outer))) {
      byKey.set(keyOf(one), one);
      continue;
    }
    byKey.delete(keyOf(other));
    waiting.push(outer);
  }
  return [...byKey.values()].filter((network) => network.lines.length > 1);
}

function withoutHost({ version, address, prefix }: Network): Network {
  return { version, address, prefix };
}

function siblingOf({ version, address, prefix }: Network): Network {
  return { version, prefix, address: address ^ (1n << BigInt(bitsOf(version) - prefix)) };
}

function outerOf(one: Collapsed, other: Collapsed): Collapsed {
  const { version, prefix } = one;
  const address = one.address < other.address ? one.address : other.address;
  const lines = [...one.lines, ...other.lines].sort((a, b) => a.order - b.order);
  return { version, prefix: prefix - 1, address, lines };
}

function bitsOf(version: Network['version']): number {
  return version === 4 ? 32 : 128;
}

function keyOf({ version, address, prefix }: Network): string {
  return `${version}:${address}/${prefix}`;
}
