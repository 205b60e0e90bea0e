import { format } from '@pmtakit/formatter';
import { newCommand, run } from './command.ts';
import { unifiedDiff } from './diff.ts';
import { UsageError, exitCodes } from './exit-codes.ts';
import { type InputFile, STDIN, findFiles, readInput } from './input.ts';
import { writeBack } from './output.ts';

interface FormatCommandOptions {
  readonly check?: true;
  readonly write?: true;
  readonly diff?: true;
  readonly stdinFilename?: string;
}

const command = newCommand('pmtafmt', 'Lays out PowerMTA configuration files. Prints the result unless told otherwise.')
  .argument('[paths...]', 'files, folders or glob patterns; - for standard input', [STDIN])
  .option('-c, --check', 'list the files that are not formatted, and exit with 1 if there are any')
  .option('-w, --write', 'format the files in place')
  .option('-d, --diff', 'show what would change')
  .option('--stdin-filename <path>', 'the name of standard input in messages')
  .addHelpText('after', '\nExit codes: 0 done, 1 files need formatting (--check, --diff), 2 wrong usage or unreadable file.')
  .action(formatFiles);

async function formatFiles(paths: string[], options: FormatCommandOptions): Promise<void> {
  if (options.write && (options.check || options.diff)) throw new UsageError('--write goes without --check and --diff');
  const files = await findFiles(paths);
  if (options.write && files.includes(STDIN)) throw new UsageError('--write needs files; standard input cannot be written');
  const report = options.check || options.diff ? tellChange : options.write ? writeBack : print;
  let changed = 0;
  for (const path of files) {
    const input = readInput(path, options.stdinFilename);
    const formatted = format(input.text, {}, input.path);
    if (formatted !== input.text) changed++;
    await report(input, formatted, options);
  }
  if (options.check) console.error(checkLine(changed, files.length));
  process.exitCode = changed > 0 && (options.check || options.diff) ? exitCodes.findings : exitCodes.clean;
}

function print({ encoding }: InputFile, formatted: string): void {
  process.stdout.write(formatted, encoding);
}

async function tellChange(input: InputFile, formatted: string, options: FormatCommandOptions): Promise<void> {
  if (formatted === input.text) return;
  if (options.diff) process.stdout.write(await unifiedDiff(input.path, input.text, formatted), input.encoding);
  else process.stdout.write(`${input.path}\n`);
}

function checkLine(changed: number, all: number): string {
  const files = all === 1 ? '1 file' : `${all} files`;
  if (changed === 0) return `${files} formatted as should be`;
  return `${changed} of ${files} not formatted; run pmtafmt --write`;
}

void run(command);
