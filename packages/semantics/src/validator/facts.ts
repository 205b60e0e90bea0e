/** What all checks ask about a document, found once. */
import {
  type CatalogueRow,
  type Characters,
  CleanArguments,
  type Container,
  type Directive,
  type Document,
  ENTRY_NAME,
  type Entry,
  GLOBAL_SCOPE,
  type InventedName,
  type Item,
  type ReadArguments,
  type Section,
  type Span,
  type TextEdit,
  catalogue,
  hasOpenPattern,
  blanksStart,
  endWithComment,
  readArguments,
  startOf,
  takes,
} from '@pmtakit/grammar';
import type { Block } from '../project/whole.ts';
import { argumentsSpan } from './spans.ts';
import { isPlaceholder, withoutMacros } from './placeholders.ts';
import { type Wrap, findWraps } from '../project/wraps.ts';

/** What a name turned out to be at its place. */
export type Resolution =
  | { readonly kind: 'known'; readonly row: CatalogueRow }
  | { readonly kind: 'misplaced'; readonly rows: readonly CatalogueRow[] }
  | { readonly kind: 'invented'; readonly entry: InventedName }
  /** Not known, or at a place of which nothing is known. */
  | { readonly kind: 'unknown' };

/** How a document stands in a project: what only its includes tell. */
export interface Surroundings {
  /** The scopes of lines and sections that stand in a section of another file. */
  readonly scopes: ReadonlyMap<Item, string>;
  /** Sections that another file closes, and closing tags of sections of other files. */
  readonly joined: ReadonlySet<object>;
  /** What the sections are in the whole, where their arguments may have been read. */
  readonly placed: ReadonlyMap<Item, Block>;
  /** Which arguments are right, as the file knows it. */
  readonly clean?: CleanArguments;
}

const alone: Surroundings = { scopes: new Map(), joined: new Set(), placed: new Map() };

export class Facts {
  readonly document: Document;
  readonly #surroundings: Surroundings;
  readonly #wraps: ReadonlyMap<Item, Wrap>;
  readonly #continued: ReadonlySet<Item>;
  readonly #scopes = new Map<Section, string | undefined>();
  readonly #clean: CleanArguments;
  #lineBreak: string | undefined;
  #isAscii: boolean | undefined;

  constructor(document: Document, surroundings: Surroundings = alone) {
    this.document = document;
    this.#surroundings = surroundings;
    this.#clean = surroundings.clean ?? new CleanArguments(document.source.text);
    this.#wraps = findWraps(document);
    this.#continued = new Set([...this.#wraps.values()].map((wrap) => wrap.head));
  }

  get text(): Characters {
    return this.document.source.characters;
  }

