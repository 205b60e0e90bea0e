/** Renames what has a name, over all files. */
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { SymbolKind } from '@pmtakit/semantics';
import { type FileContext, locationOf, offsetOf, rangeOf } from './context.ts';
import { type NameAt, nameAt } from './name-at.ts';
import { fixedKinds, placesOf } from './navigation.ts';

/** Why something cannot be renamed, in words for the user. */
export class RenameError extends Error {
  override readonly name = 'RenameError';
}

/** What would be renamed; null where there is no name, or one that has to stay. */
export function prepareRename(
  context: FileContext,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | null {
  const name = renameable(context, position);
  if (!name) return null;
  const text = context.file.text.slice(name.span.start, name.span.end);
  return { range: rangeOf(context, name.span), placeholder: text.replace(/^\$/, '').replaceAll('"', '') };
}

/**
 * The edits that give a name to all that has it and to all that uses it.
 * @throws RenameError when the new name is not possible or taken
 */
export function rename(context: FileContext, position: Position, newName: string): WorkspaceEdit | null {
  const name = renameable(context, position);
  if (!name) return null;
  refuseImpossible(context, name, newName);
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, span } of placesOf(context, name)) {
    const { uri, range } = locationOf(context, { file, span });
    (changes[uri] ??= []).push({ range, newText: spelt(file.text.slice(span.start, span.end), newName) });
  }
  return { changes };
}

/** Built-in names, such as `{default}`, have no definition to rename. */
function renameable(context: FileContext, position: Position): NameAt | undefined {
  const name = nameAt(context, offsetOf(context, position));
  const isFixed = name?.kinds.some((kind) => fixedKinds.includes(kind)) ?? true;
  return isFixed || name?.name.startsWith('{') ? undefined : name;
}

/** Virtual MTAs and pools share one space of names. [G1§8.3] */
const sharedNames: readonly SymbolKind[] = ['virtual-mta', 'virtual-mta-pool'];

function refuseImpossible({ model }: FileContext, { kinds, name }: NameAt, newName: string): void {
  const isMacro = kinds.includes('domain-macro');
  if (!(isMacro ? /^\w+$/ : /^[^\s<>"#,{}$=/]+$/).test(newName)) {
    throw new RenameError(
      isMacro
        ? 'A macro is named with letters, digits and underscores.'
        : 'A name has no blanks and no < > " # , { } $ = /.',
    );
  }
  const others = kinds.some((kind) => sharedNames.includes(kind)) ? sharedNames : kinds;
  const isTaken = others.some((kind) => model.symbols.defined(kind, newName).length > 0);
  if (isTaken && newName.toLowerCase() !== name.toLowerCase()) {
    throw new RenameError(`${newName} is defined already.`);
  }
}

/** The sign of a macro and quotes stay. */
function spelt(old: string, name: string): string {
  if (old.startsWith('$')) return `$${name}`;
  return old.startsWith('"') ? `"${name}"` : name;
}
