/** Which entries of two lists are not the same. */
import type { PatternResultValue } from '@pmtakit/grammar';
import type { SymbolKind } from '../model/symbols.ts';
import { shownText } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Pair, Side, Sides } from './sides.ts';

export type Entry = Line | Block;

/** An entry of one side and what stands in its place on the other one. */
export type OtherEntry = Pair<Entry | undefined>;

/** The entries of all sections of a name, in their order. */
export function entriesNamed({ model, content }: Side, kind: SymbolKind, name: string): Entry[] {
  return model.symbols
    .defined(kind, name)
    .flatMap(({ item }) => (item.kind === 'block' ? [...content.lists.itemsOf(item)] : []));
}

/**
 * The entries that only one list has, those for the same texts side by side; where both have the same in another order,
 * the first place that differs. An entry that is written alike and leads to another list is replaced by what differs there.
 */
export function otherEntries(sides: Sides, before: readonly Entry[], after: readonly Entry[]): OtherEntry[] {
  const found: OtherEntry[] = [];
  const seen = new Set<Entry>();
  const waiting: Pair<readonly Entry[]>[] = [{ before, after }];
  for (let lists = waiting.pop(); lists; lists = waiting.pop()) {
    for (const entry of differing(sides, lists)) {
      const item = entry.before ?? entry.after;
      // A list may be called from several places, and call itself.
      if (!item || seen.has(item)) continue;
      seen.add(item);
      const inner = innerLists(sides, entry);
      if (inner) waiting.push(inner);
      else found.push(entry);
    }
  }
  return found;
}

function differing(sides: Sides, lists: Pair<readonly Entry[]>): OtherEntry[] {
  const before = counted(sides.before, lists.before);
  const after = counted(sides.after, lists.after);
  const gone = lists.before.filter((entry) => !takeOne(after, textOf(sides.before, entry)));
  const come = lists.after.filter((entry) => !takeOne(before, textOf(sides.after, entry)));
  return gone.length + come.length > 0 ? paired(gone, come) : firstMoved(sides, lists);
}

function textOf({ content }: Side, entry: Entry): string {
  return content.lists.textOf(entry);
}

function counted(side: Side, entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(textOf(side, entry), (counts.get(textOf(side, entry)) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}

/** Entries that take the same are one change; so are the others where as many are gone as have come. */
function paired(gone: readonly Entry[], come: readonly Entry[]): OtherEntry[] {
  const left = Map.groupBy(come, whatItTakes);
  const pairs = gone.map((before): OtherEntry => ({ before, after: left.get(whatItTakes(before))?.shift() }));
  const rest = new Set([...left.values()].flat());
  const others = come.filter((entry) => rest.has(entry));
  if (pairs.filter(({ after }) => !after).length === others.length) {
    return pairs.map(({ before, after }) => ({ before, after: after ?? others.shift() }));
  }
  return [...pairs, ...others.map((after) => ({ before: undefined, after }))];
}

/** All that an entry says but for the last word, which says what happens. */
function whatItTakes(entry: Entry): string {
  if (entry.kind === 'block') return `<${entry.name} ${entry.argument}>`;
  const values = entry.read?.arguments.map(({ value }) => value.raw) ?? [];
  return [entry.name, ...(values.length > 1 ? values.slice(0, -1) : values)].join(' ');
}

function firstMoved(sides: Sides, { before, after }: Pair<readonly Entry[]>): OtherEntry[] {
  const at = before.findIndex((entry, index) => {
    const other = after[index];
    return !other || textOf(sides.before, entry) !== textOf(sides.after, other);
  });
  return at < 0 ? [] : [{ before: before[at], after: after[at] }];
}

/** The lists that two entries lead to which are written alike. */
function innerLists(sides: Sides, { before, after }: OtherEntry): Pair<readonly Entry[]> | undefined {
  if (!before || !after || shownEntry(before) !== shownEntry(after)) return undefined;
  const lists = { before: innerOf(sides.before, before), after: innerOf(sides.after, after) };
  return lists.before.length + lists.after.length > 0 ? lists : undefined;
}

function innerOf(side: Side, entry: Entry): readonly Entry[] {
  const block = entry.kind === 'block' ? entry : entry.block;
  if (block) return side.content.lists.itemsOf(block);
  const name = entry.kind === 'line' ? resultOf(entry)?.callTo?.name : undefined;
  return name === undefined ? [] : entriesNamed(side, 'pattern-list', name);
}

export function resultOf(line: Line): PatternResultValue | undefined {
  const value = line.read?.arguments.at(-1)?.value;
  return value?.kind === 'pattern-result' ? value : undefined;
}

/** An entry as it is written, without its name when that is told beside it. */
export function shownEntry(entry: Entry, name?: string): string {
  if (entry.kind === 'block') return `<${[entry.name, entry.argument].filter(Boolean).join(' ')}>`;
  return entry.name === name || entry.node.kind === 'entry' ? shownText(entry) : `${entry.name} ${shownText(entry)}`;
}
