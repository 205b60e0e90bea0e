import type { ProjectFiles } from './files.ts';
import { pathMatcher } from './wildcards.ts';

/**
 * Files of which some have another text than where they are kept, such as one that is not saved yet, and some are not
 * there yet. By identity.
 */
export function overlayFiles(files: ProjectFiles, texts: ReadonlyMap<string, string>): ProjectFiles {
  return {
    ...files,
    read: (path) => {
      const text = texts.get(files.identity(path));
      return text === undefined ? files.read(path) : { text };
    },
    match: (pattern) => {
      const found = files.match(pattern);
      if (found === 'too-many') return found;
      const known = new Set(found.map((path) => files.identity(path)));
      const others = [...texts.keys()].filter(pathMatcher(pattern)).filter((path) => !known.has(files.identity(path)));
      return others.length > 0 ? [...found, ...others].sort() : found;
    },
  };
}
