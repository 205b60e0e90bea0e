/** All names of a configuration that a query may mean. */
import type { Model, SymbolKind as NamedKind } from '@pmtakit/semantics';
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { type ClientView, locationOf } from './context.ts';
import { sectionSymbolKind } from './document-symbols.ts';
import { oncePerPlace } from './name-at.ts';

/** More than anybody looks through. */
const MOST_SYMBOLS = 1000;

/** The names that hold all letters of a query in their order, as editors compare. */
export function workspaceSymbols(model: Model, query: string, view: ClientView): WorkspaceSymbol[] {
  const letters = query.toLowerCase();
  return oncePerPlace(model.symbols.definitions.filter(({ name }) => holdsInOrder(name.toLowerCase(), letters)))
    .slice(0, MOST_SYMBOLS)
    .map((definition) => ({
      name: definition.name,
      kind: kindOf(definition.kind),
      location: locationOf(view, definition),
      containerName: definition.kind,
    }));
}

function kindOf(kind: NamedKind): SymbolKind {
  return kind === 'domain-macro' ? SymbolKind.Constant : sectionSymbolKind(kind);
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
