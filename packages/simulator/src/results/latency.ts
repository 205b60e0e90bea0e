/** Times of any length, counted so that their quantiles can be told. */
import type { Latency } from './result.ts';
import type { TimeRuns } from './tally.ts';

/** Parts that each doubling of the time is split into: the middle of one is within 1/128 of all times in it. */
export const PARTS = 64;
const PART_BITS = 6;
/** From 1 ms on, each twice as long as the one before; the last one begins after a hundred years. */
const OCTAVES = 43;
const CELLS = OCTAVES * PARTS;
/** What one call of `clz32` can tell. */
const HIGHEST_BIT = 31;
const POWERS: readonly number[] = Array.from({ length: OCTAVES + 1 }, (_, octave) => 2 ** octave);

export class LatencyHistogram {
  /** Made when they are first used, since most queues see few of them. */
  readonly #octaves: (Uint32Array | undefined)[] = Array.from({ length: OCTAVES }, () => undefined);
  /** Under 1 ms. */
  #instant = 0;
  #count = 0;
  #sum = 0;
  #least = Infinity;
  #most = 0;

  /** @param time milliseconds, 0 or more @param cell what `cellOf` says of it */
  add(time: number, cell: number, count = 1): void {
    this.#count += count;
    this.#sum += time * count;
    if (time < this.#least) this.#least = time;
    if (time > this.#most) this.#most = time;
    this.#countIn(cell, count);
  }

  /** Counts times that are summed up. */
  include({ count, sum, least, most, length, cells, counts }: TimeRuns): void {
    this.#count += count;
    this.#sum += sum;
    if (least < this.#least) this.#least = least;
    if (most > this.#most) this.#most = most;
    for (let run = 0; run < length; run++) this.#countIn(cells[run] ?? 0, counts[run] ?? 0);
  }

  clear(): void {
    for (const octave of this.#octaves) octave?.fill(0);
    this.#instant = 0;
    this.#count = 0;
    this.#sum = 0;
    this.#least = Infinity;
    this.#most = 0;
  }

  /** Becomes what another one is. */
  copy(other: LatencyHistogram): void {
    for (const [octave, parts] of other.#octaves.entries()) this.#octaves[octave] = parts?.slice();
    this.#instant = other.#instant;
    this.#count = other.#count;
    this.#sum = other.#sum;
    this.#least = other.#least;
    this.#most = other.#most;
  }

  /** Undefined when there was none. @param percentiles besides the usual ones */
  summary(percentiles: readonly number[]): Latency | undefined {
    if (this.#count === 0) return undefined;
    return {
      count: this.#count,
      mean: this.#sum / this.#count,
      p50: this.percentile(50),
      p90: this.percentile(90),
      p99: this.percentile(99),
      max: this.#most,
      others: percentiles.map((percentile) => ({ percentile, time: this.percentile(percentile) })),
    };
  }

  /** The smallest time that so many in a hundred took at most, within 1 % or 1 ms. */
  percentile(percentile: number): number {
    const rank = Math.ceil((percentile / 100) * this.#count);
    if (rank >= this.#count) return this.#most;
    if (this.#instant >= rank) return this.#least;
    let passed = this.#instant;
    for (let cell = 0; cell < CELLS; cell++) {
      passed += this.#octaves[cell >> PART_BITS]?.[cell & (PARTS - 1)] ?? 0;
      if (passed >= rank) return Math.min(Math.max(middleOf(cell), this.#least), this.#most);
    }
    return this.#most;
  }

  #countIn(cell: number, count: number): void {
    if (cell < 0) {
      this.#instant += count;
      return;
    }
    const octave = cell >> PART_BITS;
    const parts = (this.#octaves[octave] ??= new Uint32Array(PARTS));
    const part = cell & (PARTS - 1);
    parts[part] = (parts[part] ?? 0) + count;
  }
}

/** The time in the middle of a cell. */
function middleOf(cell: number): number {
  return (POWERS[cell >> PART_BITS] ?? 1) * (1 + ((cell & (PARTS - 1)) + 0.5) / PARTS);
}

/** Where a time is counted; negative for less than 1 ms. Worked out once for all that count the time. */
export function cellOf(time: number): number {
  if (time < 1) return -1;
  const low = POWERS[HIGHEST_BIT] ?? 1;
  const bit = time < low ? HIGHEST_BIT - Math.clz32(time) : 2 * HIGHEST_BIT - Math.clz32(time / low);
  const octave = Math.min(bit, OCTAVES - 1);
  return octave * PARTS + Math.min(PARTS - 1, Math.floor((time / (POWERS[octave] ?? 1) - 1) * PARTS));
}
