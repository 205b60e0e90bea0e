/** Standard output without `process.stdout`, for which Node loads its streams: as much work as formatting a short file. */
import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;

/** What was given to the stream may not be out yet, so all that follows has to wait behind it. */
let needsStream = process.platform === 'win32';

/** Writes to standard output. @throws system errors, as when nobody reads on */
export function writeOut(text: string, encoding: BufferEncoding = 'utf8'): void {
  const bytes = Buffer.from(text, encoding);
  const done = needsStream ? 0 : writtenAtOnce(bytes);
  if (done === bytes.length) return;
  needsStream = true;
  process.stdout.write(bytes.subarray(done));
}

/** How many bytes a file, terminal or pipe takes; a pipe that does not wait for its reader may be full. */
function writtenAtOnce(bytes: Buffer): number {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(STANDARD_OUTPUT, bytes, done);
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  return done;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
