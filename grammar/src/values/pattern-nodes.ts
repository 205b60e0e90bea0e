/** Reads a translated pattern into nodes. What is read comes from `translatePattern`, which leaves no mistake in it. */
import { oncePer } from '../text/once-per.ts';
import { type CharacterSet, complement, setOf } from './character-set.ts';
import { anyCaseOf, inAnyCase } from './pattern-case.ts';

/** A pattern in the words of JavaScript. */
export interface PatternSource {
  readonly text: string;
  readonly isCaseless: boolean;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly least: number;
  /** `Infinity` for no limit. */
  readonly most: number;
  readonly isLazy: boolean;
  /** The groups inside, from the first to the one behind the last. Each round forgets what they held. */
  readonly groups: readonly [from: number, to: number];
}

export interface LookNode {
  readonly kind: 'look';
  readonly body: PatternNode;
  readonly isBehind: boolean;
  readonly isNegated: boolean;
}

export type Edge = 'start' | 'end' | 'word-edge' | 'no-word-edge';

export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly body: PatternNode; readonly index: number }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'reference'; readonly group: number | string }
  | RepeatNode
  | LookNode;

export interface ParsedPattern {
  readonly root: PatternNode;
  /** How many capturing groups there are. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** A group that waits for its end. */
interface OpenGroup {
  readonly close: (body: PatternNode) => PatternNode;
  /** How many capturing groups stand before it. */
  readonly groupsBefore: number;
  readonly options: PatternNode[];
  items: PatternNode[];
  /** How many stand before the last item. */
  groupsBeforeLast: number;
}

const DIGITS: CharacterSet = setOf([[0x30, 0x39]]);
const WORDS: CharacterSet = setOf([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
const BLANKS: CharacterSet = setOf(
  [...'\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff']
    .map((character): [number, number] => [character.charCodeAt(0), character.charCodeAt(0)])
    .concat([[0x2000, 0x200a]]),
);

const namedSets: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORDS],
  ['W', complement(WORDS)],
  ['s', BLANKS],
  ['S', complement(BLANKS)],
]);

const controls: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

const edges: ReadonlyMap<string, Edge> = new Map([
  ['^', 'start'],
  ['$', 'end'],
  ['\\b', 'word-edge'],
  ['\\B', 'no-word-edge'],
]);

/** What may be more than a character that stands for itself. */
const SPECIAL: ReadonlySet<string> = new Set('\\^$|()[*+?{');

