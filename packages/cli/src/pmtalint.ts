import { SourceFile } from '@pmtakit/grammar';
import { type LintResult, jsonReport, lint, summarize, textReport } from '@pmtakit/linter';
import { Option } from 'commander';
import { newCommand, run } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { STDIN, findFiles, readInput } from './input.ts';
import { type ColourMode, paletteFor } from './palette.ts';

interface LintOptions {
  readonly format: 'text' | 'json';
  readonly color: ColourMode;
  readonly frames: 'auto' | 'always' | 'never';
  readonly stdinFilename?: string;
}

/** Columns that a report counts on where there is no terminal to ask. */
const DEFAULT_WIDTH = 120;

const command = newCommand('pmtalint', 'Finds mistakes in PowerMTA configuration files.')
  .argument('[paths...]', 'files, folders or glob patterns; - for standard input', [STDIN])
  .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
  .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
  .addOption(
    new Option('--frames <when>', 'show the source below each finding; auto means on a terminal')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  )
  .option('--stdin-filename <path>', 'the name of standard input in reports')
  .addHelpText('after', '\nExit codes: 0 nothing found, 1 findings, 2 wrong usage or unreadable file, 3 internal error.')
  .action(lintFiles);

async function lintFiles(paths: string[], options: LintOptions): Promise<void> {
  const files = await findFiles(paths);
  const results = files.map((path) => lintFile(path, options));
  process.stdout.write(options.format === 'json' ? jsonReport(results) : text(results, options));
  const { error, warning, info } = summarize(results);
  process.exitCode = error + warning + info > 0 ? exitCodes.findings : exitCodes.clean;
}

function lintFile(path: string, { stdinFilename }: LintOptions): LintResult {
  const input = readInput(path, stdinFilename);
  return lint(new SourceFile(input.path, input.text));
}

function text(results: readonly LintResult[], { color, frames }: LintOptions): string {
  const isTerminal = process.stdout.isTTY;
  return textReport(results, {
    palette: paletteFor(color),
    frames: frames === 'always' || (frames === 'auto' && isTerminal),
    width: process.stdout.columns ?? DEFAULT_WIDTH,
  });
}

void run(command);
