import { type RateLimiter, limiterOf } from '../engine/rate-limiter.ts';
import type { Escalation, HiddenRate } from './model.ts';
import { OK } from './replies.ts';
import type { ReplyIds } from './texts.ts';

/** What a hidden rate makes of one sender. */
class Offender {
  readonly limiter: RateLimiter | undefined;
  /** Everything is put off before this. */
  until = -Infinity;
  /** Everything is refused before this. */
  blockedUntil = -Infinity;
  /** Replies since something was taken. */
  replies = 0;

  constructor(limiter: RateLimiter | undefined) {
    this.limiter = limiter;
  }
}

/** A hidden rate with what it has counted, by the places of its scope. */
export class HiddenLimit {
  readonly rate: HiddenRate;
  readonly #reply: number;
  readonly #blocked: number;
  readonly #offenders: Offender[] = [];

  constructor(rate: HiddenRate, replies: ReplyIds) {
    const { reply, escalation } = rate.throttle;
    this.rate = rate;
    this.#reply = replies.idOf(reply);
    this.#blocked = escalation ? replies.idOf(escalation.reply) : this.#reply;
  }

  /** How many events are taken now. */
  room(place: number, now: number): number {
    const { limiter, until, blockedUntil } = this.#at(place);
    if (now < until || now < blockedUntil) return 0;
    return limiter ? limiter.room(now) : Infinity;
  }

  /** When some are taken again, given that none is now and none is tried before. */
  opensAt(place: number): number {
    const { limiter, until, blockedUntil } = this.#at(place);
    return Math.max(until, blockedUntil, limiter?.nextAt ?? -Infinity);
  }

  /** Refuses so many events, given that there is no room for them. @returns the reply to the last one */
  refuse(place: number, now: number, count: number): number {
    const offender = this.#at(place);
    const { escalation } = this.rate.throttle;
    const quiet = escalation ? Math.min(count - 1, escalation.after - offender.replies) : 0;
    if (quiet > 0 && now >= offender.blockedUntil) offender.replies += quiet;
    return this.refusal(place, now, Infinity);
  }

  /** Why so many events may not happen now, or `OK`. */
  refusal(place: number, now: number, count: number): number {
    const offender = this.#at(place);
    if (now < offender.blockedUntil) return this.#blocked;
    const { throttle } = this.rate;
    const isPutOff = now < offender.until;
    if (!isPutOff && (!offender.limiter || offender.limiter.room(now) >= count)) return OK;
    if (!isPutOff || throttle.extended) offender.until = now + throttle.lasts;
    return this.#answer(offender, now, throttle.escalation);
  }

  #answer(offender: Offender, now: number, escalation: Escalation | undefined): number {
    if (!escalation || ++offender.replies <= escalation.after) return this.#reply;
    offender.blockedUntil = now + escalation.lasts;
    offender.replies = 0;
    return this.#blocked;
  }

  /** Why no connection is taken, or `OK`. It is not counted. */
  connectionRefusal(place: number, now: number): number {
    if (!this.rate.throttle.refusesConnections) return OK;
    const { blockedUntil, until } = this.#at(place);
    if (now < blockedUntil) return this.#blocked;
    return now < until ? this.#reply : OK;
  }

  take(place: number, now: number, count: number): void {
    const offender = this.#at(place);
    offender.replies = 0;
    offender.limiter?.take(now, count);
  }

  #at(place: number): Offender {
    const known = this.#offenders[place];
    if (known) return known;
    const { count, period, counting, burst } = this.rate;
    const limit = { directive: 'hidden rate', setting: undefined, count, period };
    const offender = new Offender(limiterOf(limit, { model: counting === 'bucket' ? 'gcra' : 'window', burst }));
    // Without gaps, since a list with gaps is slow.
    while (this.#offenders.length < place) this.#at(this.#offenders.length);
    this.#offenders[place] = offender;
    return offender;
  }
}
