/** Counts messages by time and kind in little memory, whatever times there are. */

/** Messages of one kind in some time. */
export interface Share {
  rows: number;
  /** When the first of them comes. */
  first: number;
}

/** Messages of neighbouring buckets. Rounding decides alike for all when times are asked for by `bucketOf`. */
export interface TimeRange {
  /** Milliseconds of a bucket. */
  readonly width: number;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly byKind: ReadonlyMap<number, Readonly<Share>>;
}

interface Bucket {
  rows: number;
  readonly byKind: Map<number, Share>;
}

export function bucketOf(time: number, width: number): number {
  return Math.floor(time / width);
}

/** Whether some of the times from one to another one may be in a range. */
export function meets({ width, first, last }: TimeRange, earliest: number, latest: number): boolean {
  return bucketOf(latest, width) >= first && bucketOf(earliest, width) <= last;
}

/** More are put together by twos. */
const MOST_SHARES = 100_000;

export class Histogram {
  #width = 1000;
  #shares = 0;
  #buckets = new Map<number, Bucket>();

  add(time: number, kind: number): void {
    const bucket = this.#bucket(bucketOf(time, this.#width));
    bucket.rows++;
    this.#count(bucket, kind, 1, time);
    if (this.#shares > MOST_SHARES && this.#buckets.size > 1) this.#widen();
  }

  #bucket(key: number): Bucket {
    let bucket = this.#buckets.get(key);
    if (!bucket) this.#buckets.set(key, (bucket = { rows: 0, byKind: new Map() }));
    return bucket;
  }

  #count({ byKind }: Bucket, kind: number, rows: number, first: number): void {
    const share = byKind.get(kind);
    if (share) {
      share.rows += rows;
      share.first = Math.min(share.first, first);
    } else {
      byKind.set(kind, { rows, first });
      this.#shares++;
    }
  }

  #widen(): void {
    const old = this.#buckets;
    this.#width *= 2;
    this.#shares = 0;
    this.#buckets = new Map();
    for (const [key, { rows, byKind }] of old) {
      const bucket = this.#bucket(Math.floor(key / 2));
      bucket.rows += rows;
      for (const [kind, share] of byKind) this.#count(bucket, kind, share.rows, share.first);
    }
  }

  /** All times in their order, cut where so many messages are reached. What comes at once is never cut. */
  ranges(mostRows: number): TimeRange[] {
    const keys = [...this.#buckets.keys()].sort((a, b) => a - b);
    const ranges: TimeRange[] = [];
    let together: number[] = [];
    let rows = 0;
    for (const key of keys) {
      const more = this.#buckets.get(key)?.rows ?? 0;
      if (together.length > 0 && rows + more > mostRows) {
        ranges.push(this.#range(together, rows));
        together = [];
        rows = 0;
      }
      together.push(key);
      rows += more;
    }
    return together.length > 0 ? [...ranges, this.#range(together, rows)] : ranges;
  }

  #range(keys: readonly number[], rows: number): TimeRange {
    const byKind = new Map<number, Share>();
    for (const [kind, share] of keys.flatMap((key) => [...(this.#buckets.get(key)?.byKind ?? [])])) {
      const known = byKind.get(kind);
      // In the order of time, so the first one that is met is the earliest.
      if (known) known.rows += share.rows;
      else byKind.set(kind, { ...share });
    }
    return { width: this.#width, first: keys[0] ?? 0, last: keys.at(-1) ?? 0, rows, byKind };
  }
}
