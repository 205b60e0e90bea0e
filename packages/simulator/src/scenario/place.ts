/** Values of a scenario file, each with its line and the keys that lead to it. */
import { LineTable, closest, parseDuration } from '@pmtakit/grammar';
import { type Document, type Node, type Pair, isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import { type Instant, type Rate, durationOf, instantOf, rateOf, sizeOf } from '../traffic/quantities.ts';
import { Problems, ScenarioError, type ScenarioProblem } from './problems.ts';

/** Data of any shape, as JSON has it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** More of a text than this tells nobody what is meant. */
const LONGEST_SHOWN = 60;

/** What all places of one file share. */
export class ScenarioText {
  readonly path: string;
  readonly problems = new Problems();
  readonly document: Document;
  readonly #lines: LineTable;
  #anchors: Map<string, Node> | undefined;

  constructor(path: string, text: string, document: Document) {
    this.path = path;
    this.document = document;
    this.#lines = new LineTable(text);
  }

  problemAt(offset: number, key: string, message: string): ScenarioProblem {
    const { line, column } = this.#lines.position(offset);
    return { path: this.path, line, column, key, message };
  }

  lineOf(offset: number): number {
    return this.#lines.position(offset).line;
  }

  /** What an alias such as `*shop` stands for. */
  anchored(name: string): Node | undefined {
    this.#anchors ??= anchorsOf(this.document);
    return this.#anchors.get(name);
  }
}

function anchorsOf(document: Document): Map<string, Node> {
  const anchors = new Map<string, Node>();
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined && !anchors.has(node.anchor)) anchors.set(node.anchor, node);
    },
  });
  return anchors;
}

/** One value of the file. Whatever it is, reading it gives what is asked for or a ScenarioError. */
export class Place {
  readonly file: ScenarioText;
  readonly node: Node | undefined;
  /** Such as `streams[0].volume`. */
  readonly key: string;
  readonly #offset: number;
  readonly #lostAlias: string | undefined;

  constructor(file: ScenarioText, node: Node | undefined, key: string, offset = node?.range?.[0] ?? 0) {
    this.file = file;
    this.node = isAlias(node) ? file.anchored(node.source) : node;
    this.key = key;
    this.#offset = offset;
    this.#lostAlias = isAlias(node) && !this.node ? node.source : undefined;
  }

