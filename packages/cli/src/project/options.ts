/** The options that all commands share which look at a whole configuration. */
import { type Command, Option } from 'commander';
import { type ModelOptions, type PathMapping, pmtaVersions } from '@pmtakit/semantics';
import { colourOption } from '../colour-option.ts';
import type { ColourMode } from '../colours.ts';
import { UsageError } from '../exit-codes.ts';
import { assume } from './answers.ts';
import type { ProjectConfig } from './config-file.ts';

/** Where the files of a configuration are, and how they are read. */
export interface ReadingOptions {
  readonly config?: string;
  readonly map?: readonly string[];
  readonly base?: string;
  readonly pmtaVersion?: ModelOptions['version'];
  readonly assume?: readonly string[];
}

export interface ProjectOptions extends ReadingOptions {
  readonly json?: true;
  readonly color: ColourMode;
}

export function withReadingOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the main configuration file; - is standard input')
    .option('--map <from=to>', 'a folder of the server and where it is here', collect)
    .option('--base <folder>', 'where relative includes are; that of the main file')
    .addOption(new Option('--pmta-version <version>', 'the release it is for').choices(pmtaVersions))
    .option('--assume <name=answer>', 'another answer where nothing is documented', collect);
}

export function withProjectOptions(command: Command): Command {
  return withReadingOptions(command).option('--json', 'the answer for other programs').addOption(colourOption());
}

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** The folders of the configuration file and those of the command line, which win. */
export function mappingsOf({ map = [] }: ReadingOptions, { mappings }: ProjectConfig): PathMapping[] {
  return [...mappings, ...map.map((pair) => pairOf('--map', pair, 'FROM=TO')).map(([from, to]) => ({ from, to }))];
}

export function modelOptionsOf(
  { pmtaVersion, assume: pairs = [] }: ReadingOptions,
  config: ProjectConfig,
): ModelOptions {
  return {
    version: pmtaVersion ?? config.pmtaVersion ?? '5.0',
    assumptions: pairs.reduce(
      (assumptions, pair) => assume(assumptions, ...pairOf('--assume', pair, 'NAME=ANSWER')),
      config.assumptions,
    ),
  };
}

function pairOf(option: string, pair: string, form: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`${option} is written ${form}, not ${pair}`);
  return [name, value];
}
