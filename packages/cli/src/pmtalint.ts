import { SourceFile } from '@pmtakit/grammar';
import { type LintResult, jsonReport, lint, summarize, textReport } from '@pmtakit/linter';
import { Option } from 'commander';
import { attempt, findFiles, newCommand, pathsArgument, run } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { readInput } from './input.ts';
import { type ColourMode, paletteFor } from './palette.ts';

interface LintOptions {
  readonly format: 'text' | 'json';
  readonly color: ColourMode;
  readonly frames: 'auto' | 'always' | 'never';
  readonly stdinFilename?: string;
}

/** Columns that a report counts on where there is no terminal to ask. */
const DEFAULT_WIDTH = 120;

const footer = `
Examples:
  pmtalint /etc/pmta/config         one file
  pmtalint /etc/pmta                *.conf, *.pmta, config and config-defaults
                                    in a folder and all below it
  pmtalint "customers/*.conf"       what a pattern matches
  pmtalint --format json < config   a report for other programs

Exit codes:
  0  nothing found (hints do not count)
  1  findings
  2  wrong usage, or a file that cannot be read
  3  an error in pmtalint itself`;

const command = newCommand('pmtalint', 'Finds mistakes in PowerMTA configuration files.')
  .addArgument(pathsArgument())
  .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
  .addOption(
    new Option('--frames <when>', 'show the source and the whole message; auto means on a terminal')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  )
  .addOption(
    new Option('--color <when>', 'colours; auto means on a terminal')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  )
  .option('--stdin-filename <path>', 'the name of standard input in reports')
  .addHelpText('after', footer)
  .action(lintFiles);

async function lintFiles(paths: string[], options: LintOptions): Promise<void> {
  const results: LintResult[] = [];
  for (const path of await findFiles(command, paths)) {
    const result = await attempt(command, () => lintFile(path, options));
    if (result) results.push(result);
  }
  if (options.format === 'json') process.stdout.write(jsonReport(results));
  else if (results.length > 0) process.stdout.write(text(results, options));
  const { error, warning, info } = summarize(results);
  process.exitCode ??= error + warning + info > 0 ? exitCodes.findings : exitCodes.clean;
}

async function lintFile(path: string, { stdinFilename }: LintOptions): Promise<LintResult> {
  const input = await readInput(path, stdinFilename);
  return lint(new SourceFile(input.path, input.text));
}

function text(results: readonly LintResult[], { color, frames }: LintOptions): string {
  const isTerminal = process.stdout.isTTY;
  return textReport(results, {
    palette: paletteFor(color),
    frames: frames === 'always' || (frames === 'auto' && isTerminal),
    // Some terminals do not know their width and say 0.
    width: process.stdout.columns || DEFAULT_WIDTH,
  });
}

void run(command);