const EDGE = /\^|\$|\\[bB]/y;
const OPENING = /\((?:\?(?::|<?[=!]|<(\w+)>))?/y;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/y;
const REFERENCE = /\\(?:([1-9]\d*)|k<(\w+)>)/y;
const CODE = /\\(?:u([\da-f]{4})|x([\da-f]{2}))/iy;

/** Read once: whoever runs a pattern asks first what it says. */
export const parsePattern: (source: PatternSource) => ParsedPattern = oncePer(({ text, isCaseless }) => {
  const parser = new PatternParser(text, isCaseless);
  return { root: parser.parse(), groups: parser.groups, names: parser.names };
});

class PatternParser {
  readonly names = new Map<string, number>();
  groups = 0;
  readonly #text: string;
  readonly #isCaseless: boolean;
  readonly #outer: OpenGroup[] = [];
  #offset = 0;
  #open = this.#opened((body) => body);

  constructor(text: string, isCaseless: boolean) {
    this.#text = text;
    this.#isCaseless = isCaseless;
  }

  parse(): PatternNode {
    while (this.#offset < this.#text.length) this.#readItem();
    return this.#body();
  }

  #opened(close: OpenGroup['close']): OpenGroup {
    return { close, groupsBefore: this.groups, options: [], items: [], groupsBeforeLast: this.groups };
  }

  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#offset;
    const match = expression.exec(this.#text) ?? undefined;
    if (match) this.#offset += match[0].length;
    return match;
  }

  #readItem(): void {
    if (!SPECIAL.has(this.#text.charAt(this.#offset))) return this.#add({ kind: 'set', set: this.#readLetter() });
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier) return this.#repeat(quantifier);
    const edge = edges.get(this.#take(EDGE)?.[0] ?? '');
    if (edge) return this.#add({ kind: 'edge', edge });
    const reference = this.#take(REFERENCE);
    if (reference) return this.#add({ kind: 'reference', group: reference[2] ?? Number(reference[1]) });
    const opening = this.#take(OPENING);
    if (opening) return this.#openGroup(opening[0], opening[1]);
    const character = this.#text.charAt(this.#offset);
    if (character === '[') return this.#readClass();
    if (character === ')') return this.#closeGroup();
    if (character === '|') return this.#endOption();
    this.#add({ kind: 'set', set: this.#readMember() });
  }

  #add(node: PatternNode, groupsBefore = this.groups): void {
    this.#open.items.push(node);
    this.#open.groupsBeforeLast = groupsBefore;
  }

  #repeat([whole, count, comma, most, lazy]: RegExpExecArray): void {
    const body = this.#open.items.pop();
    if (!body) return;
    const least = count === undefined ? (whole.startsWith('+') ? 1 : 0) : Number(count);
    const limit = count === undefined ? (whole.startsWith('?') ? 1 : Infinity) : mostOf(least, comma, most);
    const groups = [this.#open.groupsBeforeLast, this.groups] as const;
    this.#open.items.push({ kind: 'repeat', body, least, most: limit, isLazy: lazy !== '', groups });
  }

  #openGroup(opening: string, name: string | undefined): void {
    this.#outer.push(this.#open);
    const look = /[=!]$/.exec(opening)?.[0];
    if (look) {
      const kinds = { isBehind: opening.includes('<'), isNegated: look === '!' };
      this.#open = this.#opened((body) => ({ kind: 'look', body, ...kinds }));
    } else if (opening === '(?:') this.#open = this.#opened((body) => body);
    else {
      const index = this.groups;
      this.#open = this.#opened((body) => ({ kind: 'group', body, index }));
      this.groups++;
      if (name !== undefined) this.names.set(name, index);
    }
  }

  #closeGroup(): void {
    this.#offset++;
    const { close, groupsBefore } = this.#open;
    const body = this.#body();
    this.#open = this.#outer.pop() ?? this.#opened((node) => node);
    this.#add(close(body), groupsBefore);
  }

  #endOption(): void {
    this.#offset++;
    this.#open.options.push(joined(this.#open.items));
    this.#open.items = [];
  }

  #body(): PatternNode {
    const { options, items } = this.#open;
    const last = joined(items);
    return options.length === 0 ? last : { kind: 'choice', options: [...options, last] };
  }

  #readClass(): void {
    const isNegated = this.#text.startsWith('[^', this.#offset);
    this.#offset += isNegated ? 2 : 1;
    const ranges: [number, number][] = [];
    while (this.#offset < this.#text.length && this.#text.charAt(this.#offset) !== ']') {
      const set = this.#readRange();
      for (let index = 0; index < set.length; index += 2) ranges.push([set[index] ?? 0, set[index + 1] ?? 0]);
    }
    this.#offset++;
    const set = setOf(ranges);
    this.#add({ kind: 'set', set: isNegated ? complement(set) : set });
  }

  #readRange(): CharacterSet {
    const named = this.#readNamedSet();
    if (named) return named;
    const first = this.#readCode();
    const isRange = /^-[^\]]/.test(this.#text.slice(this.#offset, this.#offset + 2));
    if (isRange) this.#offset++;
    return this.#cased(setOf([[first, isRange ? this.#readCode() : first]]));
  }

  /** A character that stands for itself, as most do. */
  #readLetter(): CharacterSet {
    const code = this.#text.charCodeAt(this.#offset++);
    return this.#isCaseless ? anyCaseOf(code) : [code, code];
  }

  #readMember(): CharacterSet {
    const named = this.#readNamedSet();
    if (named) return named;
    const code = this.#readCode();
    return this.#isCaseless ? anyCaseOf(code) : [code, code];
  }

  #readNamedSet(): CharacterSet | undefined {
    const isEscape = this.#text.charAt(this.#offset) === '\\';
    const named = isEscape ? namedSets.get(this.#text.charAt(this.#offset + 1)) : undefined;
    if (named) this.#offset += 2;
    return named;
  }

  #readCode(): number {
    const [, long, short] = this.#take(CODE) ?? [];
    const digits = long ?? short;
    if (digits !== undefined) return Number.parseInt(digits, 16);
    if (this.#text.charAt(this.#offset) !== '\\') return this.#text.charCodeAt(this.#offset++);
    const letter = this.#text.charAt(this.#offset + 1);
    this.#offset += 2;
    return controls.get(letter) ?? letter.charCodeAt(0);
  }

  #cased(set: CharacterSet): CharacterSet {
    return this.#isCaseless ? inAnyCase(set) : set;
  }
}

function mostOf(least: number, comma: string | undefined, most: string | undefined): number {
  if (comma === undefined) return least;
  return most ? Number(most) : Infinity;
}

function joined(items: readonly PatternNode[]): PatternNode {
  const [only] = items;
  return only && items.length === 1 ? only : { kind: 'sequence', items };
}
