/** Files of messages, read piece by piece while a run goes on. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { type OpenFile, piecesOfBytes } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { identityOf, reasonOf, shownPath } from '../input.ts';

export class TrafficFiles {
  /** Of all files that were opened. */
  readonly identities = new Set<string>();
  /** A line for each that cannot be read. */
  readonly problems: string[] = [];
  readonly #folder: string;
  readonly #open: number[] = [];

  /** @param folder what the paths in a scenario count from */
  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly open: OpenFile = (path) => {
    const place = resolve(this.#folder, path);
    try {
      const file = this.#opened(place);
      this.identities.add(identityOf(place));
      return piecesOfBytes((position, length) => {
        const bytes = Buffer.allocUnsafe(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, position));
      });
    } catch (error) {
      const reason = reasonOf(error);
      this.problems.push(
        `${shownPath(this.#folder === '.' || isAbsolute(path) ? path : join(this.#folder, path))}: ${reason}`,
      );
      return reason;
    }
  };

  close(): void {
    for (const file of this.#open.splice(0)) closeSync(file);
  }

  /** A pipe gives its bytes once, and they are needed more often. */
  #opened(path: string): number {
    // Before it is opened, which would wait for the other end of a pipe.
    const stats = statSync(path);
    if (stats.isDirectory()) throw new UsageError('is a folder; name a file');
    if (!stats.isFile()) throw new UsageError('is no regular file, and has to be read more than once; save it first');
    const file = openSync(path, 'r');
    this.#open.push(file);
    return file;
  }
}
