import type { RateLimit } from '../plan/limits.ts';

/** How events in an interval are counted; which one PowerMTA uses is not documented. [runtime 6.1] */
export type RateModel = 'window' | 'window-5m' | 'gcra';

/** Counts what passes a limit, and says when more may. */
export interface RateLimiter {
  readonly limit: RateLimit;
  /** How many may pass at once after a rest. */
  readonly most: number;
  /** How many may pass at a time. */
  room(now: number): number;
  /** When more may pass, given that none may now. */
  readonly nextAt: number;
  /** Since when what has passed counts. */
  readonly since: number;
  /** From when on nothing of it counts any more. */
  readonly lapsesAt: number;
  take(now: number, count: number): void;
}

export interface LimiterOptions {
  readonly model: RateModel;
  /** What passes at once before events are spread evenly, for `gcra`. */
  readonly burst: number;
}

export function limiterOf(limit: RateLimit | undefined, { model, burst }: LimiterOptions): RateLimiter | undefined {
  if (!limit || limit.count === Infinity) return undefined;
  switch (model) {
    case 'window':
      return new WindowLimiter(limit, limit.count, limit.period);
    case 'window-5m':
      return inSlots.has(limit.period) ? new SlotLimiter(limit) : new WindowLimiter(limit, limit.count, limit.period);
    case 'gcra':
      return new EvenLimiter(limit, burst);
    default:
      return model satisfies never;
  }
}

/** Milliseconds of the slots that the guide's example splits an hour into. [G1§10.3.2] */
const SLOT = 300_000;
/** The intervals that are split: an hour and a day. Others have no place in the example. [runtime 6.1] */
const inSlots: ReadonlySet<number> = new Set([3_600_000, 86_400_000]);

/** So many in an interval that starts with the first event; then nothing until it is over. [oracle O1] */
class WindowLimiter implements RateLimiter {
  readonly limit: RateLimit;
  readonly most: number;
  readonly #period: number;
  #end = -Infinity;
  #used = 0;

  constructor(limit: RateLimit, count: number, period: number) {
    this.limit = limit;
    this.most = count;
    this.#period = period;
  }

  get nextAt(): number {
    return this.#end;
  }

  get since(): number {
    return this.#end - this.#period;
  }

  get lapsesAt(): number {
    return this.#end;
  }

  room(now: number): number {
    return now >= this.#end ? this.most : Math.max(0, this.most - this.#used);
  }

  take(now: number, count: number): void {
    if (now >= this.#end) {
      this.#end = now + this.#period;
      this.#used = 0;
    }
    this.#used += count;
  }
}

/** An interval in slots of five minutes, of which each has its share. */
class SlotLimiter implements RateLimiter {
  readonly limit: RateLimit;
  readonly #whole: WindowLimiter;
  readonly #slot: WindowLimiter;

  constructor(limit: RateLimit) {
    this.limit = limit;
    this.#whole = new WindowLimiter(limit, limit.count, limit.period);
    this.#slot = new WindowLimiter(limit, Math.ceil(limit.count / Math.round(limit.period / SLOT)), SLOT);
  }

  get most(): number {
    return this.#slot.most;
  }

  get nextAt(): number {
    return this.#full?.nextAt ?? -Infinity;
  }

  get since(): number {
    return this.#full?.since ?? -Infinity;
  }

  get lapsesAt(): number {
    return Math.max(this.#whole.lapsesAt, this.#slot.lapsesAt);
  }

  /** The one of both that lets nothing pass. */
  #full: WindowLimiter | undefined;

  room(now: number): number {
    const whole = this.#whole.room(now);
    const slot = this.#slot.room(now);
    this.#full = whole === 0 ? this.#whole : slot === 0 ? this.#slot : undefined;
    return Math.min(whole, slot);
  }

  take(now: number, count: number): void {
    this.#whole.take(now, count);
    this.#slot.take(now, count);
  }
}

/** Events spread evenly, after some at once: the generic cell rate algorithm, which is a token bucket. [oracle O2] */
class EvenLimiter implements RateLimiter {
  readonly limit: RateLimit;
  readonly most: number;
  readonly #step: number;
  /** When the bucket is full again. */
  #fullAt = -Infinity;

  constructor(limit: RateLimit, burst: number) {
    this.limit = limit;
    this.#step = limit.period / limit.count;
    this.most = burst;
  }

  get nextAt(): number {
    return this.#fullAt - (this.most - 1) * this.#step;
  }

  get since(): number {
    return this.#fullAt - this.most * this.#step;
  }

  get lapsesAt(): number {
    return this.#fullAt;
  }

  room(now: number): number {
    if (this.#fullAt <= now) return this.most;
    return Math.max(0, Math.floor(this.most - (this.#fullAt - now) / this.#step + ROUNDING));
  }

  take(now: number, count: number): void {
    this.#fullAt = Math.max(this.#fullAt, now) + this.#step * count;
  }
}

/** What sums of fractions may be off by. */
const ROUNDING = 1e-6;
