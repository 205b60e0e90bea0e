/** A folder of the server and where its files are here. */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** A path as it is here: the longest mapping that holds it is applied. Backslashes of Windows paths become slashes. */
export function mapPath(path: string, mappings: readonly PathMapping[]): string {
  const plain = withSlashes(path);
  const best = mappings
    .map(({ from, to }) => ({ from: withSlash(withSlashes(from)), to: withSlash(to) }))
    .filter(({ from }) => withSlash(plain).startsWith(from))
    .sort((a, b) => b.from.length - a.from.length)[0];
  return best ? normalize(best.to + plain.slice(best.from.length)) : plain;
}

/** Whether a path says from where it starts. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}

/** A path in a folder, without `.` and, where it can be told, without `..`. */
export function joinPath(folder: string, path: string): string {
  return normalize(isAbsolute(path) || folder === '' ? path : `${folder}/${path}`);
}

/** The folder a file is in; nothing for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === 0 ? '/' : path.slice(0, Math.max(slash, 0));
}

export function normalize(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || root === '') parts.push(part);
  }
  return root + parts.join('/');
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
