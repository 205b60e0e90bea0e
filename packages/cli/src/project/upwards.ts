/** Looks for files in a folder and in those above it. Needed by every start, so it reads none of them. */
import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

export const CONFIG_NAME = 'pmtakit.config.json';

/** The configuration file of a folder or of the nearest one above it. */
export function configPathFrom(folder: string): string | undefined {
  return firstUpwards(folder, [CONFIG_NAME]);
}

/** The first file of these names in a folder or one above it. In one folder the names count in their order. */
export function firstUpwards(folder: string, names: readonly string[]): string | undefined {
  for (const at of foldersUpwards(folder)) {
    const found = names.map((name) => join(at, name)).find(isFile);
    if (found !== undefined) return asTyped(found);
  }
  return undefined;
}

/** All files of a name in a folder and those above it, the nearest first. */
export function allUpwards(folder: string, name: string): string[] {
  const paths = Array.from(foldersUpwards(folder), (at) => join(at, name));
  return paths.filter(isFile).map(asTyped);
}

function* foldersUpwards(folder: string): Generator<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

/** A path as somebody in the current folder would type it. */
function asTyped(path: string): string {
  const below = relative('.', path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** The name of a path as seen from a folder, with slashes; undefined when it is not below it. */
export function nameBelow(folder: string, path: string): string | undefined {
  const name = relative(folder, resolve(path)).replaceAll('\\', '/');
  return name === '' || name === '..' || name.startsWith('../') || isAbsolute(name) ? undefined : name;
}
