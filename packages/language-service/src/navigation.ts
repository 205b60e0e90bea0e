/** Where names are defined and used. */
import type { SymbolKind } from '@pmtakit/semantics';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import { type FileContext, locationOf, offsetOf, rangeOf } from './context.ts';
import { type NameAt, nameAt, oncePerPlace, usesOf } from './name-at.ts';

/** Where the name at a position is defined: several places when it is defined again, or is of several kinds. */
export function definition(context: FileContext, position: Position): Location[] {
  const name = nameAt(context, offsetOf(context, position));
  return oncePerPlace(name?.definitions ?? []).map((one) => locationOf(context, one));
}

/** Where the name at a position is used, over all files. */
export function references(context: FileContext, position: Position, withDefinitions: boolean): Location[] {
  const name = nameAt(context, offsetOf(context, position));
  if (!name) return [];
  return [...(withDefinitions ? oncePerPlace(name.definitions) : []), ...usesOf(context.model, name)].map((one) =>
    locationOf(context, one),
  );
}

/** The places of the same name in the file. */
export function documentHighlights(context: FileContext, position: Position): DocumentHighlight[] {
  const name = nameAt(context, offsetOf(context, position));
  if (!name) return [];
  const inFile = placesOf(context, name).filter(({ file }) => file === context.file);
  return inFile.map(({ span, isDefinition }) => ({
    range: rangeOf(context, span),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** All places of a name, definitions first. */
export function placesOf({ model }: FileContext, name: NameAt) {
  return [
    ...oncePerPlace(name.definitions).map((one) => ({ ...one, isDefinition: true })),
    ...usesOf(model, name).map((one) => ({ ...one, isDefinition: false })),
  ];
}

/** Kinds whose names nobody gives freely: other systems know them, or they are built in. */
export const fixedKinds: readonly SymbolKind[] = ['rollup', 'domain-key'];
