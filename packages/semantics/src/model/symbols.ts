import type { CatalogueRow, Span, Value } from '@pmtakit/grammar';
import { takes } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import { type Block, type Line, everything } from '../project/whole.ts';
import type { Assumptions } from './assumptions.ts';
import { DEFAULT_VMTA, nameKey } from './names.ts';

/** What can have a name. Virtual MTAs and pools share one space of names. [G1§8.3] */
export const symbolKinds = [
  'virtual-mta',
  'virtual-mta-pool',
  'source',
  'smtp-user',
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'domain-key-list',
  'domain-key',
  'proxy',
  'rewrite-list',
  'source-group',
  'signals-filter',
  'domain-macro',
  'rollup',
] as const;
export type SymbolKind = (typeof symbolKinds)[number];

interface Named {
  /** As written, without quotes, without `$`. */
  readonly name: string;
  readonly file: ProjectFile;
  /** The name alone, in its file. */
  readonly span: Span;
  readonly item: Line | Block;
}

export interface Definition extends Named {
  readonly kind: SymbolKind;
}

export interface Reference extends Named {
  /** The kinds of thing that may be meant. */
  readonly to: readonly SymbolKind[];
}

/** Everything that has a name, where it is defined and where it is used. */
export class Symbols {
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly #defined = new Map<string, Definition[]>();
  readonly #used = new Map<string, Reference[]>();
  readonly #assumptions: Assumptions;

  constructor(whole: Block, assumptions: Assumptions) {
    this.#assumptions = assumptions;
    const definitions: Definition[] = [];
    const references: Reference[] = [];
    for (const item of everything(whole)) {
      definitions.push(...(item.kind === 'block' ? definedByBlock(item) : definedByLine(item)));
      references.push(...(item.kind === 'block' ? usedByBlock(item) : usedByLine(item)));
    }
    this.definitions = definitions;
    this.references = references;
    for (const definition of definitions) add(this.#defined, this.#key(definition.kind, definition.name), definition);
    for (const reference of references) {
      for (const kind of reference.to) add(this.#used, this.#key(kind, reference.name), reference);
    }
  }

  /** What has this name: more than one when it is defined again. */
  defined(kind: SymbolKind, name: string): readonly Definition[] {
    return this.#defined.get(this.#key(kind, name)) ?? [];
  }

  /** What a reference means; nothing when nobody defines it. */
  resolve({ to, name }: Reference): readonly Definition[] {
    return to.flatMap((kind) => this.defined(kind, name));
  }

  /** Where something of this name is used. */
  used(kind: SymbolKind, name: string): readonly Reference[] {
    return this.#used.get(this.#key(kind, name)) ?? [];
  }

  /** The names of a kind, each once. */
  names(kind: SymbolKind): readonly string[] {
    return [...new Set(this.definitions.filter((one) => one.kind === kind).map(({ name }) => name))];
  }

  #key(kind: SymbolKind, name: string): string {
    return `${kind} ${nameKey(name, this.#assumptions)}`;
  }
}

/** Sections whose tag gives a name, by what it names. */
const namingSections: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['virtual-mta', 'virtual-mta'],
  ['virtual-mta-pool', 'virtual-mta-pool'],
  ['source', 'source'],
  ['smtp-user', 'smtp-user'],
  ['pattern-list', 'pattern-list'],
  ['smtp-pattern-list', 'smtp-pattern-list'],
  ['address-list', 'address-list'],
  ['suppression-list', 'address-list'],
  ['domain-key-list', 'domain-key-list'],
  ['proxy', 'proxy'],
  ['rewrite-list', 'rewrite-list'],
  ['source-group', 'source-group'],
  ['signals-filter', 'signals-filter'],
]);

function definedByBlock(block: Block): Definition[] {
  const kind = namingSections.get(block.name);
  const { value, file } = block;
  if (!kind || !value) return [];
  const name = value.kind === 'name' || value.kind === 'source-tag' ? value.name : undefined;
  return name === undefined ? [] : [{ kind, name, file, span: spanOf(value), item: block }];
}

