/** Files and folders that a path may go on with. */
import { type Project, escapeWildcards, folderOf, joinPath, mapPath, normalize } from '@pmtakit/semantics';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IncludePlaces } from '../context.ts';
import type { Choice } from './items.ts';

/** What begins as a path does. It is looked for where an include line of the same words would look. */
export function pathChoices({ origin, main }: Project, typed: string, places: IncludePlaces): Choice[] {
  // A pattern of what is typed would look through more than anybody waits for.
  if (!origin || /[*?[\]]/.test(typed)) return [];
  const { mappings = [], base = folderOf(main.path) } = places;
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const { folder: root, rest } = mapPath(folder, mappings) ?? { folder: base, rest: folder };
  const place = joinPath(root, rest || '.');
  const within = (pattern: string): string[] => namesOf(origin.match(joinPath(escapeWildcards(place), pattern)), place);
  const files = within('*').map((name) => ({ label: folder + name, kind: CompletionItemKind.File }));
  const folders = new Set([...within('*/*'), ...mappedWithin(folder, places)].map(firstName));
  return [...files, ...Array.from(folders, (name) => ({ label: folder + name, kind: CompletionItemKind.Folder }))];
}

function namesOf(paths: readonly string[] | 'too-many', folder: string): string[] {
  if (paths === 'too-many') return [];
  const start = folder === '' || folder.endsWith('/') ? folder.length : folder.length + 1;
  return paths.map((path) => path.slice(start));
}

/** The rest of folders of the server that are somewhere else here, and so are not found in the folders above them. */
function mappedWithin(folder: string, { mappings = [] }: IncludePlaces): string[] {
  return mappings
    .map(({ from }) => `${normalize(from)}/`)
    .filter((from) => folder !== '' && from.startsWith(folder) && from !== folder)
    .map((from) => from.slice(folder.length));
}

/** With the slash behind it. */
function firstName(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}
