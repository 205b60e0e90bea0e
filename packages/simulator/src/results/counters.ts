/** Counts of many groups of mail, in columns: a group is a number, and nothing is allocated for an event. */
import type { BounceReason } from '../engine/observer.ts';
import type { BounceReasons, Counts } from './result.ts';

const reasons: readonly BounceReason[] = ['reply', 'expired', 'rule', 'queue'];

/** Stands for a group that never lost a recipient. */
const NO_ROW = -1;
const INITIAL = 16;

export class Counters {
  injected = new Float64Array(INITIAL);
  refused = new Float64Array(INITIAL);
  attempts = new Float64Array(INITIAL);
  delivered = new Float64Array(INITIAL);
  deferred = new Float64Array(INITIAL);
  bounced = new Float64Array(INITIAL);
  discarded = new Float64Array(INITIAL);
  movedIn = new Float64Array(INITIAL);
  movedOut = new Float64Array(INITIAL);
  firstInjected = new Float64Array(INITIAL).fill(Infinity);
  lastDone = new Float64Array(INITIAL).fill(-Infinity);
  /** Where its bounces are counted. */
  #rowOf = new Int32Array(INITIAL).fill(NO_ROW);
  #bounces = new Float64Array(INITIAL);
  #rows = 0;
  #size = 0;
  readonly #categories: readonly string[];
  readonly #width: number;

  constructor(categories: readonly string[]) {
    this.#categories = categories;
    this.#width = reasons.length + categories.length;
  }

  get size(): number {
    return this.#size;
  }

  /** Makes room for one more group, and gives its number. */
  add(): number {
    if (this.#size === this.injected.length) this.#grow();
    return this.#size++;
  }

  inject(id: number, count: number, now: number): void {
    addTo(this.injected, id, count);
    if (now < (this.firstInjected[id] ?? Infinity)) this.firstInjected[id] = now;
  }

  bounce(id: number, category: number, reason: BounceReason, count = 1): void {
    const start = this.#rowFor(id) * this.#width;
    addTo(this.bounced, id, count);
    addTo(this.#bounces, start + reasons.indexOf(reason), count);
    addTo(this.#bounces, start + reasons.length + category, count);
  }

  /** Adds what another one has counted for a group of its own. */
  include(id: number, other: Counters, from: number): void {
    addTo(this.injected, id, other.injected[from]);
    addTo(this.refused, id, other.refused[from]);
    addTo(this.attempts, id, other.attempts[from]);
    addTo(this.delivered, id, other.delivered[from]);
    addTo(this.deferred, id, other.deferred[from]);
    addTo(this.bounced, id, other.bounced[from]);
    addTo(this.discarded, id, other.discarded[from]);
    addTo(this.movedIn, id, other.movedIn[from]);
    addTo(this.movedOut, id, other.movedOut[from]);
    this.firstInjected[id] = Math.min(this.firstInjected[id] ?? Infinity, other.firstInjected[from] ?? Infinity);
    this.lastDone[id] = Math.max(this.lastDone[id] ?? -Infinity, other.lastDone[from] ?? -Infinity);
    if (other.#rowOf[from] !== NO_ROW) this.#includeBounces(id, other, from);
  }

  leftOf(id: number): number {
    const came = (this.injected[id] ?? 0) + (this.movedIn[id] ?? 0);
    const went = (this.delivered[id] ?? 0) + (this.bounced[id] ?? 0) + (this.discarded[id] ?? 0);
    // Ways that mail leaves by have none in the first place.
    return Math.max(0, came - went - (this.movedOut[id] ?? 0));
  }

  counts(id: number): Counts {
    return {
      injected: this.injected[id] ?? 0,
      refused: this.refused[id] ?? 0,
      delivered: this.delivered[id] ?? 0,
      attempts: this.attempts[id] ?? 0,
      deferred: this.deferred[id] ?? 0,
      bounced: this.bounced[id] ?? 0,
      bouncedBy: this.#bouncedBy(id),
      bounceReasons: this.#reasonsOf(id),
      discarded: this.discarded[id] ?? 0,
      movedIn: this.movedIn[id] ?? 0,
      movedOut: this.movedOut[id] ?? 0,
      left: this.leftOf(id),
    };
  }

  #reasonsOf(id: number): BounceReasons {
    const [reply = 0, expired = 0, rule = 0, queue = 0] = reasons.map((_, index) => this.#cell(id, index));
    return { reply, expired, rule, queue };
  }

  #bouncedBy(id: number): Record<string, number> {
    const found = this.#categories.map((name, index) => [name, this.#cell(id, reasons.length + index)] as const);
    return Object.fromEntries(found.filter(([, count]) => count > 0));
  }

  #cell(id: number, column: number): number {
    const row = this.#rowOf[id] ?? NO_ROW;
    return row === NO_ROW ? 0 : (this.#bounces[row * this.#width + column] ?? 0);
  }

  #includeBounces(id: number, other: Counters, from: number): void {
    const start = this.#rowFor(id) * this.#width;
    for (let column = 0; column < this.#width; column++)
      addTo(this.#bounces, start + column, other.#cell(from, column));
  }

  #rowFor(id: number): number {
    const row = this.#rowOf[id] ?? NO_ROW;
    if (row !== NO_ROW) return row;
    this.#rowOf[id] = this.#rows++;
    const needed = this.#rows * this.#width;
    if (needed > this.#bounces.length) this.#bounces = longer(this.#bounces, 2 * needed);
    return this.#rows - 1;
  }

  #grow(): void {
    const length = this.injected.length * 2;
    this.injected = longer(this.injected, length);
    this.refused = longer(this.refused, length);
    this.attempts = longer(this.attempts, length);
    this.delivered = longer(this.delivered, length);
    this.deferred = longer(this.deferred, length);
    this.bounced = longer(this.bounced, length);
    this.discarded = longer(this.discarded, length);
    this.movedIn = longer(this.movedIn, length);
    this.movedOut = longer(this.movedOut, length);
    this.firstInjected = longer(this.firstInjected, length, Infinity);
    this.lastDone = longer(this.lastDone, length, -Infinity);
    const rows = new Int32Array(length).fill(NO_ROW);
    rows.set(this.#rowOf);
    this.#rowOf = rows;
  }
}

export function addTo(column: Float64Array, index: number, count = 0): void {
  column[index] = (column[index] ?? 0) + count;
}

/** The same column with room for more. */
export function longer(column: Float64Array, length: number, fill = 0): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(length);
  grown.fill(fill, column.length);
  grown.set(column);
  return grown;
}
