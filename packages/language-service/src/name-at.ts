/** The name at an offset: what it may mean, and where it is defined and used. */
import { type Span } from '@pmtakit/grammar';
import {
  type Block,
  type Definition,
  type Line,
  type Model,
  type Reference,
  type SymbolKind,
  definitionIn,
  referencesIn,
} from '@pmtakit/semantics';
import type { FileContext } from './context.ts';
import { placeAt } from './place-at.ts';

export interface NameAt {
  readonly name: string;
  readonly span: Span;
  /** What it names; of a reference that nobody defines, what it may name. */
  readonly kinds: readonly SymbolKind[];
  readonly definitions: readonly Definition[];
  readonly isDefinition: boolean;
}

export function nameAt(context: FileContext, offset: number): NameAt | undefined {
  const { line, tag } = placeAt(context, offset);
  const item = line ?? tag;
  return item && nameIn(context.model, item, offset);
}

function nameIn(model: Model, item: Line | Block, offset: number): NameAt | undefined {
  const holds = ({ span }: { readonly span: Span }): boolean => span.start <= offset && offset <= span.end;
  const reference = referencesIn(item, model.options.assumptions).find(holds);
  if (reference) return namedBy(model, reference);
  const definition = definitionIn(item);
  if (!definition || !holds(definition)) return undefined;
  const { name, span, kind } = definition;
  return { name, span, kinds: [kind], definitions: model.symbols.defined(kind, name), isDefinition: true };
}

function namedBy({ symbols }: Model, reference: Reference): NameAt {
  const definitions = symbols.resolve(reference);
  const found = [...new Set(definitions.map(({ kind }) => kind))];
  const kinds = found.length > 0 ? found : reference.to;
  return { name: reference.name, span: reference.span, kinds, definitions, isDefinition: false };
}

/** Everywhere a name is used, each place once: files that are included several times have several readings. */
export function usesOf({ symbols }: Model, { kinds, name }: Pick<NameAt, 'kinds' | 'name'>): Reference[] {
  return oncePerPlace(kinds.flatMap((kind) => symbols.used(kind, name)));
}

export function oncePerPlace<T extends Pick<Reference, 'file' | 'span'>>(places: readonly T[]): T[] {
  return [...new Map(places.map((place) => [`${place.span.start} ${place.file.path}`, place])).values()];
}
