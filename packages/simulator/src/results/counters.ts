/** Counts of many groups of mail, in columns: a group is a number, and nothing is allocated for an event. */
import type { BounceReason } from '../engine/observer.ts';
import { NOTHING, numbers, places } from './column.ts';
import type { BounceReasons, Counts } from './result.ts';

const reasons: readonly BounceReason[] = ['reply', 'expired', 'rule', 'queue'];

export class Counters {
  readonly injected = numbers();
  readonly refused = numbers();
  readonly attempts = numbers();
  readonly delivered = numbers();
  readonly deferred = numbers();
  readonly bounced = numbers();
  readonly discarded = numbers();
  readonly movedIn = numbers();
  readonly movedOut = numbers();
  readonly firstInjected = numbers(Infinity);
  readonly lastDone = numbers(-Infinity);
  /** Where the bounces of those are counted that have some. */
  readonly #rowOf = places();
  readonly #bounces = numbers();
  #rows = 0;
  readonly #categories: readonly string[];
  readonly #width: number;

  constructor(categories: readonly string[]) {
    this.#categories = categories;
    this.#width = reasons.length + categories.length;
  }

  inject(id: number, count: number, now: number): void {
    this.injected.add(id, count);
    if (now < this.firstInjected.at(id)) this.firstInjected.set(id, now);
  }

  /** A recipient is done with; some are counted later than others. */
  doneAt(id: number, now: number): void {
    if (now > this.lastDone.at(id)) this.lastDone.set(id, now);
  }

  bounce(id: number, category: number, reason: BounceReason, count = 1): void {
    const start = this.#rowFor(id) * this.#width;
    this.bounced.add(id, count);
    this.#bounces.add(start + reasons.indexOf(reason), count);
    this.#bounces.add(start + reasons.length + category, count);
  }

  /** Adds what another one has counted for a group of its own. */
  include(id: number, other: Counters, from: number): void {
    this.injected.add(id, other.injected.at(from));
    this.refused.add(id, other.refused.at(from));
    this.attempts.add(id, other.attempts.at(from));
    this.delivered.add(id, other.delivered.at(from));
    this.deferred.add(id, other.deferred.at(from));
    this.bounced.add(id, other.bounced.at(from));
    this.discarded.add(id, other.discarded.at(from));
    this.movedIn.add(id, other.movedIn.at(from));
    this.movedOut.add(id, other.movedOut.at(from));
    this.firstInjected.set(id, Math.min(this.firstInjected.at(id), other.firstInjected.at(from)));
    this.lastDone.set(id, Math.max(this.lastDone.at(id), other.lastDone.at(from)));
    if (other.#rowOf.at(from) !== NOTHING) this.#includeBounces(id, other, from);
  }

  leftOf(id: number): number {
    const came = this.injected.at(id) + this.movedIn.at(id);
    const went = this.delivered.at(id) + this.bounced.at(id) + this.discarded.at(id);
    // Ways that mail leaves by have none in the first place.
    return Math.max(0, came - went - this.movedOut.at(id));
  }

  counts(id: number): Counts {
    return {
      injected: this.injected.at(id),
      refused: this.refused.at(id),
      delivered: this.delivered.at(id),
      attempts: this.attempts.at(id),
      deferred: this.deferred.at(id),
      bounced: this.bounced.at(id),
      bouncedBy: this.#bouncedBy(id),
      bounceReasons: this.#reasonsOf(id),
      discarded: this.discarded.at(id),
      movedIn: this.movedIn.at(id),
      movedOut: this.movedOut.at(id),
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
    const row = this.#rowOf.at(id);
    return row === NOTHING ? 0 : this.#bounces.at(row * this.#width + column);
  }

  #includeBounces(id: number, other: Counters, from: number): void {
    const start = this.#rowFor(id) * this.#width;
    for (let column = 0; column < this.#width; column++) this.#bounces.add(start + column, other.#cell(from, column));
  }

  #rowFor(id: number): number {
    if (this.#rowOf.at(id) === NOTHING) this.#rowOf.set(id, this.#rows++);
    return this.#rowOf.at(id);
  }
}
