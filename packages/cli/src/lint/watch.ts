/** Looks over again whenever a file changes. */
import { type FSWatcher, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLED_MS = 80;

/**
 * Runs `work` now and after every change of a file that it gives back. Folders are watched and not files, since most
 * editors put a new file in the place of the old one.
 * @param work gives the files it depends on
 * @returns never, unless nothing can be watched
 */
export async function watchFiles(work: () => Promise<readonly string[]>): Promise<void> {
  for (;;) {
    const files = await work();
    await change(files);
  }
}

function change(files: readonly string[]): Promise<void> {
  const wanted = new Set(files.map((file) => resolve(file)));
  const folders = new Set([...wanted].map((file) => dirname(file)));
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const settled = (): void => {
      for (const watcher of watchers) watcher.close();
      done();
    };
    for (const folder of folders) {
      watchers.push(
        watch(folder, (_, name) => {
          if (name !== null && !wanted.has(resolve(folder, name))) return;
          clearTimeout(timer);
          timer = setTimeout(settled, SETTLED_MS);
        }),
      );
    }
  });
}
