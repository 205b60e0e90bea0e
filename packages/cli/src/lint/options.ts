/** What `pmtalint` is called with. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FailLevel, failLevels, presetNames, reportFormats } from '@pmtakit/linter';
import { colourOption } from '../colour-option.ts';
import type { ColourMode } from '../colours.ts';
import type { LintFlags } from '../project/lint-settings.ts';
import { type ReadingOptions, collect, withReadingOptions } from '../project/options.ts';
import type { FixOptions } from './fixes.ts';

export interface LintCommandOptions extends ReadingOptions, LintFlags, FixOptions {
  readonly format?: string;
  readonly report?: readonly string[];
  readonly color: ColourMode;
  readonly frames: 'auto' | 'always' | 'never';
  readonly stdinFilename?: string;
  readonly quiet?: true;
  readonly assumptions?: true;
  readonly stats?: true;
  readonly timing?: true;
  readonly failOn?: FailLevel;
  readonly maxWarnings?: number;
  /** A revision of git; `true` when none is named. */
  readonly changed?: string | true;
  readonly watch?: true;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly addSuppressions?: true;
  readonly reason?: string;
  readonly printConfig?: string;
}

export function withLintOptions(command: Command): Command {
  for (const [title, options] of groups) {
    command.optionsGroup(title);
    for (const option of options()) command.addOption(option);
  }
  command.optionsGroup('The configuration:');
  return withReadingOptions(command);
}

const groups: readonly (readonly [title: string, options: () => Option[]])[] = [
  ['What is reported:', reportOptions],
  ['What is looked for:', ruleOptions],
  ['What is mended:', fixOptions],
  ['What is known already:', knownOptions],
];

function reportOptions(): Option[] {
  return [
    new Option('-f, --format <format>', 'the report on standard output').choices([...reportFormats.keys()]),
    new Option('--report <format=file>', 'one more report, into a file; repeatable').argParser(collect),
    new Option('--frames <when>', 'show the source and the whole message')
      .choices(['auto', 'always', 'never'])
      .default('auto', 'on a terminal'),
    colourOption(),
    new Option('-q, --quiet', 'report errors only'),
    new Option('--assumptions', 'find out all assumptions behind each finding'),
    new Option('--stats', 'how often each rule found something'),
    new Option('--timing', 'how long each rule took'),
    new Option('--changed [revision]', 'report only lines that differ from a git revision; HEAD unless named'),
    new Option('--fail-on <severity>', 'from where on findings fail; warning unless given').choices(failLevels),
    new Option('--max-warnings <number>', 'let so many warnings pass').argParser(count),
    new Option('--watch', 'look again after every change'),
    new Option('--stdin-filename <path>', 'the name of standard input in reports'),
  ];
}

function ruleOptions(): Option[] {
  return [
    new Option('--preset <preset>', 'which rules are asked; recommended unless given').choices(presetNames),
    new Option('--rule <id=level>', 'off, on or a severity for one rule; repeatable').argParser(collect),
    new Option('--print-config <file>', 'show what holds for a file, and end'),
  ];
}

function fixOptions(): Option[] {
  return [
    new Option('--fix', 'apply the fixes that are proven to change nothing'),
    new Option('--fix-suggestions', 'apply suggestions too, which change what the server does'),
    new Option('--fix-dry-run', 'report what would be left, and write nothing'),
    new Option('--diff', 'show the fixes as a diff that git apply takes'),
  ];
}

function knownOptions(): Option[] {
  return [
    new Option('--baseline <file>', 'leave out the findings that this file holds'),
    new Option('--update-baseline', 'write the findings of today into it'),
    new Option('--add-suppressions', 'write a comment for every finding; needs --reason'),
    new Option('--reason <text>', 'why the findings are passed over'),
  ];
}

function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be a whole number.');
}