  /** Whether there is no character beyond ASCII in the items, as in most files. */
  get isAscii(): boolean {
    return (this.#isAscii ??= !/[^\0-\x7f]/.test(this.slice(spanOf(this.document.items))));
  }

  slice(span: Span): string {
    return this.document.source.slice(span);
  }

  /** How lines of this file end. */
  get lineBreak(): string {
    return (this.#lineBreak ??= /\r\n|[\r\n]/.exec(this.document.source.text)?.[0] ?? '\n');
  }

  /** Starts a new line at an offset; the blank space before it goes. */
  newLineAt(offset: number): TextEdit {
    return { span: { start: blanksStart(this.text, 0, offset), end: offset }, newText: this.lineBreak };
  }

  /** How a line that was broken in two by hand goes on from the one before; undefined for all other lines. */
  wrap(item: Item): Wrap | undefined {
    return this.#wraps.get(item);
  }

  /** Whether the next line is the rest of this one. */
  isContinued(item: Item): boolean {
    return this.#continued.has(item);
  }

  /** The scope that a line or section stands in; undefined when nobody knows what may stand there. */
  scopeAround(item: Item): string | undefined {
    return this.#surroundings.scopes.get(item) ?? this.#scope(item.parent);
  }

  /** Whether a tag has its partner in another file. */
  isJoined(tag: object): boolean {
    return this.#surroundings.joined.has(tag);
  }

  #scope(container: Container): string | undefined {
    if (container.kind === 'document') return GLOBAL_SCOPE;
    if (container.kind === 'directive') return 'pattern-list';
    if (!this.#scopes.has(container)) this.#scopes.set(container, this.#scopeOfSection(container));
    return this.#scopes.get(container);
  }

  /** What the name of a directive is at its place. */
  directive(node: Directive): Resolution {
    if (this.#node !== node) this.#turnTo(node, this.#resolve(node));
    return this.#resolution;
  }

  section(node: Section): Resolution {
    if (this.#node !== node) this.#turnTo(node, this.#resolveSection(node));
    return this.#resolution;
  }

  /** Whether a name is a directive here or elsewhere. */
  isDirective(name: string): boolean {
    return catalogue().directivesNamed(name).length > 0;
  }

  /** The catalogue row for the lines without a keyword of a section. */
  entry(node: Entry): CatalogueRow | undefined {
    return catalogue().directive(this.scopeAround(node) ?? '', ENTRY_NAME);
  }

  /** The arguments of a known directive. A section that opens at the end of the line stands for the last one. */
  read(node: Directive, row: CatalogueRow): ReadArguments {
    const read = this.#read(node, node.argumentsStart, node.argumentsEnd, row);
    return node.block && read.missing?.orBlock ? { ...read, missing: undefined } : read;
  }

  /** Whether nothing is wrong with the arguments of a known directive. Faster than to read them. */
  isClean(node: Directive, row: CatalogueRow): boolean {
    if (this.#cleanNode !== node) {
      this.#cleanNode = node;
      this.#isClean = this.#clean.isClean(argumentsSpan(node), row);
    }
    return this.#isClean;
  }

  readHead(node: Section, row: CatalogueRow): ReadArguments {
    return this.#read(node, node.head.argumentsStart, node.head.argumentsEnd, row);
  }

  readEntry(node: Entry): ReadArguments | undefined {
    const row = this.entry(node);
    return row && this.#read(node, node.start, node.end, row);
  }

  /** Whether a `#` cuts a regular expression short: the text before it has no closing slash, the comment has one. */
  patternIsCut(node: Directive | Entry): boolean {
    if (!node.comment || !this.slice(node.comment).includes('/')) return false;
    const start = node.kind === 'entry' ? node.start : node.argumentsStart;
    const end = node.kind === 'entry' ? node.end : node.argumentsEnd;
    if (node.kind === 'directive' && !this.#takesPattern(node)) return false;
    return hasOpenPattern(this.text.slice(start, end));
  }

  /** The names in a tag that takes one name but holds several. */
  hasListInTag(node: Section): readonly string[] | undefined {
    if (this.#tagNode !== node) {
      this.#tagNode = node;
      this.#listInTag = this.#findListInTag(node);
    }
    return this.#listInTag;
  }

  #findListInTag(node: Section): readonly string[] | undefined {
    const resolution = this.section(node);
    if (resolution.kind !== 'known' || resolution.row.arguments.length !== 1) return undefined;
    const raw = this.text.slice(node.head.argumentsStart, node.head.argumentsEnd);
    if (isPlaceholder(node.name === 'domain' ? withoutMacros(raw) : raw)) return undefined;
    const isList =
      this.readHead(node, resolution.row).extra !== undefined || (node.name === 'domain' && raw.includes(','));
    const members = isList ? raw.split(/[\s,"]+/).filter((member) => member !== '') : [];
    return members.length > 1 ? members : undefined;
  }

  #takesPattern(node: Directive): boolean {
    const resolution = this.directive(node);
    const rows =
      resolution.kind === 'known' ? [resolution.row] : resolution.kind === 'misplaced' ? resolution.rows : [];
    return rows.some((row) => takes(row, 'regex'));
  }

  #resolve(node: Directive): Resolution {
    const scope = this.scopeAround(node);
    const known = scope === undefined ? undefined : catalogue().directive(scope, node.name);
    if (known) return { kind: 'known', row: known };
    const entry = catalogue().inventedName('directive', node.name, scope ?? '');
    if (entry) return { kind: 'invented', entry };
    const rows = catalogue().directivesNamed(node.name);
    return scope !== undefined && rows.length > 0 ? { kind: 'misplaced', rows } : { kind: 'unknown' };
  }

  #resolveSection(node: Section): Resolution {
    const scope = this.scopeAround(node);
    const row = catalogue().section(node.name);
    if (row) {
      const fits = scope === undefined || row.scopes.includes(scope);
      return fits ? { kind: 'known', row } : { kind: 'misplaced', rows: [row] };
    }
    const entry = catalogue().inventedName('section', node.name, scope ?? '');
    return entry ? { kind: 'invented', entry } : { kind: 'unknown' };
  }

  // All checks ask about one node before the next one comes, so remembering one is enough.
  #node: Item | undefined;
  #resolution: Resolution = { kind: 'unknown' };
  #tagNode: Section | undefined;
  #listInTag: readonly string[] | undefined;
  #cleanNode: Item | undefined;
  #isClean = false;
  #readNode: Item | undefined;
  #readRow: CatalogueRow | undefined;
  #readResult: ReadArguments | undefined;

  #turnTo(node: Item, resolution: Resolution): void {
    this.#node = node;
    this.#resolution = resolution;
  }

  #read(node: Item, start: number, end: number, row: CatalogueRow): ReadArguments {
    if (this.#readNode === node && this.#readRow === row && this.#readResult) return this.#readResult;
    this.#readNode = node;
    this.#readRow = row;
    const placed = this.#surroundings.placed.get(node);
    this.#readResult = (placed?.row === row ? placed.read : undefined) ?? readArguments(this.text, { start, end }, row);
    return this.#readResult;
  }

  /** The lines of an invented or misspelt section are read as those of the one that is meant. */
  #scopeOfSection(section: Section): string | undefined {
    const resolution = this.#resolveSection(section);
    if (resolution.kind === 'known' || resolution.kind === 'misplaced') return section.name;
    if (section.name === GLOBAL_SCOPE) return GLOBAL_SCOPE;
    if (resolution.kind === 'invented') return onlySection(resolution.entry);
    return catalogue().didYouMean('section', section.name, this.scopeAround(section) ?? '');
  }
}

function spanOf(items: readonly Item[]): Span {
  const [first, last] = [items[0], items.at(-1)];
  return first && last ? { start: startOf(first), end: endWithComment(last) } : { start: 0, end: 0 };
}

function onlySection(entry: InventedName): string | undefined {
  const [name, ...more] = entry.use ?? [];
  const section = /^<(.+)>$/.exec(name ?? '')?.[1];
  return more.length === 0 ? section : undefined;
}
