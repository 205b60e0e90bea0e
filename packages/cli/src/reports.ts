/** Which reports are asked for, and where each of them goes. */
import { resolve } from 'node:path';
import {
  type LintResult,
  type ReportContext,
  type Reporter,
  didYouMean,
  plainPalette,
  reportFormats,
} from '@pmtakit/linter';
import { UsageError } from './exit-codes.ts';
import { STDIN, identityOf, reasonOf } from './input.ts';
import { writeReport } from './report-file.ts';

/** What is reported when nothing else is asked for. */
const DEFAULT_FORMAT = 'text';
/** Columns of a report for people in a file, where there is no terminal. */
const FILE_WIDTH = 120;

/** One report; without a file it goes to standard output. */
export interface ReportJob {
  readonly format: string;
  readonly file?: string;
}

export interface ReportOptions {
  /** `--format NAME`, when it is given. */
  readonly format?: string | undefined;
  /** Each `--report NAME` or `--report NAME=FILE`, in order. `-` is standard output. */
  readonly report?: readonly string[] | undefined;
}

/**
 * The reports that a command line asks for. Findings are printed as text unless something else takes standard output.
 * @throws UsageError when a format is not known or two reports would be mixed in one place
 */
export function reportJobs({ format, report = [] }: ReportOptions): ReportJob[] {
  const given = [...(format === undefined ? [] : [{ format: knownFormat(format) }]), ...report.map(jobOf)];
  const hasOutput = given.some(({ file }) => file === undefined);
  const jobs = hasOutput ? given : [{ format: DEFAULT_FORMAT }, ...given];
  refuseMixed(jobs);
  return jobs;
}

function jobOf(text: string): ReportJob {
  const equals = text.indexOf('=');
  if (equals === -1) return { format: knownFormat(text) };
  const format = knownFormat(text.slice(0, equals));
  const file = text.slice(equals + 1);
  if (file === '') throw new UsageError(`--report ${text}: name a file behind the =, such as ${format}=report.txt`);
  return file === STDIN ? { format } : { format, file };
}

function knownFormat(name: string): string {
  if (reportFormats.has(name)) return name;
  const names = [...reportFormats.keys()];
  const shown = name === '' ? 'a report without a name' : `${name} is no report`;
  throw new UsageError(`${shown}${didYouMean(name, names)}there are ${names.join(', ')}`);
}

function refuseMixed(jobs: readonly ReportJob[]): void {
  const taken = new Map<string, string>();
  for (const { format, file } of jobs) {
    const place = file === undefined ? '' : resolve(file);
    const other = taken.get(place);
    if (other !== undefined) throw new UsageError(mixed(other, format, file));
    taken.set(place, format);
  }
}

function mixed(one: string, other: string, file: string | undefined): string {
  const where = file ?? 'standard output';
  return `two reports would be mixed in ${where}: ${one} and ${other}; give one its own file, such as --report ${other}=FILE`;
}

/**
 * Writes every report, those in files first. A file gets its whole report or keeps what it has.
 * @param settings how the report on standard output looks; in files there are no colours
 * @throws UsageError that names each file that cannot be written, after everything else is written
 */
export async function writeReports(
  jobs: readonly ReportJob[],
  results: readonly LintResult[],
  settings: ReportContext,
): Promise<void> {
  const inputs = new Set(results.map(({ source }) => identityOf(source.path)));
  const failures: string[] = [];
  for (const { format, file } of jobs) {
    if (file === undefined) continue;
    const reason = await whyNotWritten(file, inputs, () => reporter(format)(results, forFile(settings)));
    if (reason !== undefined) failures.push(`${file}: ${reason}`);
  }
  for (const { format, file } of jobs) if (file === undefined) print(format, results, settings);
  if (failures.length > 0) throw new UsageError(failures.join('\n'));
}

/** A count of nothing would look like good news when no file could be read. */
function print(format: string, results: readonly LintResult[], settings: ReportContext): void {
  if (format === DEFAULT_FORMAT && results.length === 0) return;
  process.stdout.write(reporter(format)(results, settings));
}

function reporter(format: string): Reporter {
  const known = reportFormats.get(format);
  if (!known) throw new Error(`no report is called ${format}`);
  return known;
}

function forFile(settings: ReportContext): ReportContext {
  return { ...settings, text: { ...settings.text, palette: plainPalette, width: FILE_WIDTH } };
}

/** Undefined when all went well. */
async function whyNotWritten(
  file: string,
  inputs: ReadonlySet<string>,
  text: () => string,
): Promise<string | undefined> {
  try {
    if (inputs.has(identityOf(file))) return 'is a configuration file that was looked over; name another one';
    await writeReport(file, text());
    return undefined;
  } catch (error) {
    return error instanceof UsageError ? error.message : reasonOf(error);
  }
}
