/** The members of macros with their places, and how macros are used. */
import type { Span } from '@pmtakit/grammar';
import { continuationsOf } from '../model/continued-lists.ts';
import { type Macro, macrosIn } from '../model/macros.ts';
import type { Model } from '../model/model.ts';
import type { Reference } from '../model/symbols.ts';

/** One member of the list of a macro. */
export interface Member {
  /** In lower case, without quotes. */
  readonly text: string;
  readonly span: Span;
  /** The member before it on the same line. */
  readonly before: Member | undefined;
}

/** The members of a macro, those on the lines that go on with its list included. */
export function membersOf({ options }: Model, { file, span, line }: Macro): Member[] {
  const more = options.assumptions['broken-lists'] === 'joined' ? continuationsOf(line) : [];
  const lists = [{ start: span.end, end: line.argumentSpan.end }, ...more];
  return lists.flatMap(({ start, end }) => membersIn(file.text.slice(start, end), start));
}

function membersIn(list: string, offset: number): Member[] {
  const members: Member[] = [];
  for (const { 0: raw, index } of list.matchAll(/[^,]+/g)) {
    const text = raw.trim();
    if (text === '') continue;
    const start = offset + index + raw.indexOf(text);
    const plain = text.replaceAll('"', '').toLowerCase();
    members.push({ text: plain, span: { start, end: start + text.length }, before: members.at(-1) });
  }
  return members;
}

/** How the macros of a configuration are used. */
export interface MacroUses {
  /** Used somewhere, and nowhere as a part of a name: `<domain $m>`, but never `<domain x.$m>`. */
  isOnlyAlone(macro: Macro): boolean;
  /** Used as a part of a name, or in a macro that is. */
  isPart(macro: Macro): boolean;
}

export function macroUses(model: Model): MacroUses {
  const { macros, symbols } = model;
  const used = new Set<Macro>();
  const parts: Macro[] = [];
  for (const reference of symbols.references) {
    const macro = reference.to.includes('domain-macro') ? macros.get(reference.name) : undefined;
    if (!macro) continue;
    used.add(macro);
    if (reference.item.name !== 'domain-macro' && !standsAlone(reference)) parts.push(macro);
  }
  const lists = listedIn(model, parts);
  const asParts = reachable(parts, lists);
  return {
    isOnlyAlone: (macro) => used.has(macro) && !asParts.has(macro),
    isPart: (macro) => asParts.has(macro),
  };
}

/** The macros that are whole members of another one, by that; what is less than a member is added to `parts`. */
function listedIn({ macros }: Model, parts: Macro[]): Map<Macro, Macro[]> {
  const lists = new Map<Macro, Macro[]>();
  for (const outer of macros.all) {
    const listed: Macro[] = [];
    for (const member of outer.members) {
      const inner = macrosIn(member).flatMap((name) => macros.get(name) ?? []);
      for (const macro of inner) (/^\$\w+$/.test(member) ? listed : parts).push(macro);
    }
    lists.set(outer, listed);
  }
  return lists;
}

function reachable(starts: readonly Macro[], next: ReadonlyMap<Macro, readonly Macro[]>): Set<Macro> {
  const seen = new Set(starts);
  // A set that grows while it is gone through gives what was added too.
  for (const macro of seen) for (const inner of next.get(macro) ?? []) seen.add(inner);
  return seen;
}

/** Whether the macro is all that its place holds. */
function standsAlone({ item, file, span }: Reference): boolean {
  const values = item.kind === 'block' ? [item.value] : (item.read?.arguments.map(({ value }) => value) ?? []);
  const text = file.text.slice(span.start, span.end);
  return values.some((value) => value?.kind === 'domain-pattern' && value.domain === text);
}
