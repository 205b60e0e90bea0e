/** Which file of a folder is the main one. */
import { type ProjectFiles, loadProject, startsServer } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { shownPath } from '../input.ts';
import { mainNames } from '../project/open-project.ts';

/** What may be a main file under another name. */
const others = ['*.conf', '*.pmta'];
/** More of them are not listed. */
const MOST_LISTED = 6;

/**
 * The main file of a folder: by its name, or else the one that no other file includes; of several the one that starts a
 * server.
 * @throws UsageError when none or several could be meant
 */
export function mainFileIn(folder: string, files: ProjectFiles): string {
  const start = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
  const escaped = start.replaceAll(/[*?[]/g, '[$&]');
  const named = mainNames.flatMap((name) => listed(files, escaped + name));
  const [first] = named;
  if (first !== undefined) return first;
  const paths = others.flatMap((pattern) => listed(files, escaped + pattern));
  const projects = paths.map((path) => projectAt(path, files));
  const included = new Set(
    projects.flatMap(({ main, files: all }) =>
      all.filter((file) => file.path !== main.path).map(({ path }) => files.identity(path)),
    ),
  );
  const free = projects.filter(({ main }) => !included.has(files.identity(main.path)));
  const starting = free.filter(startsServer);
  const [only] = free.length === 1 ? free : starting;
  if (only && (free.length === 1 || starting.length === 1)) return only.main.path;
  throw new UsageError(
    whyNone(
      folder || '.',
      free.map(({ main }) => main.path),
    ),
  );
}

function projectAt(path: string, files: ProjectFiles): ReturnType<typeof loadProject> {
  const content = files.read(path);
  return loadProject({ path, text: 'text' in content ? content.text : '' }, { files });
}

function listed(files: ProjectFiles, pattern: string): readonly string[] {
  const found = files.match(pattern);
  return found === 'too-many' ? [] : found;
}

function whyNone(folder: string, candidates: readonly string[]): string {
  const name = shownPath(folder);
  if (candidates.length === 0)
    return `${name}: no configuration in it (${[...mainNames, ...others].join(', ')}); name the main file`;
  const some = candidates.slice(0, MOST_LISTED).map(shownPath).join(', ');
  const more = candidates.length > MOST_LISTED ? ` and ${candidates.length - MOST_LISTED} more` : '';
  return `${name}: several files could be the main one (${some}${more}); name one of them`;
}
