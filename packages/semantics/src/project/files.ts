import { normalize } from './path-map.ts';
import { pathMatcher } from './wildcards.ts';

/** What a file gives when it is read: its text, or why it gives none. */
export type FileContent =
  { readonly text: string } | { readonly problem: 'missing' | 'unreadable'; readonly reason: string };

/** Links can multiply the folders and files that match one pattern, so no more than this are looked at. */
export const MOST_MATCHES = 50_000;

/** Where a project reads its files: the disk, an editor's buffers, or a map in a test. Paths use `/`. */
export interface ProjectFiles {
  read(path: string): FileContent;
  /**
   * The files whose paths match a pattern with `*`, `?` and `[...]`, in the order of their paths; `too-many` when more
   * than `MOST_MATCHES` files and folders would have to be looked at. A pattern without wildcards tells whether a file
   * is there.
   */
  match(pattern: string): readonly string[] | 'too-many';
  /** The same for all names of one file. Links and `..` are taken out where that is possible. */
  identity(path: string): string;
  /** The permissions of a file as a number such as `0o640`; undefined where there are none, or no such file. */
  mode?(path: string): number | undefined;
}

/** Files by path, as tests and editors hold them. A map may change between one project and the next. */
export function memoryFiles(texts: Readonly<Record<string, string>> | ReadonlyMap<string, string>): ProjectFiles {
  const files = texts instanceof Map ? texts : new Map(Object.entries(texts));
  return {
    read: (path) => {
      const text = files.get(path);
      return text === undefined ? { problem: 'missing', reason: 'no such file' } : { text };
    },
    match: (pattern) => [...files.keys()].filter(pathMatcher(pattern)).sort(),
    identity: normalize,
  };
}
