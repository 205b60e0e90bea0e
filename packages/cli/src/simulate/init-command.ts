/** `pmtasim init`: a scenario to start from. */
import { existsSync } from 'node:fs';
import { UsageError } from '../exit-codes.ts';
import { shownPath } from '../input.ts';
import { openModel } from '../project/open-project.ts';
import type { ReadingOptions } from '../project/options.ts';
import { writeFile } from './outputs.ts';
import { starterScenario } from './starter.ts';

/** @param path standard output when there is none */
export async function writeStarter(name: string, path: string | undefined, options: ReadingOptions): Promise<void> {
  if (path !== undefined && existsSync(path)) {
    throw new UsageError(`${shownPath(path)}: is there already, and is not written over; name another file`);
  }
  const text = starterScenario(await openModel(name, options));
  if (path === undefined) process.stdout.write(text);
  else await writeFile(path, text);
}
