import type { DomainPatternValue } from '@pmtakit/grammar';
import type { AssumptionName, Assumptions } from './assumptions.ts';
import { keyOf } from './domain-match.ts';
import { nameKey } from './names.ts';
import type { Line } from '../project/whole.ts';

/** A list of domains or parts of domains under a name. */
export interface Macro {
  readonly name: string;
  readonly line: Line;
  /** As written, other macros included. */
  readonly members: readonly string[];
}

export type MacroProblem =
  /** From the first macro to the one that leads back to it. */
  | { readonly kind: 'cycle'; readonly chain: readonly Macro[] }
  | { readonly kind: 'undefined'; readonly name: string; readonly within: Macro }
  | { readonly kind: 'too-large'; readonly macro: Macro; readonly limit: number };

/** What a text with macros stands for. */
export interface Expansion {
  readonly texts: readonly string[];
  /** Macros in it that nobody defines. */
  readonly missing: readonly string[];
}

/** Names beyond which a macro is no list that anybody wrote. */
const MOST_NAMES = 100_000;

/** All macros of a configuration. Each is expanded once, when first asked for. [G1§3.3.1.33.4, §3.3.10] */
export class Macros {
  readonly problems: MacroProblem[] = [];
  readonly #byKey = new Map<string, Macro>();
  readonly #all: readonly Macro[];
  readonly #expanded = new Map<Macro, readonly string[]>();
  readonly #assumptions: Assumptions;

  constructor(lines: Iterable<Line>, assumptions: Assumptions) {
    this.#assumptions = assumptions;
    this.#all = [...lines].flatMap((line) => macroOf(line, assumptions) ?? []);
    for (const macro of this.#all) {
      const key = nameKey(macro.name, assumptions);
      if (assumptions['repeated-lines'] === 'last' || !this.#byKey.has(key)) this.#byKey.set(key, macro);
    }
  }

  /** Every definition, also of names that are defined again. */
  get all(): readonly Macro[] {
    return this.#all;
  }

  get(name: string): Macro | undefined {
    return this.#byKey.get(nameKey(name, this.#assumptions));
  }

  /** All texts that a text with `$name` in it stands for, each once, in the order written. */
  expand(text: string): Expansion {
    const missing = macrosIn(text).filter((name) => !this.get(name));
    if (missing.length > 0) return { texts: [], missing };
    for (const name of macrosIn(text)) this.#resolve(this.get(name));
    return { texts: this.#product(text) ?? [], missing };
  }

  /** The patterns that a pattern stands for, as keys: more or less than one where macros are in it. */
  patternsOf(value: DomainPatternValue): readonly string[] {
    if (value.form !== 'macro') return [keyOf(value)];
    return this.expand(value.domain).texts.map((text) => text.toLowerCase());
  }

  /** The names a macro stands for. */
  membersOf(macro: Macro): readonly string[] {
    this.#resolve(macro);
    return this.#expanded.get(macro) ?? [];
  }

  /** Expands everything, so that `problems` is complete. */
  resolveAll(): readonly MacroProblem[] {
    for (const macro of this.#all) this.#resolve(macro);
    return this.problems;
  }

  /** Goes down to the macros that need no other, without recursion, and comes back up. */
  #resolve(macro: Macro | undefined): void {
    const stack = macro && !this.#expanded.has(macro) ? [macro] : [];
    const active = new Set(stack);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = this.#firstOpen(top, stack, active);
      if (next) {
        stack.push(next);
        active.add(next);
        continue;
      }
      this.#expanded.set(top, this.#expandMembers(top));
      stack.pop();
      active.delete(top);
    }
  }

  #firstOpen(macro: Macro, stack: readonly Macro[], active: ReadonlySet<Macro>): Macro | undefined {
    for (const name of macro.members.flatMap(macrosIn)) {
      const used = this.get(name);
      if (!used || this.#expanded.has(used)) continue;
      if (!active.has(used)) return used;
      this.problems.push({ kind: 'cycle', chain: stack.slice(stack.indexOf(used)) });
      this.#expanded.set(used, []);
    }
    return undefined;
  }

  #expandMembers(macro: Macro): readonly string[] {
    const names = new Set<string>();
    for (const member of macro.members) {
      for (const name of macrosIn(member)) {
        if (!this.get(name)) this.problems.push({ kind: 'undefined', name, within: macro });
      }
      const texts = this.#product(member);
      if (!texts || names.size + texts.length > MOST_NAMES) {
        this.problems.push({ kind: 'too-large', macro, limit: MOST_NAMES });
        return [];
      }
      for (const text of texts) names.add(text);
    }
    return [...names];
  }

  /** Every combination of the names of the macros in a text; undefined when there are too many. */
  #product(text: string): string[] | undefined {
    let texts = [''];
    for (const [piece, name] of text.matchAll(/\$(\w+)|[^$]+|\$/g)) {
      const macro = name === undefined ? undefined : this.get(name);
      const choices = name === undefined ? [piece] : ((macro && this.#expanded.get(macro)) ?? []);
      if (texts.length * choices.length > MOST_NAMES) return undefined;
      texts = texts.flatMap((start) => choices.map((choice) => start + choice));
    }
    return texts;
  }
}

/** The names of the macros in a text, without `$`. */
export function macrosIn(text: string): string[] {
  return text.includes('$') ? [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '') : [];
}

/** Which assumption a macro rests on. */
export function macroAssumption(macro: Macro): AssumptionName | undefined {
  return continuations(macro.line).length > 0 ? 'broken-lists' : undefined;
}

function macroOf(line: Line, assumptions: Assumptions): Macro | undefined {
  const [, name, list = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line.text) ?? [];
  if (name === undefined) return undefined;
  const more = assumptions['broken-lists'] === 'joined' ? continuations(line) : [];
  return { name, line, members: [list, ...more].join(',').split(',').map(plainMember).filter(Boolean) };
}

/** The texts of the lines that go on with a list. */
function continuations({ file, node }: Line): string[] {
  const { text } = file;
  if (node.kind !== 'directive' || !mayGoOn(text.slice(node.argumentsStart, node.argumentsEnd))) return [];
  const texts: string[] = [];
  for (const [item, wrap] of file.wraps) {
    if (wrap.head !== node || item.kind === 'comment' || item.kind === 'section' || item.kind === 'stray') continue;
    const end = item.kind === 'directive' ? item.argumentsEnd : item.end;
    texts.push(text.slice(item.start, end));
  }
  return texts;
}

function mayGoOn(list: string): boolean {
  return list.endsWith(',') || !/\s/.test(list);
}

/** Without quotes and blanks, in lower case but for the names of other macros. */
function plainMember(raw: string): string {
  const text = raw.trim().replaceAll('"', '');
  return text.replaceAll(/\$\w+|[^$]+/g, (piece) => (piece.startsWith('$') ? piece : piece.toLowerCase()));
}
