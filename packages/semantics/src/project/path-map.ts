/** Paths as a configuration names them and as they are here. Backslashes of Windows count as slashes. */

/** A folder of the server and where its files are here. */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** A path in two parts: the folder here, and what is asked for in it. */
export interface MappedPath {
  readonly folder: string;
  readonly rest: string;
}

/** Where a path of the server is here, by the longest mapping that holds it; of equal ones the last counts. */
export function mapPath(path: string, mappings: readonly PathMapping[]): MappedPath | undefined {
  const plain = normalize(path);
  let longest = 0;
  let mapped: MappedPath | undefined;
  for (const { from, to } of mappings) {
    const folder = normalize(from);
    if (folder === '' || folder.length < longest || !isIn(folder, plain)) continue;
    longest = folder.length;
    mapped = { folder: to, rest: plain.slice(longest).replace(/^\//, '') };
  }
  return mapped;
}

/** Windows does not tell capitals apart. */
function isIn(folder: string, path: string): boolean {
  const border = withSlash(folder);
  const start = withSlash(path).slice(0, border.length);
  return hasDrive(folder) ? start.toLowerCase() === border.toLowerCase() : start === border;
}

/** Whether a path says from where it starts. */
export function isAbsolute(path: string): boolean {
  return /^[/\\]/.test(path) || hasDrive(path);
}

/** A path in a folder, without `.` and, where it can be told, without `..`. */
export function joinPath(folder: string, path: string): string {
  return normalize(isAbsolute(path) || folder === '' ? path : `${folder}/${path}`);
}

/** The folder a file is in; nothing for a bare name. */
export function folderOf(path: string): string {
  const plain = withSlashes(path);
  const slash = plain.lastIndexOf('/');
  return slash === 0 ? '/' : plain.slice(0, Math.max(slash, 0));
}

/** A path without `.`, doubled slashes and, where it can be told, without `..`. */
export function normalize(path: string): string {
  const plain = withSlashes(path);
  const root = /^(?:[A-Za-z]:)?\/?/.exec(plain)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of plain.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !root.endsWith('/')) parts.push(part);
  }
  return root + parts.join('/');
}

function hasDrive(path: string): boolean {
  return /^[A-Za-z]:/.test(path);
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

function withSlash(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
