/** Files that a run writes: accounting records while it goes on, a report behind it. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Model } from '@pmtakit/semantics';
import { type RecordLayout, type Scenario, recordFilesOf, wholeLayout } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { identityOf, reasonOf, shownPath } from '../input.ts';
import { requireWritable, writeReport } from '../report-file.ts';

export interface OutputOptions {
  readonly report?: string;
  readonly acct?: string;
  readonly acctDir?: string;
}

/** A file of records that is to be written. */
interface PlannedFile {
  readonly path: string;
  readonly layout: RecordLayout;
}

/** The files that `--acct` and `--acct-dir` ask for. */
export function plannedFiles({ acct, acctDir }: OutputOptions, model: Model, { start }: Scenario): PlannedFile[] {
  const whole = acct === undefined ? [] : [{ path: acct, layout: wholeLayout() }];
  if (acctDir === undefined) return whole;
  const files = recordFilesOf(model, start);
  if (files.length === 0) {
    throw new UsageError('--acct-dir: the configuration has no <acct-file>; --acct FILE writes all records');
  }
  return [...whole, ...files.map(({ name, layout }) => ({ path: join(acctDir, name), layout }))];
}

/** What about the files of a configuration is not done in a simulation. */
export function recordNotes(files: readonly PlannedFile[]): string[] {
  return files.flatMap(({ path, layout }) => layout.notes.map((note) => `${shownPath(path)}: ${note}`));
}

/** What a run writes. No file is touched before it is known that it is none of those that are read. */
export class RunOutputs {
  readonly files: readonly RecordFile[];
  readonly #options: OutputOptions;
  readonly #inputs: ReadonlySet<string>;

  /** @param inputs identities of files that must stay as they are */
  constructor(planned: readonly PlannedFile[], options: OutputOptions, inputs: ReadonlySet<string>) {
    this.files = planned.map((file) => new RecordFile(file));
    this.#options = options;
    this.#inputs = inputs;
  }

  /** @throws UsageError naming the file that cannot be written */
  open(inputs: ReadonlySet<string>): void {
    const { report, acctDir } = this.#options;
    const paths = [...this.files.map(({ path }) => path), ...(report === undefined ? [] : [report])];
    for (const path of paths) refuseInput(path, [this.#inputs, inputs]);
    refuseTwins(paths);
    if (acctDir !== undefined) named(acctDir, () => mkdirSync(acctDir, { recursive: true }));
    for (const path of paths) named(path, () => requireWritable(path));
    for (const file of this.files) file.open();
  }

  close(): void {
    for (const file of this.files) file.close();
  }
}

class RecordFile {
  readonly path: string;
  readonly layout: RecordLayout;
  #file: number | undefined;

  constructor({ path, layout }: PlannedFile) {
    this.path = path;
    this.layout = layout;
  }

  open(): void {
    this.#file = named(this.path, () => openSync(this.path, 'w'));
  }

  write(text: string): void {
    const file = this.#file;
    if (file !== undefined) named(this.path, () => writeAll(file, text));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

/** What is read would be lost. */
function refuseInput(path: string, inputs: readonly ReadonlySet<string>[]): void {
  const identity = identityOf(path);
  if (!inputs.some((known) => known.has(identity))) return;
  throw new UsageError(`${shownPath(path)}: is a file that this run reads; name another one`);
}

/** One of both would be lost. */
function refuseTwins(paths: readonly string[]): void {
  const twin = paths.find((path, index) => paths.slice(0, index).some((other) => resolve(other) === resolve(path)));
  if (twin !== undefined) throw new UsageError(`${shownPath(twin)}: would be written twice; name another file`);
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/** @throws UsageError that names the file */
export async function writeFile(path: string, text: string): Promise<void> {
  try {
    await writeReport(path, text);
  } catch (error) {
    throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}`);
  }
}

function named<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}`);
  }
}
