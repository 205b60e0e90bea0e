/** Looks a file through once, to know what is in it and where, before anything of it is played. */
import type { FileSpec } from '../stream-spec.ts';
import type { TableKind } from './columns.ts';
import type { FileMessage } from './file-message.ts';
import { Histogram } from './histogram.ts';
import { Kinds, details } from './kinds.ts';
import { type Cursor, type MessageFormat, type MessageVisitor, beginning, readPiece } from './message-reader.ts';
import type { TextPieces } from './text-pieces.ts';

/** What a person should know of a file. */
export interface FileReport {
  /** The stream that plays it. */
  readonly stream: string;
  readonly path: string;
  readonly messages: number;
  /** Rows that are no messages; the first of them are in `problems`. */
  readonly malformed: number;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** Records of other types, by type. */
  readonly skipped: ReadonlyMap<string, number>;
  /** What is about the file as a whole. */
  readonly notes: readonly string[];
}

/** A piece with the times of the messages that begin in it. */
export interface ScannedPiece {
  readonly cursor: Cursor;
  readonly earliest: number;
  readonly latest: number;
}

export interface Scan {
  readonly format: MessageFormat;
  readonly kinds: Kinds;
  readonly pieces: readonly ScannedPiece[];
  readonly histogram: Histogram;
  readonly earliest: number;
  /** Whether times are dates, and not counted from the start. */
  readonly isDated: boolean;
  readonly report: FileReport;
}

/**
 * Begins again where it turns out that the file has to be read in another way.
 * @param clock what the clock shows when the run begins, in milliseconds since 1970
 */
export function scan(spec: FileSpec, pieces: TextPieces, clock: number): Scan {
  let table: TableKind = spec.kind === 'messages' ? 'messages' : 'final';
  let detail = 0;
  for (;;) {
    const scanner = new Scanner({ spec, pieces, clock, table }, detail);
    scanner.run();
    if (scanner.sawReceived) {
      table = 'received';
      detail = 0;
    } else if (scanner.sawTooManyKinds) detail++;
    else return scanner.result;
  }
}

/** Whether a message can be played: all times of a file are of one sort, and none is before the start of the run. */
export function timeProblem(message: FileMessage, spec: FileSpec, isDated: boolean, clock: number): string | undefined {
  if (message.isDate !== isDated) {
    return isDated
      ? 'counts from the start, while rows before say dates'
      : 'says a date, while rows before count from the start';
  }
  const isBefore = isDated && spec.times === 'absolute' && message.time < clock;
  return isBefore ? 'comes before the start of the run; set start of the scenario, or times: shifted' : undefined;
}

interface ScanJob {
  readonly spec: FileSpec;
  readonly pieces: TextPieces;
  readonly clock: number;
  readonly table: TableKind;
}

/** Nobody reads more. */
const MOST_PROBLEMS = 20;
const MOST_SKIPPED_TYPES = 50;

class Scanner implements MessageVisitor {
  readonly #job: ScanJob;
  readonly #format: MessageFormat;
  readonly #kinds: Kinds;
  readonly #pieces: ScannedPiece[] = [];
  readonly #histogram = new Histogram();
  readonly #problems: { line: number; message: string }[] = [];
  readonly #skipped = new Map<string, number>();
  readonly #notes: string[] = [];
  #malformed = 0;
  #isDated: boolean | undefined;
  #earliest = Infinity;
  #pieceEarliest = Infinity;
  #pieceLatest = -Infinity;
  #messages = 0;

  constructor(job: ScanJob, detail: number) {
    this.#job = job;
    this.#format = { format: job.spec.format, table: job.table };
    this.#kinds = new Kinds(job.spec, detail);
    if (detail > 0) {
      this.#notes.push(`has too many different messages; they are told apart by ${details[detail]} alone`);
    }
  }

  /** Reads to the end, or until it is known that it has to be read in another way. */
  run(): void {
    let cursor: Cursor | undefined = beginning;
    while (cursor && !this.sawReceived && !this.sawTooManyKinds) cursor = this.#readPiece(cursor);
  }

  /** Records of received mail say best what came; those of what became of it have to do only without them. */
  get sawReceived(): boolean {
    return this.#job.table === 'final' && this.#skipped.has('r');
  }

  get sawTooManyKinds(): boolean {
    return this.#kinds.tooMany;
  }

  #readPiece(cursor: Cursor): Cursor | undefined {
    this.#pieceEarliest = Infinity;
    this.#pieceLatest = -Infinity;
    const next = readPiece(this.#job.pieces, this.#format, cursor, this);
    if (next) this.#pieces.push({ cursor, earliest: this.#pieceEarliest, latest: this.#pieceLatest });
    return next;
  }

  get result(): Scan {
    const { spec } = this.#job;
    return {
      format: this.#format,
      kinds: this.#kinds,
      pieces: this.#pieces,
      histogram: this.#histogram,
      earliest: this.#earliest,
      isDated: this.#isDated ?? false,
      report: {
        stream: spec.name,
        path: spec.path,
        messages: this.#messages,
        malformed: this.#malformed,
        problems: this.#problems,
        skipped: this.#skipped,
        notes: this.#notes,
      },
    };
  }

  message(message: FileMessage, _number: number, line: number): void {
    const { spec, clock } = this.#job;
    this.#isDated ??= message.isDate;
    const problem = timeProblem(message, spec, this.#isDated, clock);
    if (problem === undefined) this.#count(message);
    else this.malformed(line, problem);
  }

  #count(message: FileMessage): void {
    const { time } = message;
    this.#messages++;
    this.#earliest = Math.min(this.#earliest, time);
    this.#pieceEarliest = Math.min(this.#pieceEarliest, time);
    this.#pieceLatest = Math.max(this.#pieceLatest, time);
    this.#histogram.add(time, this.#kinds.of(message));
  }

  malformed(line: number, message: string): void {
    this.#malformed++;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ line, message });
  }

  skipped(type: string): void {
    const name = this.#skipped.has(type) || this.#skipped.size < MOST_SKIPPED_TYPES ? type : '...';
    this.#skipped.set(name, (this.#skipped.get(name) ?? 0) + 1);
  }

  note(line: number, text: string): void {
    if (this.#notes.length < MOST_PROBLEMS) this.#notes.push(`line ${line}: ${text}`);
  }
}
