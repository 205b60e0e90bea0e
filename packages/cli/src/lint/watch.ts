/** Looks over again whenever a file changes. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLED_MS = 80;

/** Clocks of file systems may be so far behind. */
const CLOCK_STEP_MS = 10;

/**
 * Runs `work` now and after every change of a file that it gives back. Folders are watched and not files, since most
 * editors put a new file in the place of the old one. What changes while `work` runs counts too.
 * @param work gives the files it depends on
 * @returns never, unless nothing can be watched
 */
export async function watchFiles(work: () => Promise<readonly string[]>): Promise<void> {
  for (;;) {
    const start = Date.now() - CLOCK_STEP_MS;
    const files = await work();
    await change(files, start);
  }
}

function change(files: readonly string[], since: number): Promise<void> {
  const wanted = new Set(files.map((file) => resolve(file)));
  const folders = new Set([...wanted].map((file) => dirname(file)));
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close();
        done();
      }, SETTLED_MS);
    };
    for (const folder of folders) {
      watchers.push(
        watch(folder, (_, name) => {
          if (name === null || wanted.has(resolve(folder, name))) settle();
        }),
      );
    }
    if ([...wanted].some((file) => changedSince(file, since))) settle();
  });
}

/** A time in the future says nothing, and would have no end. */
function changedSince(file: string, since: number): boolean {
  const changed = statSync(file, { throwIfNoEntry: false })?.ctimeMs;
  return changed !== undefined && changed >= since && changed <= Date.now();
}
