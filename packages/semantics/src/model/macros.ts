import type { DomainPatternValue } from '@pmtakit/grammar';
import type { AssumptionName, Assumptions } from './assumptions.ts';
import { continuationsOf } from './continued-lists.ts';
import { keyOf } from './domain-match.ts';
import { type Macro, macroOf, macrosIn } from './macro-line.ts';
import { nameKey } from './names.ts';
import type { Line } from '../project/whole.ts';

export { type Macro, macrosIn } from './macro-line.ts';

export type MacroProblem =
  /** From the first macro to the one that leads back to it. Macros that lead back in several ways are told once. */
  | { readonly kind: 'cycle'; readonly chain: readonly Macro[] }
  | { readonly kind: 'undefined'; readonly name: string; readonly within: Macro }
  | { readonly kind: 'too-large'; readonly macro: Macro; readonly limit: number };

/** What a text with macros stands for. */
export interface Expansion {
  readonly texts: readonly string[];
  /** Macros in it that nobody defines. */
  readonly missing: readonly string[];
}

/** Names beyond which a macro is no list that anybody wrote; one that comes twice counts twice. */
const MOST_NAMES = 100_000;

/** Names to put together for all macros, which keeps time and memory within bounds that lists of lists would break. */
const MOST_WORK = 5_000_000;

/** Characters of a name that is put together out of macros. A domain has 253 at most. */
const LONGEST_NAME = 1_000;

/** A macro on the way down to those that need no other. */
interface Visit {
  readonly macro: Macro;
  readonly uses: Iterator<Macro, undefined>;
  /** The last place on the way, down to this one, that is part of a cycle which is told already; -1 for none. */
  told: number;
}

/** How many names may still be put together. */
interface Work {
  left: number;
}

/** All macros of a configuration. Each is expanded once, when first asked for. [G1§3.3.1.33.4, §3.3.10] */
export class Macros {
  readonly problems: MacroProblem[] = [];
  readonly #byKey = new Map<string, Macro>();
  readonly #all: readonly Macro[];
  readonly #expanded = new Map<Macro, readonly string[]>();
  readonly #assumptions: Assumptions;
  readonly #work: Work = { left: MOST_WORK };

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
    return { texts: this.#textsOf(text), missing };
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

  #textsOf(text: string): readonly string[] {
    const only = /^\$(\w+)$/.exec(text)?.[1];
    const macro = only === undefined ? undefined : this.get(only);
    if (macro) return this.#expanded.get(macro) ?? [];
    return [...new Set(this.#product(text, { left: MOST_WORK }))];
  }

  /** Goes down to the macros that need no other, without recursion, and comes back up. */
  #resolve(macro: Macro | undefined): void {
    if (!macro || this.#expanded.has(macro)) return;
    const way: Visit[] = [];
    const places = new Map<Macro, number>();
    const enter = (next: Macro): void => {
      places.set(next, way.length);
      way.push({ macro: next, uses: this.#usesOf(next), told: way.at(-1)?.told ?? -1 });
    };
    enter(macro);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value: used, done } = top.uses.next();
      if (done) {
        this.#expanded.set(top.macro, this.#expandMembers(top.macro));
        places.delete(top.macro);
        way.pop();
      } else if (!this.#expanded.has(used)) {
        const start = places.get(used);
        if (start === undefined) enter(used);
        else this.#tellCycle(way, start);
      }
    }
  }

  /** Cycles that share a macro are told once: their number can grow with the square of that of the macros. */
  #tellCycle(way: readonly Visit[], start: number): void {
    if ((way.at(-1)?.told ?? -1) >= start) return;
    const cycle = way.slice(start);
    for (const [index, visit] of cycle.entries()) visit.told = start + index;
    this.problems.push({ kind: 'cycle', chain: cycle.map(({ macro }) => macro) });
  }

  *#usesOf({ members }: Macro): Generator<Macro, undefined> {
    for (const member of members) {
      for (const name of macrosIn(member)) {
        const used = this.get(name);
        if (used) yield used;
      }
    }
  }

  #expandMembers(macro: Macro): readonly string[] {
    const names: string[] = [];
    for (const member of macro.members) {
      for (const name of macrosIn(member)) {
        if (!this.get(name)) this.problems.push({ kind: 'undefined', name, within: macro });
      }
      const texts = this.#product(member, this.#work);
      if (!texts || names.length + texts.length > MOST_NAMES) return this.#refuse(macro);
      for (const text of texts) names.push(text);
    }
    return [...new Set(names)];
  }

  #refuse(macro: Macro): readonly string[] {
    this.problems.push({ kind: 'too-large', macro, limit: this.#work.left < 0 ? MOST_WORK : MOST_NAMES });
    return [];
  }

  /** Every combination of the names of the macros in a text; undefined when there are too many or they are too long. */
  #product(text: string, work: Work): string[] | undefined {
    let texts = [''];
    for (const [piece, name] of text.matchAll(/\$(\w+)|[^$]+|\$/g)) {
      const macro = name === undefined ? undefined : this.get(name);
      const choices = name === undefined ? [piece] : ((macro && this.#expanded.get(macro)) ?? []);
      const count = texts.length * choices.length;
      if (count === 0) return [];
      work.left -= count;
      if (count > MOST_NAMES || work.left < 0) return undefined;
      if (piece !== text && longest(texts) + longest(choices) > LONGEST_NAME) return undefined;
      texts = texts.flatMap((start) => choices.map((choice) => start + choice));
    }
    return texts;
  }
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Which assumption a macro rests on. */
export function macroAssumption(macro: Macro): AssumptionName | undefined {
  return continuationsOf(macro.line).length > 0 ? 'broken-lists' : undefined;
}
