/** What changes in lists, in the words of their entries instead of those who use them. */
import { catalogue } from '@pmtakit/grammar';
import type { SymbolKind } from '../model/symbols.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Change, ChangedClients, QueuePart } from './change.ts';
import { isByContent } from './content.ts';
import { type Entry, type OtherEntry, entriesNamed, otherEntries, shownEntry } from './list-entries.ts';
import { type ListWitness, bounceWitness, messageWitness, replyWitness } from './list-witness.ts';
import { type Pair, type Sides, both, onOneSide } from './sides.ts';

/** A list as a line names it. */
interface NamedList {
  readonly kind: SymbolKind;
  readonly name: string;
}

/** A list that both sides use by the same name, with those who use it. */
interface ChangedList {
  readonly list: NamedList;
  readonly lists: Pair<Entry[]>;
  readonly entries: readonly OtherEntry[];
  readonly witness: Change['witness'];
  readonly parts: QueuePart[];
  readonly clients: ChangedClients[];
}

/** A text is held against all patterns of its list; with more of them together, no more texts are looked for. */
const MOST_PATTERNS = 20_000;

/** Tells changes of settings that name the same list as changes of that list; other lists get a text that shows them. */
export class ListChanges {
  readonly #sides: Sides;
  readonly #lists = new Map<string, ChangedList>();
  #looked = 0;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** The change with a text that shows it; undefined when it is one of lists only, which `changes` tells. */
  take(change: Change): Change | undefined {
    const pairs = this.#listsIn(change);
    if (pairs.some(({ before, after }) => this.#nameOf(before) !== this.#nameOf(after))) {
      return this.#withWitness(change, pairs);
    }
    const changed = pairs
      .map(({ before }) => this.#changedList(before, change))
      .filter(({ entries }) => entries.length > 0);
    for (const one of changed) note(one, change);
    return changed.length > 0 ? undefined : change;
  }

  /** One for each entry that differs. */
  changes(): Change[] {
    return [...this.#lists.values()].flatMap((changed) => this.#changesOf(changed));
  }

  /** The entries of a section that differ. */
  entriesOf(subject: Change['subject'], lists: Pair<readonly Entry[]>): Change[] {
    const isBounces = subject.kind === 'section' && subject.section === 'bounce-category-patterns';
    return otherEntries(this.#sides, lists.before, lists.after).map((entry) => {
      const text = isBounces ? this.#look(lists, () => bounceWitness(this.#sides, entry, lists)) : undefined;
      return { subject, ...told(entry), witness: text ? { list: text } : {} };
    });
  }

  /** The lists that both lines name, of which at least one holds something else; nothing when a line names none. */
  #listsIn({ origins: { before, after } }: Change): Pair<NamedList>[] {
    const own = listsNamedBy(before);
    const other = listsNamedBy(after);
    if (own.length !== other.length) return [];
    return own.flatMap((list, index) => {
      const second = other[index];
      return second ? [{ before: list, after: second }] : [];
    });
  }

  #withWitness(change: Change, pairs: readonly Pair<NamedList>[]): Change {
    for (const { before, after } of pairs) {
      const lists = this.#entries(before, after);
      for (const entry of otherEntries(this.#sides, lists.before, lists.after)) {
        const list = this.#witness(before.kind, entry, lists, { before: before.name, after: after.name });
        if (list) return { ...change, witness: { ...change.witness, list } };
      }
    }
    return change;
  }

  #changedList(list: NamedList, { witness }: Change): ChangedList {
    const key = `${list.kind} ${this.#nameOf(list)}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const lists = this.#entries(list, list);
    const entries = otherEntries(this.#sides, lists.before, lists.after);
    const changed = { list, lists, entries, witness, parts: [], clients: [] };
    this.#lists.set(key, changed);
    return changed;
  }

  #changesOf({ list, lists, entries, witness, parts, clients }: ChangedList): Change[] {
    const { kind, name } = list;
    const subject = { kind: 'list', section: kind, name, parts, clients: allOf(clients) } as const;
    const blocks = both(this.#sides, ({ model }) => model.symbols.defined(kind, name)[0]?.item);
    if (!blocks.before || !blocks.after) return [{ ...onOneSide({ kind: 'server' }, name, blocks), subject, witness }];
    return entries.map((entry) => {
      const text = this.#witness(kind, entry, lists, { before: name, after: name });
      return { subject, ...told(entry), witness: { ...witness, ...(text && { list: text }) } };
    });
  }

  #witness(kind: SymbolKind, entry: OtherEntry, lists: Pair<Entry[]>, names: Pair<string>): ListWitness | undefined {
    if (kind === 'smtp-pattern-list') return this.#look(lists, () => replyWitness(this.#sides, entry, lists));
    return kind === 'pattern-list' ? this.#look(lists, () => messageWitness(this.#sides, entry, names)) : undefined;
  }

  #look({ before, after }: Pair<readonly Entry[]>, find: () => ListWitness | undefined): ListWitness | undefined {
    if (this.#looked > MOST_PATTERNS) return undefined;
    this.#looked += before.length + after.length;
    return find();
  }

  #entries(before: NamedList, after: NamedList): Pair<Entry[]> {
    return {
      before: entriesNamed(this.#sides.before, before.kind, before.name),
      after: entriesNamed(this.#sides.after, after.kind, after.name),
    };
  }

  #nameOf({ name }: NamedList): string {
    return this.#sides.before.content.nameOf(name);
  }
}

function note({ parts, clients }: ChangedList, { subject }: Change): void {
  if (subject.kind === 'queue') for (const part of subject.parts) parts.push(part);
  if (subject.kind === 'source') clients.push(subject.clients);
}

function told(entry: OtherEntry): Pick<Change, 'setting' | 'before' | 'after' | 'origins'> {
  const names = new Set(
    [entry.before, entry.after].flatMap((one) => (one?.kind === 'line' && one.node.kind !== 'entry' ? one.name : [])),
  );
  const setting = names.size === 1 ? [...names][0] : undefined;
  const shown = (one: Entry | undefined): string | undefined => one && shownEntry(one, setting);
  return { setting, before: shown(entry.before), after: shown(entry.after), origins: entry };
}

function listsNamedBy(item: Line | Block | undefined): NamedList[] {
  const values = item?.kind === 'line' ? (item.read?.arguments.map(({ value }) => value) ?? []) : [];
  return values
    .flatMap((value) => (value.kind === 'reference' ? [value] : value.kind === 'reference-list' ? value.items : []))
    .flatMap(({ to, name }) => {
      const kind = to.find(isByContent);
      return kind && catalogue().section(kind) ? [{ kind, name }] : [];
    });
}

function allOf(clients: readonly ChangedClients[]): ChangedClients {
  const each = (ask: (one: ChangedClients) => readonly string[]): string[] => [...new Set(clients.flatMap(ask))];
  return {
    networks: each(({ networks }) => networks),
    users: each(({ users }) => users),
    listeners: each(({ listeners }) => listeners),
    pickup: clients.some(({ pickup }) => pickup),
  };
}
