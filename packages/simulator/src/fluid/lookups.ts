/** What becomes of mail for domains whose mail servers DNS does not tell, as in the exact engine. [runtime 7] */
import type { Knobs } from '../engine/knobs.ts';
import type { Limit } from '../plan/limits.ts';
import type { DnsFailure } from '../receivers/receiver.ts';
import type { Replies } from '../receivers/replies.ts';
import { NO_DOMAIN, NO_MAIL_SERVERS } from '../receivers/texts.ts';
import { middleOf } from './cohorts.ts';
import type { CountedMail } from './counted-mail.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { FluidReactions } from './fluid-reactions.ts';

export interface LookupParts {
  readonly knobs: Knobs;
  readonly replies: Replies;
  readonly mail: CountedMail;
  readonly reactions: FluidReactions;
}

export class Lookups {
  readonly #mail: CountedMail;
  readonly #reactions: FluidReactions;
  readonly #bouncesUnknown: boolean;
  readonly #noDomain: number;
  readonly #noMailServers: number;

  constructor({ knobs, replies, mail, reactions }: LookupParts) {
    this.#mail = mail;
    this.#reactions = reactions;
    this.#bouncesUnknown = knobs.unknownDomain === 'bounce';
    this.#noDomain = replies.idOf(NO_DOMAIN);
    this.#noMailServers = replies.idOf(NO_MAIL_SERVERS);
  }

  /**
   * Does what is done about a failure, also with mail that comes up to a time where that is given up at once.
   * @returns what the queue waits for; undefined where it goes on with the mail that is left
   */
  fail(queue: FluidQueue, failure: DnsFailure, now: number, end: number): Limit | undefined {
    const { plan, state } = queue.queue;
    if (failure === 'no-mx') this.#giveUpAged(queue, plan.bounceWithoutMx, now, end);
    else if (failure === 'nxdomain' && this.#bouncesUnknown) this.#giveUpAll(queue, now, end);
    else {
      this.#reactions.failLookup(queue, now);
      return plan.retryAfterDnsError === undefined ? state.retryLimit : plan.retryDnsLimit;
    }
    return undefined;
  }

  #giveUpAll(queue: FluidQueue, now: number, end: number): void {
    this.#reactions.bounceAll(queue, now, this.#noDomain);
    queue.arrive(now, end);
    this.#reactions.bounceAll(queue, end, this.#noDomain);
  }

  /** @param age that mail may not have */
  #giveUpAged(queue: FluidQueue, age: number, now: number, end: number): void {
    this.#dropAged(queue, age, now);
    if (age > 0) return;
    queue.arrive(now, end);
    this.#dropAged(queue, age, end);
  }

  #dropAged(queue: FluidQueue, age: number, now: number): void {
    for (let { first } = queue.ready; first && now - middleOf(first) >= age; { first } = queue.ready) {
      const cohort = queue.ready.shift(first.count);
      if (cohort) this.#mail.bounced(queue, cohort, now, { reason: 'queue', reply: this.#noMailServers });
    }
  }
}