function definedByLine(line: Line): Definition[] {
  const kind = namingLines.get(line.name);
  if (!kind) return [];
  const { file } = line;
  const value = line.argument(kind === 'rollup' ? 1 : 0);
  if (value?.kind === 'name' || value?.kind === 'queue-name') {
    return [{ kind, name: value.name, file, span: spanOf(value), item: line }];
  }
  if (value?.kind !== 'domain-key') return [];
  return [{ kind, name: `${value.selector},${value.domain}`, file, span: spanOf(value), item: line }];
}

const namingLines: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['domain-macro', 'domain-macro'],
  ['domain-key', 'domain-key'],
  ['mx', 'rollup'],
]);

function usedByBlock(block: Block): Reference[] {
  const { value, file } = block;
  if (value?.kind !== 'domain-pattern') return [];
  if (!value.domain.endsWith('.rollup')) return macroUses(block, spanOf(value));
  return [{ to: ['rollup'], name: value.domain, file, span: spanOf(value), item: block }];
}

function usedByLine(line: Line): Reference[] {
  const { row } = line;
  if (!row || !mayRefer(row)) return [];
  return (line.read?.arguments ?? []).flatMap(({ value }) => (value.kind === 'error' ? [] : usesIn(line, value)));
}

function usesIn(line: Line, value: Value): Reference[] {
  switch (value.kind) {
    case 'reference':
      return [referenceTo(line, value.to.filter(isSymbolKind), value)];
    case 'reference-list':
      return value.items.map((item) => referenceTo(line, item.to.filter(isSymbolKind), item));
    case 'pattern-result':
      return [value.virtualMta, value.callTo].flatMap((item) =>
        item ? [referenceTo(line, item.to.filter(isSymbolKind), item)] : [],
      );
    case 'queue-filter':
      return value.items
        .filter(({ virtualMta }) => virtualMta !== '*' && virtualMta !== DEFAULT_VMTA)
        .map((item) => referenceTo(line, ['virtual-mta'], { ...item, name: item.virtualMta }));
    case 'domain-pattern':
    case 'macro-members':
    case 'domain-key':
    case 'string':
      return macroUses(line, spanOf(value));
    default:
      return [];
  }
}

function referenceTo(item: Line, to: readonly SymbolKind[], value: Span & { readonly name: string }): Reference {
  return { to, name: value.name, file: item.file, span: spanOf(value), item };
}

/** Each `$name` in a span. */
function macroUses(item: Line | Block, { start, end }: Span): Reference[] {
  const text = item.file.text.slice(start, end);
  if (!text.includes('$')) return [];
  return [...text.matchAll(/\$(\w+)/g)].map(({ 0: { length }, 1: name = '', index }) => ({
    to: ['domain-macro'],
    name,
    file: item.file,
    span: { start: start + index, end: start + index + length },
    item,
  }));
}

const types = ['reference', 'pattern-result', 'queue-filter', 'domain-pattern', 'macro-members'] as const;
const mayReferByRow = new WeakMap<CatalogueRow, boolean>();

/** Whether it is worth the time to read the arguments of a line. */
function mayRefer(row: CatalogueRow): boolean {
  const known = mayReferByRow.get(row);
  if (known !== undefined) return known;
  const answer = types.some((type) => takes(row, type)) || takesMacros(row);
  mayReferByRow.set(row, answer);
  return answer;
}

/** Places beside domain patterns where later releases fill in macros. [G2§3.3.1.33.4] */
function takesMacros({ name, scopes }: CatalogueRow): boolean {
  return name === 'domain-key' || (name === 'domain' && scopes.includes('address-list'));
}

function isSymbolKind(name: string): name is SymbolKind {
  const kinds: readonly string[] = symbolKinds;
  return kinds.includes(name);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const same = map.get(key);
  if (same) same.push(item);
  else map.set(key, [item]);
}
