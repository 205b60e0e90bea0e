import type { TextEdit as Change, SourceFile } from '@pmtakit/grammar';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ClientView } from '../context.ts';
import { Positions } from '../positions.ts';

/** Changes of files as the client takes them. */
export function workspaceEdit(
  files: readonly { readonly source: SourceFile; readonly edits: readonly Change[] }[],
  { encoding, uriOf }: ClientView,
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { source, edits } of files) {
    const positions = new Positions(source, encoding);
    const own = edits.map(({ span, newText }) => ({ range: positions.range(span), newText }));
    (changes[uriOf(source.path)] ??= []).push(...own);
  }
  return { changes };
}

/** The same with files that are not there yet. They come first, so that nothing includes what is missing. */
export function withNewFiles(
  { changes = {} }: WorkspaceEdit,
  files: readonly { readonly path: string; readonly text: string }[],
  { uriOf }: ClientView,
): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const created = files.flatMap(({ path, text }) => [
    { kind: 'create' as const, uri: uriOf(path) },
    changeOf(uriOf(path), [{ range: { start, end: start }, newText: text }]),
  ]);
  return { documentChanges: [...created, ...Object.entries(changes).map(([uri, edits]) => changeOf(uri, edits))] };
}

/** No version: clients that have the document open know which one they have asked about. */
function changeOf(uri: string, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri, version: null }, edits };
}

/** Titles begin with a capital. */
export function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
