import { grown } from './event-cells.ts';
import { EventHeap } from './event-heap.ts';

/**
 * What happens next. Most events are less than a few seconds away: they wait in a wheel, unsorted, in one bucket for each
 * millisecond, and are sorted only when their millisecond has come. Those farther away wait in a heap.
 */
export class EventWheel {
  /** What happens up to the end of the millisecond that is on. */
  readonly #near = new EventHeap();
  readonly #far = new EventHeap();
  /** The first event of each bucket. */
  readonly #buckets = new Int32Array(BUCKETS).fill(NONE);
  /** One bit for each bucket, set where it has events. */
  readonly #filled = new Int32Array(BUCKETS / 32);
  #inBuckets = 0;
  /** The millisecond that is on. */
  #current = 0;
  #times = new Float64Array(INITIAL);
  #orders = new Float64Array(INITIAL);
  #events = new Uint32Array(INITIAL);
  /** The one behind it in its bucket, or among those that are not used. */
  #next = new Int32Array(INITIAL);
  #free = NONE;
  #used = 0;

  /** When the next event is; `Infinity` when there is none. */
  get nextTime(): number {
    if (this.#near.size === 0) this.#turn();
    return this.#near.nextTime;
  }

  /** @param time not before the event taken last @param order a number that no other event of this time has */
  push(time: number, order: number, event: number): void {
    const away = Math.floor(time) - this.#current;
    if (away <= 0) this.#near.push(time, order, event);
    else if (away < BUCKETS) this.#putInBucket(time, order, event);
    else this.#far.push(time, order, event);
  }

  /** Takes the next event out. There is one: `nextTime` tells. */
  pop(): number {
    return this.#near.pop();
  }

  #putInBucket(time: number, order: number, event: number): void {
    const bucket = Math.floor(time) & LAST_BUCKET;
    const place = this.#takePlace();
    this.#times[place] = time;
    this.#orders[place] = order;
    this.#events[place] = event;
    this.#next[place] = this.#buckets[bucket] ?? NONE;
    this.#buckets[bucket] = place;
    this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] ?? 0) | (1 << (bucket & 31));
    this.#inBuckets++;
  }

  #takePlace(): number {
    const place = this.#free;
    if (place === NONE) return this.#newPlace();
    this.#free = this.#next[place] ?? NONE;
    return place;
  }

  #newPlace(): number {
    if (this.#used === this.#times.length) this.#grow();
    return this.#used++;
  }

  /** Goes on to the next millisecond in which something happens. */
  #turn(): void {
    const inWheel = this.#inBuckets > 0 ? this.#current + this.#bucketsToNext() : Infinity;
    const next = Math.min(inWheel, Math.floor(this.#far.nextTime));
    if (next === Infinity) return;
    this.#current = next;
    if (next === inWheel) this.#emptyBucket(next & LAST_BUCKET);
    while (this.#far.nextTime < next + 1) {
      this.#near.push(this.#far.nextTime, this.#far.nextOrder, this.#far.pop());
    }
  }

  /** How far the next bucket with events is behind the current one, given that there is one. */
  #bucketsToNext(): number {
    const start = (this.#current + 1) & LAST_BUCKET;
    let word = start >> 5;
    let bits = (this.#filled[word] ?? 0) & (-1 << (start & 31));
    while (bits === 0) {
      word = (word + 1) & (LAST_BUCKET >> 5);
      bits = this.#filled[word] ?? 0;
    }
    const bucket = word * 32 + 31 - Math.clz32(bits & -bits);
    return ((bucket - start) & LAST_BUCKET) + 1;
  }

  #emptyBucket(bucket: number): void {
    let place = this.#buckets[bucket] ?? NONE;
    this.#buckets[bucket] = NONE;
    this.#filled[bucket >> 5] = (this.#filled[bucket >> 5] ?? 0) & ~(1 << (bucket & 31));
    while (place !== NONE) {
      this.#near.push(this.#times[place] ?? 0, this.#orders[place] ?? 0, this.#events[place] ?? 0);
      const next = this.#next[place] ?? NONE;
      this.#next[place] = this.#free;
      this.#free = place;
      place = next;
      this.#inBuckets--;
    }
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#orders = grown(this.#orders, new Float64Array(length));
    this.#events = grown(this.#events, new Uint32Array(length));
    this.#next = grown(this.#next, new Int32Array(length));
  }
}

/** Milliseconds that the wheel reaches, a power of two. */
const BUCKETS = 4096;
const LAST_BUCKET = BUCKETS - 1;
const INITIAL = 1024;
const NONE = -1;
