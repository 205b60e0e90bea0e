import type { Value } from '@pmtakit/grammar';
import { type Block, type Line, spanIn } from '../project/whole.ts';
import type { Definition, SymbolKind } from './symbols.ts';

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

const namingLines: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['domain-macro', 'domain-macro'],
  ['domain-key', 'domain-key'],
  ['mx', 'rollup'],
]);

/** What a section or line gives a name to; undefined for those that name nothing. */
export function definitionIn(item: Line | Block): Definition | undefined {
  return item.kind === 'block' ? definedByBlock(item) : definedByLine(item);
}

/** Whether lines of this name give something a name. */
export function namesSomething({ name }: Line): boolean {
  return namingLines.has(name);
}

function definedByBlock(block: Block): Definition | undefined {
  const kind = namingSections.get(block.name);
  const value = kind && block.value;
  if (!value || (value.kind !== 'name' && value.kind !== 'source-tag') || value.name === undefined) return undefined;
  return { kind, name: value.name, file: block.file, span: spanIn(block, value), item: block };
}

function definedByLine(line: Line): Definition | undefined {
  const kind = namingLines.get(line.name);
  if (!kind) return undefined;
  const value = line.argument(kind === 'rollup' ? 1 : 0);
  const name = value && nameIn(value);
  return value && name !== undefined
    ? { kind, name, file: line.file, span: spanIn(line, value), item: line }
    : undefined;
}

function nameIn(value: Value): string | undefined {
  if (value.kind === 'name' || value.kind === 'queue-name') return value.name;
  return value.kind === 'domain-key' ? `${value.selector},${value.domain}` : undefined;
}
