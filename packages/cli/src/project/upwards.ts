import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The first file of these names in a folder or one above it. In one folder the names count in their order. */
export function firstUpwards(folder: string, names: readonly string[]): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find(isFile);
    if (found !== undefined) return asTyped(found);
    if (dirname(at) === at) return undefined;
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
