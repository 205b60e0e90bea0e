/** The options of `pmtafmt` on the command line. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type FormatOptions,
  type LineRange,
  WIDEST_INDENT,
  booleanSpellings,
  keywordCases,
  lineEnds,
} from '@pmtakit/formatter';
import { UsageError } from '../exit-codes.ts';
import { colourOption } from '../colour-option.ts';
import { parseLineRange } from './line-range.ts';

export function withFormatOptions(command: Command): Command {
  for (const [title, options] of groups) {
    command.optionsGroup(title);
    for (const option of options()) command.addOption(option);
  }
  return command;
}

const groups: readonly (readonly [title: string, options: () => Option[]])[] = [
  ['What becomes of the text:', modeOptions],
  ['Which files:', fileOptions],
  ['The style:', layoutOptions],
  ['What is told:', reportOptions],
];

function modeOptions(): Option[] {
  return [
    new Option('-c, --check', 'list the files that are not formatted'),
    new Option('-d, --diff', 'show what would change, as a diff that git apply takes'),
    new Option('-w, --write', 'format the files in place'),
    new Option('--range <lines>', 'only these lines of one file: L1:L2, L1:, :L2 or L').argParser(rangeArgument),
  ];
}

function fileOptions(): Option[] {
  return [
    ...ignoreOptions(),
    new Option('--stdin-filename <path>', 'the name of standard input, for its style and in messages'),
    new Option('--jobs <number>', 'how many files to format at once').argParser(jobsArgument),
  ];
}

function layoutOptions(): Option[] {
  return [
    new Option('--indent <width>', `blanks for each section, up to ${WIDEST_INDENT}, or tab`).argParser(indentArgument),
    new Option('--align', 'values and comments in columns'),
    new Option('--no-align', 'one blank instead of columns'),
    new Option('--end-of-line <ending>', 'how lines end; auto keeps what most have').choices(lineEnds),
    new Option('--keyword-case <case>', 'names in lower case, or as they are').choices(keywordCases),
    new Option('--booleans <spelling>', 'how switches are spelled').choices(booleanSpellings),
    new Option('--print-style [path]', 'show the style of a file and where it comes from, and end'),
  ];
}

function reportOptions(): Option[] {
  return [...toldOptions(), new Option('--no-progress', 'no bar on a terminal')];
}

/** Which files are left out, also for `sort`. */
export function ignoreOptions(): Option[] {
  return [
    new Option('--ignore-path <file>', 'what to leave out, instead of .pmtafmtignore'),
    new Option('--no-ignore', 'leave nothing out that is named'),
  ];
}

/** What is told and how, also for `sort`. */
export function toldOptions(): Option[] {
  return [new Option('-q, --quiet', 'tell errors only'), colourOption()];
}

function indentArgument(text: string): FormatOptions['indent'] {
  if (text === 'tab') return text;
  if (/^\d{1,2}$/.test(text) && Number(text) <= WIDEST_INDENT) return Number(text);
  throw new InvalidArgumentError(`It has to be tab or a whole number up to ${WIDEST_INDENT}.`);
}

function jobsArgument(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be a whole number from 1 to 9999.');
}

function rangeArgument(text: string): LineRange {
  try {
    return parseLineRange(text);
  } catch (error) {
    throw error instanceof UsageError ? new InvalidArgumentError(error.message) : error;
  }
}
