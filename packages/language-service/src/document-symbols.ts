/** The outline of a file: its sections, and the lines that give names. */
import { type Item, type Section, isSecretName, withoutUser } from '@pmtakit/grammar';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { type TreeContext, positionsOf } from './context.ts';
import type { Positions } from './positions.ts';

const sectionKinds: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['virtual-mta', SymbolKind.Class],
  ['virtual-mta-pool', SymbolKind.Module],
  ['domain', SymbolKind.Namespace],
  ['source', SymbolKind.Interface],
  ['smtp-user', SymbolKind.Key],
]);

/** Lines that give a name, by the argument that is it. */
const namingLines: ReadonlyMap<string, SymbolKind> = new Map<string, SymbolKind>([
  ['domain-macro', SymbolKind.Constant],
  ['include', SymbolKind.File],
]);

export function sectionSymbolKind(name: string): SymbolKind {
  return sectionKinds.get(name) ?? SymbolKind.Struct;
}

export function documentSymbols(context: TreeContext): DocumentSymbol[] {
  const positions = positionsOf(context);
  const { text, document } = context.file;
  return symbolsOf(document.items, text, positions);
}

/** Sections nest as deep as somebody wrote them, so the way down has an end. */
const DEEPEST = 50;

function symbolsOf(items: readonly Item[], text: string, positions: Positions, depth = 0): DocumentSymbol[] {
  if (depth > DEEPEST) return [];
  return items.flatMap((item) => symbolOf(item, text, positions, depth) ?? []);
}

function symbolOf(item: Item, text: string, positions: Positions, depth: number): DocumentSymbol | undefined {
  if (item.kind === 'section') return sectionSymbol(item, text, positions, depth);
  if (item.kind !== 'directive') return undefined;
  if (item.block)
    return { ...sectionSymbol(item.block, text, positions, depth), ...nameOf(item.name, argument(text, item)) };
  const kind = namingLines.get(item.name);
  if (kind === undefined) return undefined;
  const span = { start: item.start, end: Math.max(item.argumentsEnd, item.nameEnd) };
  const [word = ''] = argument(text, item).split(/\s+/);
  return {
    ...nameOf(item.name, withoutUser(word)),
    kind,
    range: positions.range(span),
    selectionRange: positions.range(span),
  };
}

function sectionSymbol(section: Section, text: string, positions: Positions, depth: number): DocumentSymbol {
  const { head, name } = section;
  return {
    ...nameOf(name, isSecretName(name) ? '' : argument(text, head)),
    kind: sectionSymbolKind(name),
    range: positions.range({ start: head.start, end: Math.max(section.end, head.end) }),
    selectionRange: positions.range({ start: head.start, end: head.end }),
    children: symbolsOf(section.items, text, positions, depth + 1),
  };
}

function argument(text: string, node: { readonly argumentsStart: number; readonly argumentsEnd: number }): string {
  return text.slice(node.argumentsStart, node.argumentsEnd);
}

/** Editors refuse symbols without a name. */
function nameOf(name: string, words: string): { readonly name: string; readonly detail: string } {
  return words === '' ? { name, detail: '' } : { name: words, detail: name };
}
