import { PARTS, cellOf } from './latency.ts';
import { SlotCounts, slotOf } from './slot-counts.ts';

/** More runs are not kept before they are counted. */
const MOST_RUNS = 64;

/** Times that deliveries took. Those of a second mostly take about as long as each other: as a rule one cell is one run. */
export class TimeRuns {
  /** By the part of an octave the run that was used for it last, counted from 1. */
  readonly #runOf = new Uint8Array(PARTS);
  /** What `cellOf` says of each run, and how many there are of it. */
  readonly cells = new Int32Array(MOST_RUNS);
  readonly counts = new Int32Array(MOST_RUNS);
  length = 0;
  count = 0;
  /** Milliseconds. */
  sum = 0;
  least = Infinity;
  most = 0;

  get isFull(): boolean {
    return this.length === MOST_RUNS;
  }

  /** To be called when it is not full. */
  add(time: number): void {
    const cell = cellOf(time);
    this.count++;
    this.sum += time;
    if (time < this.least) this.least = time;
    if (time > this.most) this.most = time;
    const run = (this.#runOf[cell & (PARTS - 1)] ?? 0) - 1;
    if (run >= 0 && this.cells[run] === cell) this.counts[run] = (this.counts[run] ?? 0) + 1;
    else this.#begin(cell);
  }

  clear(): void {
    for (let run = 0; run < this.length; run++) this.#runOf[(this.cells[run] ?? 0) & (PARTS - 1)] = 0;
    this.length = 0;
    this.count = 0;
    this.sum = 0;
    this.least = Infinity;
    this.most = 0;
  }

  #begin(cell: number): void {
    this.cells[this.length] = cell;
    this.counts[this.length++] = 1;
    this.#runOf[cell & (PARTS - 1)] = this.length;
  }
}

/** What a tally is of. */
export interface TallyKey {
  readonly flow: number;
  readonly way: number;
  /** The queue, the stream and the domain of the flow, as the engine numbers the last two. */
  readonly queue: number;
  readonly stream: number;
  readonly domain: number;
}

/** What became of the mail of one flow by one way in a second. */
export class Tally implements TallyKey {
  flow = 0;
  way = 0;
  /** Those of its flow. */
  queue = 0;
  stream = 0;
  domain = 0;
  /** One of the same flow by another way. */
  other: Tally | undefined;
  attempts = 0;
  /** When its first attempt was, and its last delivery, in milliseconds. */
  since = 0;
  lastDone = 0;
  readonly slots = new SlotCounts();
  readonly times = new TimeRuns();

  begin({ flow, way, queue, stream, domain }: TallyKey, now: number, other: Tally | undefined): void {
    this.flow = flow;
    this.way = way;
    this.queue = queue;
    this.stream = stream;
    this.domain = domain;
    this.other = other;
    this.restart(now);
  }

  /** What was counted so far is counted elsewhere. */
  restart(now: number): void {
    this.since = now;
    this.attempts = 0;
    this.lastDone = -Infinity;
    this.slots.clear();
    this.times.clear();
  }

  /** Recipients are offered to a mail server. */
  tried(now: number, count: number): void {
    this.attempts += count;
    this.slots.add(slotOf(now), now, now, count);
  }

  /** @param time milliseconds that a delivery took */
  took(now: number, time: number): void {
    this.lastDone = now;
    this.times.add(time);
  }
}
