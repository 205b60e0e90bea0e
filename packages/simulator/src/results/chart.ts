/** Numbers over time in a bounded number of buckets: when the time is too long for them, each takes in its neighbour. */
import { Busiest, type Reusable } from './busiest.ts';
import type { Series, SeriesSet } from './result.ts';

/** An even number, so that buckets can be joined two by two. */
export const MOST_BUCKETS = 400;
/** Milliseconds of a bucket at first. */
const FIRST_WIDTH = 1_000;

/** What is charted, as it stands now: counts since the start, recipients in queues, and connections. */
export interface Levels {
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly queued: number;
  readonly connections: number;
  /** The most since this was asked last. */
  readonly mostConnections: number;
}

const nothing: Levels = { delivered: 0, deferred: 0, bounced: 0, queued: 0, connections: 0, mostConnections: 0 };

class Curve implements Reusable {
  weight = 0;
  from = 0;
  readonly #delivered = new Float64Array(MOST_BUCKETS);
  readonly #deferred = new Float64Array(MOST_BUCKETS);
  readonly #bounced = new Float64Array(MOST_BUCKETS);
  readonly #queued = new Float64Array(MOST_BUCKETS);
  readonly #connections = new Float64Array(MOST_BUCKETS);
  #before = nothing;

  /** Counts from here on. */
  start(levels: Levels, now: number): void {
    this.from = now;
    this.#before = levels;
  }

  /** Fills a bucket, and those behind it in which nothing happened. */
  fill(bucket: number, end: number, now: Levels): void {
    this.#delivered[bucket] = (this.#delivered[bucket] ?? 0) + now.delivered - this.#before.delivered;
    this.#deferred[bucket] = (this.#deferred[bucket] ?? 0) + now.deferred - this.#before.deferred;
    this.#bounced[bucket] = (this.#bounced[bucket] ?? 0) + now.bounced - this.#before.bounced;
    this.#connections[bucket] = Math.max(this.#connections[bucket] ?? 0, now.mostConnections);
    this.#queued.fill(now.queued, bucket, end);
    this.#connections.fill(now.connections, bucket + 1, end);
    this.#before = now;
  }

  /** Makes one bucket of each two. @param length how many are filled */
  join(length: number): void {
    for (const column of [this.#delivered, this.#deferred, this.#bounced]) joinBy(column, length, (a, b) => a + b);
    joinBy(this.#connections, length, Math.max);
    joinBy(this.#queued, length, (_, last) => last);
  }

  clear(): void {
    this.weight = 0;
    this.from = 0;
    for (const column of [this.#delivered, this.#deferred, this.#bounced, this.#queued, this.#connections]) {
      column.fill(0);
    }
    this.#before = nothing;
  }

  series(name: string, length: number): Series {
    const numbers = (column: Float64Array): number[] => [...column.subarray(0, length)];
    return {
      name,
      from: this.from,
      delivered: numbers(this.#delivered),
      deferred: numbers(this.#deferred),
      bounced: numbers(this.#bounced),
      queued: numbers(this.#queued),
      connections: numbers(this.#connections),
    };
  }
}

/** The last of an odd number of buckets stays alone. */
function joinBy(column: Float64Array, length: number, join: (a: number, b: number) => number): void {
  const half = Math.ceil(length / 2);
  for (let index = 0; index < half; index++) {
    const first = column[2 * index] ?? 0;
    column[index] = 2 * index + 1 < length ? join(first, column[2 * index + 1] ?? 0) : first;
  }
  column.fill(0, half);
}

/** What a chart is made of. */
export interface Charted {
  total(): Levels;
  domain(id: number): Levels;
}

/** Looks at all levels when a bucket is over, so that an event costs no more than a look at the time. */
export class Chart {
  readonly #charted: Charted;
  readonly #total = new Curve();
  readonly #domains: Busiest<Curve>;
  #width = FIRST_WIDTH;
  #bucket = 0;
  /** When the bucket of now is over. */
  end: number = FIRST_WIDTH;

  /** @param most domains */
  constructor(charted: Charted, most: number) {
    this.#charted = charted;
    this.#domains = new Busiest(most, () => new Curve());
  }

  /** So much mail came to a domain. To be told before it counts in the levels. */
  came(domain: number, count: number, now: number): void {
    const known = this.#domains.peek(domain);
    if (known) known.weight += count;
    else this.#enter(domain, count, now);
  }

  /** To be called when `end` is reached, before the next event counts. */
  moveTo(now: number): void {
    let bucket = Math.floor(now / this.#width);
    this.#fill(Math.min(bucket, MOST_BUCKETS));
    while (bucket >= MOST_BUCKETS) {
      this.#join();
      bucket = Math.floor(now / this.#width);
      this.#fill(Math.min(bucket, MOST_BUCKETS));
    }
    this.#bucket = bucket;
    this.end = (bucket + 1) * this.#width;
  }

  /** Those that are charted. */
  get domains(): number[] {
    return [...this.#domains.entries()].map(([id]) => id);
  }

  /** Up to now. @param nameOf and @param weightOf of a domain: the busiest comes first */
  series(now: number, nameOf: (domain: number) => string, weightOf: (domain: number) => number): SeriesSet {
    if (now >= this.end) this.moveTo(now);
    this.#fill(this.#bucket + 1);
    const length = this.#bucket + 1;
    const entries = [...this.#domains.entries()].sort(([a], [b]) => weightOf(b) - weightOf(a) || a - b);
    const domains = entries.map(([id, curve]) => curve.series(nameOf(id), length));
    return { width: this.#width, total: this.#total.series('total', length), domains };
  }

  #enter(domain: number, count: number, now: number): void {
    const curve = this.#domains.get(domain, count);
    if (curve && curve.weight > count) curve.start(this.#charted.domain(domain), now);
  }

  /** @param end the bucket behind those to fill */
  #fill(end: number): void {
    this.#total.fill(this.#bucket, end, this.#charted.total());
    for (const [id, curve] of this.#domains.entries()) curve.fill(this.#bucket, end, this.#charted.domain(id));
  }

  #join(): void {
    this.#total.join(MOST_BUCKETS);
    for (const [, curve] of this.#domains.entries()) curve.join(MOST_BUCKETS);
    this.#width *= 2;
    this.#bucket = MOST_BUCKETS / 2;
  }
}
