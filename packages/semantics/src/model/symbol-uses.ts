import { type CatalogueRow, type Span, type Value, oncePer, takes } from '@pmtakit/grammar';
import { type Block, type Line, spanIn } from '../project/whole.ts';
import type { Assumptions } from './assumptions.ts';
import { continuationsOf } from './continued-lists.ts';
import { DEFAULT_VMTA } from './names.ts';
import { type Reference, type SymbolKind, symbolKinds } from './symbols.ts';

/** The names that a section or line uses. */
export function referencesIn(item: Line | Block, assumptions: Assumptions): Reference[] {
  if (item.kind === 'block') return usedByBlock(item);
  if (!mayUseNames(item)) return [];
  if (item.name === MACRO) return usedByMacro(item, assumptions);
  return (item.read?.arguments ?? []).flatMap(({ value }) => (value.kind === 'error' ? [] : usesIn(item, value)));
}

const MACRO = 'domain-macro';

/** Whether it is worth the time to read the arguments of a line. */
export function mayUseNames({ name, row }: Line): boolean {
  return name === MACRO || (row !== undefined && mayRefer(row));
}

function usedByBlock(block: Block): Reference[] {
  const { value } = block;
  if (value?.kind !== 'domain-pattern') return [];
  if (value.macros.length > 0 || !value.domain.endsWith('.rollup')) return macroUses(block, value);
  return [{ to: ['rollup'], name: value.domain, file: block.file, span: spanIn(block, value), item: block }];
}

/** A list with a wrong member still names its macros, and so do the lines that go on with it. */
function usedByMacro(line: Line, assumptions: Assumptions): Reference[] {
  const start = line.read?.arguments[0]?.value.end;
  if (start === undefined) return [];
  const more = assumptions['broken-lists'] === 'joined' ? continuationsOf(line) : [];
  return [{ start, end: line.argumentSpan.end }, ...more].flatMap((span) => macroUses(line, span));
}

function usesIn(line: Line, value: Value): Reference[] {
  switch (value.kind) {
    case 'reference':
      return [referenceTo(line, value)];
    case 'reference-list':
      return value.items.map((item) => referenceTo(line, item));
    case 'pattern-result':
      return [value.virtualMta, value.callTo].flatMap((item) => (item ? [referenceTo(line, item)] : []));
    case 'queue-filter':
      return value.items.flatMap((item) => [...macroUses(line, item.domain), ...vmtaUses(line, item)]);
    case 'domain-pattern':
    case 'domain-key':
      return macroUses(line, value);
    default:
      return [];
  }
}

type Named = Span & { readonly name: string; readonly to: readonly string[] };

function referenceTo(item: Line, value: Named): Reference {
  return { to: value.to.filter(isSymbolKind), name: value.name, file: item.file, span: spanIn(item, value), item };
}

/** The name behind the slash in a filter. */
function vmtaUses(line: Line, { virtualMta, end }: Span & { readonly virtualMta: string }): Reference[] {
  if (virtualMta === '*' || virtualMta === DEFAULT_VMTA) return [];
  const span = { start: end - virtualMta.length, end };
  return [{ to: ['virtual-mta'], name: virtualMta, file: line.file, span: spanIn(line, span), item: line }];
}

/** Each `$name` in a span. */
function macroUses(item: Line | Block, { start, end }: Span): Reference[] {
  const text = item.file.slice(start, end);
  if (!text.includes('$')) return [];
  return [...text.matchAll(/\$(\w+)/g)].map(({ 0: { length }, 1: name = '', index }) => ({
    to: ['domain-macro'],
    name,
    file: item.file,
    span: spanIn(item, { start: start + index, end: start + index + length }),
    item,
  }));
}

/** Later releases fill in macros in keys too. [G2§3.3.1.33.4] */
const types = ['reference', 'pattern-result', 'queue-filter', 'domain-pattern', 'domain-key'] as const;

const mayRefer: (row: CatalogueRow) => boolean = oncePer((row) => types.some((type) => takes(row, type)));

function isSymbolKind(name: string): name is SymbolKind {
  const kinds: readonly string[] = symbolKinds;
  return kinds.includes(name);
}
