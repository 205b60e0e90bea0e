import { format } from '@pmtakit/formatter';
import { attempt, findFiles, newCommand, pathsArgument, run } from './command.ts';
import { unifiedDiff } from './diff.ts';
import { UsageError, exitCodes } from './exit-codes.ts';
import { type InputFile, STDIN, readInput } from './input.ts';
import { writeBack } from './output.ts';

interface FormatCommandOptions {
  readonly check?: true;
  readonly write?: true;
  readonly diff?: true;
  readonly stdinFilename?: string;
}

const footer = `
Examples:
  pmtafmt --diff /etc/pmta/config   what would change
  pmtafmt --write /etc/pmta         format the *.conf, *.pmta, config and
                                    config-defaults in a folder and below it
  pmtafmt --check "**/*.conf"       for a test: are all of them formatted?
  pmtafmt < config > config.new     as a filter

Exit codes:
  0  done
  1  there are files to format (--check and --diff)
  2  wrong usage, or a file that cannot be read or written
  3  an error in pmtafmt itself`;

const command = newCommand('pmtafmt', 'Lays out a PowerMTA configuration file and prints it. Only blank space changes.')
  .addArgument(pathsArgument())
  .option('-c, --check', 'list the files that are not formatted')
  .option('-d, --diff', 'show what would change, as a diff that git apply takes')
  .option('-w, --write', 'format the files in place')
  .option('--stdin-filename <path>', 'the name of standard input in messages')
  .addHelpText('after', footer)
  .action(formatFiles);

async function formatFiles(paths: string[], options: FormatCommandOptions): Promise<void> {
  if (options.write && (options.check || options.diff)) throw new UsageError('--write goes without --check and --diff');
  const files = await findFiles(command, paths);
  refuse(files, options);
  let done = 0;
  let changed = 0;
  for (const path of files) {
    const isChanged = await attempt(command, () => formatFile(path, options));
    if (isChanged !== undefined) done++;
    if (isChanged) changed++;
  }
  if (done > 0) tellCounts(changed, done, options);
  process.exitCode ??= changed > 0 && (options.check || options.diff) ? exitCodes.findings : exitCodes.clean;
}

function refuse(files: readonly string[], options: FormatCommandOptions): void {
  if (options.write && files.includes(STDIN)) {
    throw new UsageError('--write needs files; standard input cannot be written');
  }
  if (files.length > 1 && !options.write && !options.check && !options.diff) {
    throw new UsageError(`only one file can be printed, not ${files.length}; use --write, --diff or --check`);
  }
}

/** Whether formatting changes the file. */
async function formatFile(path: string, options: FormatCommandOptions): Promise<boolean> {
  const input = await readInput(path, options.stdinFilename);
  const formatted = format(input.text, {}, input.path);
  const isChanged = formatted !== input.text;
  if (options.write) await writeBack(input, formatted);
  else if (!options.check && !options.diff) process.stdout.write(formatted, input.encoding);
  else if (isChanged) await tellChange(input, formatted, options);
  return isChanged;
}

async function tellChange(input: InputFile, formatted: string, options: FormatCommandOptions): Promise<void> {
  if (options.diff) process.stdout.write(await unifiedDiff(input.path, input.text, formatted), input.encoding);
  else process.stdout.write(`${input.path}\n`);
}

/** On standard error, so that a list of files stays one. */
function tellCounts(changed: number, done: number, { check, write }: FormatCommandOptions): void {
  const files = done === 1 ? '1 file' : `${done} files`;
  const part = changed < done ? `${changed} of ${files}` : files;
  if ((check || write) && changed === 0) console.error(`${files} formatted already`);
  else if (write) console.error(`${part} formatted now`);
  else if (check) console.error(`${part} not formatted; pmtafmt --write formats in place`);
}

void run(command);