  get line(): number {
    return this.file.lineOf(this.#offset);
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** The text, number, switch or null that stands here; undefined for a list or a mapping. */
  get scalar(): unknown {
    if (this.node === undefined) return null;
    return isScalar(this.node) ? this.node.value : undefined;
  }

  problem(message: string): ScenarioProblem {
    return this.file.problemAt(this.#offset, this.key, message);
  }

  fail(message: string): never {
    throw new ScenarioError(this.problem(message));
  }

  /** Fails with what stands here and what should. */
  refuse(expected: string): never {
    return this.fail(`expected ${expected}, not ${this.#shown}`);
  }

  text(expected = 'a text'): string {
    const { scalar } = this;
    return typeof scalar === 'string' && scalar !== '' ? scalar : this.refuse(expected);
  }

  /** A text, or a number as it is written. */
  words(expected: string): string {
    if (!isScalar(this.node)) return this.refuse(expected);
    const { value, source } = this.node;
    const isWords = (typeof value === 'string' && value !== '') || typeof value === 'number';
    return isWords ? (typeof value === 'string' ? value : (source ?? String(value))) : this.refuse(expected);
  }

  switch(): boolean {
    const { scalar } = this;
    return typeof scalar === 'boolean' ? scalar : this.refuse('true or false');
  }

  number(expected: string, least: number, most = Infinity): number {
    const { scalar } = this;
    const fits = typeof scalar === 'number' && Number.isFinite(scalar) && scalar >= least && scalar <= most;
    return fits ? scalar : this.refuse(expected);
  }

  wholeNumber(least: number, most: number, expected = `a whole number from ${least} to ${most}`): number {
    const value = this.number(expected, least, most);
    return Number.isSafeInteger(value) ? value : this.refuse(expected);
  }

  /** Milliseconds. */
  duration(): number {
    const expected = 'a time interval such as 30s, 10m or 4d12h';
    const text = this.words(expected);
    const time = durationOf(text);
    if (time !== undefined) return time;
    return parseDuration(text) === undefined ? this.refuse(expected) : this.fail('is longer than a thousand years');
  }

  /** Milliseconds; more than none. */
  interval(): number {
    const value = this.duration();
    return value > 0 ? value : this.fail('is no time at all; give an interval such as 30s or 1h');
  }

  /** A rate above zero. */
  rate(): Rate {
    const expected = 'a rate above zero such as 500/s, 90/m or 100/15m';
    return rateOf(this.words(expected)) ?? this.refuse(expected);
  }

  /** Bytes; at least one. */
  size(): number {
    const expected = 'a size of at least 1 byte such as 2000, 50K or 10M';
    return sizeOf(this.words(expected)) ?? this.refuse(expected);
  }

  instant(): Instant {
    const expected = 'a date such as 2027-01-04, with a time such as 2027-01-04T08:00:00+01:00';
    return instantOf(this.words(expected)) ?? this.refuse(expected);
  }

  /** One of some words. @param what names them, such as `arrival` */
  oneOf<T extends string>(known: readonly T[], what: string): T {
    const text = this.text(`one of ${known.join(', ')}`);
    return known.find((word) => word === text) ?? this.fail(`${short(text)} is no ${what}${possible(text, known)}`);
  }

  items(expected = 'a list'): Place[] {
    const { node } = this;
    if (!isSeq(node)) return this.refuse(expected);
    return node.items.map((item, index) => this.#child(item, `${this.key}[${index}]`));
  }

  /** The members of a list, or the one thing that stands in place of a list of one. */
  itemsOrOne(): Place[] {
    return this.isList ? this.items() : [this];
  }

  /** All keys and values of a mapping; a key that comes twice is told. */
  entries(expected = 'a mapping of keys to values'): [string, Place][] {
    const { node } = this;
    if (!isMap(node)) return this.refuse(expected);
    const seen = new Set<string>();
    const entries: [string, Place][] = [];
    for (const pair of node.items) {
      const [name, place] = this.#entry(pair);
      if (seen.has(name)) this.file.problems.add(place.problem('stands here twice; take one away'));
      else entries.push([name, place]);
      seen.add(name);
    }
    return entries;
  }

  #entry({ key, value }: Pair): [string, Place] {
    const name = isScalar(key) ? String(key.value) : '?';
    const offset = isNode(key) ? key.range?.[0] : undefined;
    return [name, this.#child(value, pathTo(this.key, name), offset)];
  }

  #child(item: unknown, key: string, offset?: number): Place {
    const node = isNode(item) ? item : undefined;
    return new Place(this.file, node, key, offset ?? node?.range?.[0] ?? this.#offset);
  }

  /** The members of a mapping, of which all keys have to be known. */
  members<K extends string>(known: readonly K[], expected?: string): Members<K> {
    const members = new Map<K, Place>();
    for (const [name, place] of this.entries(expected)) {
      const key = known.find((one) => one === name);
      if (key === undefined) this.file.problems.add(place.problem(`no such key${possible(name, known)}`));
      else members.set(key, place);
    }
    return new Members(this, members);
  }

  /** The value as it stands, for what somebody else reads. */
  plain(): Plain {
    return new PlainReader().read(this, 0);
  }

  get #shown(): string {
    if (this.isList) return 'a list';
    if (this.isMap) return 'a mapping';
    if (this.#lostAlias !== undefined) return `*${short(this.#lostAlias)}, which nothing defines`;
    const { scalar } = this;
    if (scalar === null || scalar === undefined) return 'nothing';
    return typeof scalar === 'string' ? JSON.stringify(short(scalar)) : String(scalar);
  }
}

/** Deeper data is a mistake, or an alias that holds itself. */
const DEEPEST = 20;
/** More values are a mistake, or aliases of aliases. */
const MOST_VALUES = 10_000;

class PlainReader {
  #values = 0;

  read(place: Place, depth: number): Plain {
    if (depth > DEEPEST) return place.fail(`is nested deeper than ${DEEPEST} levels`);
    if (++this.#values > MOST_VALUES) return place.fail(`makes it more than ${MOST_VALUES} values`);
    if (place.isList) return place.items().map((item) => this.read(item, depth + 1));
    if (place.isMap) {
      return Object.fromEntries(place.entries().map(([key, one]) => [key, this.read(one, depth + 1)]));
    }
    const { scalar } = place;
    return typeof scalar === 'string' || typeof scalar === 'number' || typeof scalar === 'boolean' ? scalar : null;
  }
}

/** The keys of one mapping. */
export class Members<K extends string> {
  readonly place: Place;
  readonly #members: ReadonlyMap<K, Place>;

  constructor(place: Place, members: ReadonlyMap<K, Place>) {
    this.place = place;
    this.#members = members;
  }

  get(key: K): Place | undefined {
    return this.#members.get(key);
  }

  /** Undefined when the key is not there, or wrong, which is noted. */
  read<T>(key: K, read: (place: Place) => T): T | undefined {
    const place = this.get(key);
    return place && this.place.file.problems.attempt(() => read(place));
  }

  /** @param example what to write, such as `volume: 1000` */
  required<T>(key: K, read: (place: Place) => T, example: string): T {
    const place = this.get(key) ?? this.place.fail(`${key} is missing; write ${example}`);
    return read(place);
  }
}

function pathTo(path: string, key: string): string {
  const name = short(key);
  if (!/^[\w$.@-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** Ends a clause about a wrong word with the right ones. */
export function possible(word: string, known: readonly string[]): string {
  const meant = closest(word, known);
  return `${meant === undefined ? '; ' : `; did you mean ${meant}? `}there are ${known.join(', ')}`;
}

/** A text as a message can hold it. */
export function short(text: string, most = LONGEST_SHOWN): string {
  const cut = text.length > most ? `${text.slice(0, most)}...` : text;
  return cut.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
