/** What uses what: pools their virtual MTAs, domains and sources their lists, lists the virtual MTAs that they choose. */
import {
  type Block,
  type Definition,
  type Line,
  type Reference,
  type SymbolKind,
  definitionIn,
  everything,
  referencesIn,
  symbolKinds,
} from '@pmtakit/semantics';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
} from 'vscode-languageserver-types';
import { type FileContext, locationOf, offsetOf } from './context.ts';
import { sectionSymbolKind } from './document-symbols.ts';
import { nameAt, oncePerPlace, usesOf } from './name-at.ts';

/** How an item is found again. */
interface ItemData {
  readonly kind: SymbolKind;
  readonly name: string;
}

export function prepareCallHierarchy(context: FileContext, position: Position): CallHierarchyItem[] {
  const name = nameAt(context, offsetOf(context, position));
  return oncePerPlace(name?.definitions ?? []).map((definition) => itemOf(context, definition));
}

/** Who uses it: what has a name around each use, else its section. */
export function incomingCalls(context: FileContext, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const data = dataOf(item);
  if (!data) return [];
  const uses = usesOf(context.model, { kinds: [data.kind], name: data.name });
  return [...Map.groupBy(uses, (use) => holderOf(use.item))].map(([holder, own]) => ({
    from: holderItem(context, holder),
    fromRanges: own.map((use) => locationOf(context, use).range),
  }));
}

/** What it uses. */
export function outgoingCalls(context: FileContext, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const data = dataOf(item);
  const { model } = context;
  const definitions = data ? oncePerPlace(model.symbols.defined(data.kind, data.name)) : [];
  const uses = definitions.flatMap((definition) => usesWithin(context, definition));
  const byTarget = new Map<Definition, Reference[]>();
  for (const use of uses) {
    const [target] = model.symbols.resolve(use);
    if (target) byTarget.set(target, [...(byTarget.get(target) ?? []), use]);
  }
  return [...byTarget].map(([target, own]) => ({
    to: itemOf(context, target),
    fromRanges: own.map((use) => locationOf(context, use).range),
  }));
}

function usesWithin({ model }: FileContext, { item, file }: Definition): Reference[] {
  const items = item.kind === 'block' ? [item, ...everything(item)] : [item];
  // Ranges are those of the file that the item is in.
  return items.flatMap((one) => (one.file === file ? referencesIn(one, model.options.assumptions) : []));
}

function itemOf(context: FileContext, definition: Definition): CallHierarchyItem {
  const { name, kind, item } = definition;
  const { uri, range } = locationOf(context, definition);
  return {
    name,
    detail: kind,
    kind: sectionSymbolKind(kind),
    uri,
    range: locationOf(context, { file: item.file, span: spanOf(item) }).range,
    selectionRange: range,
    data: { kind, name } satisfies ItemData,
  };
}

function holderOf(item: Line | Block): Line | Block {
  for (let at: Block | undefined = item.kind === 'block' ? item : item.parent; at?.parent; at = at.parent) {
    if (definitionIn(at)) return at;
  }
  const section = item.kind === 'block' ? item : item.parent;
  return section.parent ? section : item;
}

function holderItem(context: FileContext, holder: Line | Block): CallHierarchyItem {
  const definition = definitionIn(holder);
  if (definition) return itemOf(context, definition);
  const { uri, range } = locationOf(context, { file: holder.file, span: spanOf(holder) });
  const argument = holder.kind === 'block' ? holder.argument : '';
  const selectionRange = locationOf(context, holder).range;
  const name = argument || holder.name;
  return { name, detail: holder.name, kind: sectionSymbolKind(holder.name), uri, range, selectionRange };
}

/** The whole of it, where its file says so. */
function spanOf({ node, span }: Line | Block): { readonly start: number; readonly end: number } {
  return node.kind === 'section' ? { start: span.start, end: Math.max(node.end, span.end) } : span;
}

function dataOf({ data }: CallHierarchyItem): ItemData | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('name' in data)) return undefined;
  const kind = symbolKinds.find((one) => one === data.kind);
  return kind && typeof data.name === 'string' ? { kind, name: data.name } : undefined;
}
