/**
 * Plays a file of messages. It is looked through once; then the messages of one range of time after the other are read
 * and put in order, so that any order of the file will do and memory stays bounded. Pieces without messages of a range are
 * not read for it: a file in the order of time is read twice in all.
 */
import { chance } from '../../random.ts';
import { drawOf } from '../distributions.ts';
import { SIZE, type StreamContext, hashOf } from '../made-up-stream.ts';
import type { FileSpec } from '../stream-spec.ts';
import type { StreamInfo, Submission, TrafficStream } from '../traffic.ts';
import { Addresses } from './addresses.ts';
import type { FileMessage } from './file-message.ts';
import { type TimeRange, meets } from './histogram.ts';
import { LoadedRange, UNSAID_PRIORITY } from './loaded-range.ts';
import { readPiece } from './message-reader.ts';
import { type FileReport, type Scan, scan, timeProblem } from './scan.ts';
import type { TextPieces } from './text-pieces.ts';

/** Held at once; some tens of megabytes. */
const MOST_ROWS = 500_000;

export interface FileOptions extends StreamContext {
  /** What the clock shows when the run begins, in milliseconds since 1970. */
  readonly clock: number;
  readonly mostRows?: number;
}

export class TrafficFile {
  /** One for each kind of message. */
  readonly streams: readonly TrafficStream[];
  readonly report: FileReport;
  readonly #spec: FileSpec;
  readonly #pieces: TextPieces;
  readonly #clock: number;
  readonly #scan: Scan;
  readonly #addresses: Addresses;
  readonly #defaultBytes: (number: number) => number;
  #loaded: LoadedRange | undefined;

  constructor(spec: FileSpec, pieces: TextPieces, { seed, clock, mostRows = MOST_ROWS }: FileOptions) {
    const found = scan(spec, pieces, clock);
    const ranges = found.histogram.ranges(mostRows);
    const luck = hashOf(spec.name);
    const draw = drawOf(spec.bytes, SIZE);
    this.#spec = spec;
    this.#pieces = pieces;
    this.#clock = clock;
    this.#scan = found;
    this.#addresses = new Addresses(pieces, found);
    this.#defaultBytes = (number) => draw((purpose) => chance(seed, luck, number, purpose));
    this.report = found.report;
    this.streams = found.kinds.infos.map((info, kind) => {
      return found.kinds.mixesSenders
        ? new MixedStream(this, kind, info, ranges)
        : new KindStream(this, kind, info, ranges);
    });
  }

  /** The time of the run that a time of the file is. */
  timeOf(written: number): number {
    const { start, times } = this.#spec;
    const { isDated, earliest } = this.#scan;
    if (!isDated) return start + written;
    return start + written - (times === 'shifted' ? earliest : this.#clock);
  }

  range(range: TimeRange): LoadedRange {
    if (this.#loaded?.range !== range) {
      // The old one goes first, so that there are never two.
      this.#loaded = undefined;
      this.#loaded = this.#load(range);
    }
    return this.#loaded;
  }

  #load(range: TimeRange): LoadedRange {
    const loaded = new LoadedRange(range);
    const message = (one: FileMessage, number: number): void => {
      if (meets(range, one.time, one.time) && !this.#isLeftOut(one)) loaded.add(one, number, this.#scan.kinds.of(one));
    };
    for (const { cursor, earliest, latest } of this.#scan.pieces) {
      if (meets(range, earliest, latest)) readPiece(this.#pieces, this.#scan.format, cursor, { message });
    }
    loaded.sort();
    return loaded;
  }

  #isLeftOut(message: FileMessage): boolean {
    return timeProblem(message, this.#spec, this.#scan.isDated, this.#clock) !== undefined;
  }

  fill(submission: Submission, loaded: LoadedRange, row: number): void {
    const number = loaded.number[row] ?? 0;
    const bytes = loaded.bytes[row] ?? 0;
    const priority = loaded.priority[row] ?? UNSAID_PRIORITY;
    submission.number = number;
    submission.domain = loaded.domain(row);
    submission.recipients = loaded.recipients[row] ?? 1;
    submission.bytes = bytes === 0 ? this.#defaultBytes(number) : bytes;
    submission.priority = priority === UNSAID_PRIORITY ? this.#spec.priority : priority;
  }

  /** The sender that the file says, which is read again. */
  senderOf(number: number): string | undefined {
    return this.#addresses.of(number).from;
  }

  /** The address that the file says, which is read again. */
  addressOf(number: number, recipient: number): string {
    const address = this.#addresses.of(number).to;
    return recipient === 0 ? address : address.replace(/@(?=[^@]*$)/, `.${recipient}@`);
  }
}

/** The messages of one kind in some range. */
interface Segment {
  readonly range: TimeRange;
  readonly rows: number;
  readonly first: number;
}

class KindStream implements TrafficStream {
  readonly info: StreamInfo;
  readonly #file: TrafficFile;
  readonly #kind: number;
  readonly #segments: readonly Segment[];
  #segment = 0;
  #taken = 0;
  #nextTime: number;

  constructor(file: TrafficFile, kind: number, info: StreamInfo, ranges: readonly TimeRange[]) {
    this.info = info;
    this.#file = file;
    this.#kind = kind;
    this.#segments = ranges.flatMap((range) => {
      const share = range.byKind.get(kind);
      return share ? [{ range, rows: share.rows, first: share.first }] : [];
    });
    this.#nextTime = this.#firstOfSegment;
  }

  /** It was found out when the file was looked through, so that nothing has to be read ahead. */
  get #firstOfSegment(): number {
    const segment = this.#segments[this.#segment];
    return segment ? this.#file.timeOf(segment.first) : Infinity;
  }

  get nextTime(): number {
    return this.#nextTime;
  }

  take(submission: Submission): void {
    const segment = this.#segments[this.#segment];
    if (!segment) return;
    const loaded = this.#file.range(segment.range);
    this.#file.fill(submission, loaded, loaded.row(this.#kind, this.#taken++));
    if (this.#taken < segment.rows) {
      this.#nextTime = this.#file.timeOf(loaded.time[loaded.row(this.#kind, this.#taken)] ?? 0);
      return;
    }
    this.#segment++;
    this.#taken = 0;
    this.#nextTime = this.#firstOfSegment;
  }

  recipientOf(number: number, _domain: string, recipient: number): string {
    return this.#file.addressOf(number, recipient);
  }
}

/** One whose messages have several senders. */
class MixedStream extends KindStream {
  readonly #source: TrafficFile;

  constructor(...[file, ...rest]: ConstructorParameters<typeof KindStream>) {
    super(file, ...rest);
    this.#source = file;
  }

  senderOf(number: number): string {
    return this.#source.senderOf(number) ?? this.info.from;
  }
}
