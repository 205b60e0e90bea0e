import { type LintResult, jsonReport, summarize, textReport } from '@pmtakit/linter';
import type { Project } from '@pmtakit/semantics';
import { Option } from 'commander';
import { attempt, findFiles, newCommand, pathsArgument, run } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { type InputFile, identityOf, readInput } from './input.ts';
import { type NamedFile, lintProjects } from './lint-projects.ts';
import { type ColourMode, paletteFor } from './palette.ts';
import { findProjectConfig } from './project/config-file.ts';
import { openProject } from './project/open-project.ts';
import { type ReadingOptions, colourOption, modelOptionsOf, withReadingOptions } from './project/options.ts';
import { terminalWidth } from './text/excerpt.ts';

interface LintOptions extends ReadingOptions {
  readonly format: 'text' | 'json';
  readonly color: ColourMode;
  readonly frames: 'auto' | 'always' | 'never';
  readonly stdinFilename?: string;
}

const footer = `
Examples:
  pmtalint /etc/pmta/config         one file
  pmtalint /etc/pmta                *.conf, *.pmta, config and config-defaults
                                    in a folder and all below it
  pmtalint "customers/*.conf"       what a pattern matches
  pmtalint --config pmta.conf       one configuration that is known to be whole
  pmtalint --format json < config   a report for other programs

Exit codes:
  0  nothing found (hints do not count)
  1  findings
  2  wrong usage, or a file that cannot be read
  3  an error in pmtalint itself`;

const command = newCommand('pmtalint', 'Finds mistakes in PowerMTA configuration files and in what they include.')
  .addArgument(pathsArgument())
  .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
  .addOption(
    new Option('--frames <when>', 'show the source and the whole message; auto means on a terminal')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  )
  .addOption(colourOption())
  .option('--stdin-filename <path>', 'the name of standard input in reports')
  .addHelpText('after', footer)
  .action(lintFiles);
withReadingOptions(command);

async function lintFiles(paths: string[], options: LintOptions): Promise<void> {
  const config = findProjectConfig('.');
  const modelOptions = modelOptionsOf(options, config);
  const open = (main: InputFile): Project => openProject(main, options, config);
  const wholes = new Set([options.config, config.main].flatMap((path) => (path === undefined ? [] : identityOf(path))));
  const named: NamedFile[] = [];
  for (const path of await findFiles(command, pathsFrom(paths, options))) {
    const input = await attempt(command, () => readInput(path, options.stdinFilename));
    const isWhole = input !== undefined && [path, input.path].some((one) => wholes.has(identityOf(one)));
    if (input) named.push({ ...input, isWhole });
  }
  report(lintProjects(named, { open, modelOptions }), options);
}

/** Nothing named means standard input, but not when a configuration is. */
function pathsFrom(paths: readonly string[], { config }: LintOptions): readonly string[] {
  if (config === undefined) return paths;
  return command.args.length > 0 ? [config, ...paths] : [config];
}

function report(results: readonly LintResult[], options: LintOptions): void {
  if (options.format === 'json') process.stdout.write(jsonReport(results));
  else if (results.length > 0) process.stdout.write(text(results, options));
  const { error, warning, info } = summarize(results);
  process.exitCode ??= error + warning + info > 0 ? exitCodes.findings : exitCodes.clean;
}

function text(results: readonly LintResult[], { color, frames }: LintOptions): string {
  const isTerminal = process.stdout.isTTY;
  return textReport(results, {
    palette: paletteFor(color),
    frames: frames === 'always' || (frames === 'auto' && isTerminal),
    width: terminalWidth(),
  });
}

void run(command);
