/** Files and folders that a path may go on with. */
import { type Model, folderOf, joinPath } from '@pmtakit/semantics';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Choice } from './items.ts';

/** What begins as a path does. Relative ones count from the folder of the main file. */
export function pathChoices({ project }: Model, typed: string): Choice[] {
  const { origin, main } = project;
  // A pattern of what is typed would look through more than anybody waits for.
  if (!origin || /[*?[\]]/.test(typed)) return [];
  const folder = typed.includes('/') ? typed.slice(0, typed.lastIndexOf('/') + 1) : '';
  const place = joinPath(folderOf(main.path), folder || '.');
  const within = (pattern: string): string[] => namesOf(origin.match(joinPath(place, pattern)), place);
  const files = within('*').map((name) => ({ label: folder + name, kind: CompletionItemKind.File }));
  const folders = new Set(within('*/*').map((name) => name.slice(0, name.indexOf('/') + 1)));
  return [...files, ...Array.from(folders, (name) => ({ label: folder + name, kind: CompletionItemKind.Folder }))];
}

function namesOf(paths: readonly string[] | 'too-many', folder: string): string[] {
  if (paths === 'too-many') return [];
  const start = folder === '' || folder.endsWith('/') ? folder.length : folder.length + 1;
  return paths.map((path) => path.slice(start));
}
