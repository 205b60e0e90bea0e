import type { TextEdit as Change, SourceFile } from '@pmtakit/grammar';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
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

/** Titles begin with a capital. */
export function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
