/** What `pmtakit dry` and `pmtakit extract` are called with. */
import type { Command } from 'commander';
import { collect, withProjectOptions } from '../project/options.ts';
import type { ProjectOptions } from '../project/options.ts';

export interface RefactorOptions extends ProjectOptions {
  readonly dryRun?: true;
  readonly write?: true;
}

export interface NamedOptions extends RefactorOptions {
  readonly of?: readonly string[];
}

export interface DryOptions extends RefactorOptions {
  readonly only?: readonly string[];
  readonly class?: readonly string[];
}

/** @param list what is done when nothing else is asked for */
export function withRefactorOptions(command: Command, list: string): Command {
  return withProjectOptions(
    command
      .argument('[config]', 'the main configuration file; the same as --config')
      .option('-n, --dry-run', `show what would change as a diff, and prove it, instead of ${list}`)
      .option('-w, --write', 'change the files in place, all of them or none'),
  );
}

export function withDryOptions(command: Command): Command {
  return withRefactorOptions(command, 'a list')
    .option('--only <ids>', 'some refactorings, with commas between them', split)
    .option('--class <classes>', 'safe, confirm or proposal; a change takes safe ones unless told', split);
}

/** @param parts what can be named, such as `macros` */
export function withParts(command: Command, parts: string): Command {
  return command.option('--of <names>', `only these ${parts}, with commas between them`, split);
}

function split(value: string, before?: readonly string[]): string[] {
  return value
    .split(',')
    .filter((word) => word !== '')
    .reduce((words, word) => collect(word, words), [...(before ?? [])]);
}
