import { chance } from '../random.ts';
import { purposes } from './luck.ts';
import type { Outage } from './model.ts';
import type { KnownSource } from './sources.ts';
import type { ReplyIds } from './texts.ts';

/** When a mail server is down. */
export class OutageTimes {
  readonly outage: Outage;
  readonly reply: number;
  readonly #purpose: number;

  /** @param place its place among those of the server, each of which has its own luck */
  constructor(outage: Outage, place: number, replies: ReplyIds) {
    this.outage = outage;
    this.reply = replies.idOf(outage.reply);
    this.#purpose = purposes.outage + place;
  }

  includes(now: number): boolean {
    const { from, lasts, every } = this.outage;
    const since = now - from;
    return since >= 0 && (every === Infinity ? since : since % every) < lasts;
  }

  /** When it begins or ends next. */
  changesAfter(now: number): number {
    const { from, lasts, every } = this.outage;
    if (now < from) return from;
    const since = every === Infinity ? now - from : (now - from) % every;
    if (since < lasts) return now - since + lasts;
    return every === Infinity ? Infinity : now - since + every;
  }

  /** Whether a connection meets it. */
  hits(now: number, { stream, asked }: KnownSource, seed: number): boolean {
    if (!this.includes(now)) return false;
    return this.outage.share >= 1 || chance(seed, stream, asked, this.#purpose) < this.outage.share;
  }
}
