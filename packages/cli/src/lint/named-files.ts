import type { Command } from 'commander';
import { attempt, findFiles } from '../running.ts';
import { identityOf, readInput } from '../input.ts';
import type { NamedFile } from './configurations.ts';

/** The files that are named, with their texts. What cannot be read is told on standard error and left out. */
export async function readNamed(
  command: Command,
  paths: readonly string[],
  { stdinFilename, mains }: { readonly stdinFilename?: string | undefined; readonly mains: readonly string[] },
): Promise<NamedFile[]> {
  const wholes = new Set(mains.map(identityOf));
  const named: NamedFile[] = [];
  for (const path of await findFiles(command, paths)) {
    const input = await attempt(command, () => readInput(path, stdinFilename));
    if (!input) continue;
    named.push({ ...input, isWhole: [path, input.path].some((one) => wholes.has(identityOf(one))) });
  }
  return named;
}
