/** What becomes of recipients that are tried: taken, put off or given up, each in its share. */
import { OK, type Replies } from '../receivers/replies.ts';
import type { CountedMail } from './counted-mail.ts';
import { GREYLISTED } from './carry.ts';
import { type Cohort, middleOf, split } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { FluidReactions } from './fluid-reactions.ts';
import type { Asking, RefusedShare, Weather } from './fluid-receiver.ts';
import type { Stretch } from './stretch.ts';

/** How the attempts of a stretch fare. */
export interface Fate {
  readonly weather: Weather;
  readonly asking: Asking;
  /** Milliseconds that a message waits for a connection of its own. */
  readonly lead: number;
}

/** Recipients of one cohort that are tried at one time, while what becomes of them is worked out. */
interface Trial {
  readonly queue: FluidQueue;
  readonly time: number;
  readonly fate: Fate;
  left: Cohort;
  /** How many each reply refused. */
  readonly refused: Map<number, number>;
}

export class Outcomes {
  readonly #replies: Replies;
  readonly #mail: CountedMail;
  readonly #reactions: FluidReactions;

  constructor(replies: Replies, mail: CountedMail, reactions: FluidReactions) {
    this.#replies = replies;
    this.#mail = mail;
    this.#reactions = reactions;
  }

  /** After how many attempts something happens that changes more than one message. */
  attemptsToEvent(queue: FluidQueue, weather: Weather, { together, perConnection }: Asking): number {
    const { plan, mode } = queue.queue;
    let attempts = plan.backoffEndsOnDelivery && mode === 'backoff' ? 1 : Infinity;
    for (const { share, reply } of weather.refusals) {
      if (!this.#reactions.changesQueue(queue, reply)) continue;
      attempts = Math.min(
        attempts,
        share >= 1 ? Math.max(1, queue.level) * together : (1 - queue.refused.leftOf(reply)) / share,
      );
    }
    if (weather.lost > 0) {
      const left = 1 - queue.losses.leftOf(weather.lostReply);
      attempts = Math.min(attempts, (left / weather.lost) * together * perConnection);
    }
    return attempts;
  }

  /**
   * Tries the first recipients of a queue, evenly from the start of a stretch to its end.
   * @returns how many were delivered
   */
  settle(queue: FluidQueue, stretch: Stretch, fate: Fate): number {
    const refused = new Map<number, number>();
    let done = 0;
    let delivered = 0;
    for (let left = stretch.count; left > 0; left = stretch.count - done) {
      const cohort = queue.ready.shift(left);
      if (!cohort) break;
      const part = (done + cohort.count / 2) / stretch.count;
      const time = stretch.start + (stretch.end - stretch.start) * part;
      const trial = { queue, time, fate, left: cohort, refused };
      this.#mail.attempted(queue, cohort, stretch.start, stretch.end);
      this.#try(trial);
      delivered += trial.left.count;
      this.#deliver(trial);
      done += cohort.count;
    }
    this.#afterwards(queue, stretch, fate, { refused, delivered });
    return delivered;
  }

  #try(trial: Trial): void {
    const { refusals } = trial.fate.weather;
    for (const refusal of refusals) if (!refusal.isFate) this.#refuseShare(trial, refusal);
    this.#greylist(trial);
    if (trial.left.fate !== OK) this.#refuse(trial, trial.left.count, trial.left.fate);
    else if (trial.left.attempts === 0) this.#drawFates(trial, refusals);
  }

  #refuseShare(trial: Trial, { share, reply }: RefusedShare): void {
    const count = share >= 1 ? trial.left.count : trial.queue.refused.take(reply, trial.left.count * share);
    this.#refuse(trial, Math.min(count, trial.left.count), reply);
  }

  /** Shares of all messages, so that those before take nothing from those behind. */
  #drawFates(trial: Trial, refusals: readonly RefusedShare[]): void {
    const all = trial.left.count;
    for (const { share, reply, isFate } of refusals) {
      if (!isFate) continue;
      const count = Math.min(trial.left.count, trial.queue.refused.take(reply, all * share));
      this.#refuse(trial, count, reply, { fate: reply });
    }
  }

  #greylist(trial: Trial): void {
    const { queue, left, time } = trial;
    const { receiver, sender } = queue;
    const share = receiver.greylistedShare(sender);
    if (left.count === 0) return;
    if (left.isGreylisted) {
      if (share > 0 && time - left.firstTried < receiver.greylistDelay)
        this.#refuse(trial, left.count, receiver.greylistReply);
      else receiver.gotThrough(sender, left.count / left.together);
    } else if (share > 0 && left.attempts === 0) {
      const count = Math.min(left.count, queue.refused.take(GREYLISTED, left.count * share));
      this.#refuse(trial, count, receiver.greylistReply, { isGreylisted: true });
    }
  }

  /** Takes the first ones out, and puts them off or gives them up. */
  #refuse(trial: Trial, count: number, reply: number, more: Partial<Cohort> = {}): void {
    if (count <= 0) return;
    const { queue, refused, time } = trial;
    const [part, left] = split(trial.left, count);
    trial.left = left;
    refused.set(reply, (refused.get(reply) ?? 0) + count);
    const { mail } = this.#reactions.reactionTo(queue, reply);
    const cohort = { ...part, ...more };
    if (mail === 'bounce-queue' || mail === 'bounce-rcpt')
      this.#mail.bounced(queue, cohort, time, { reason: 'rule', reply, isReplied: true });
    else if (mail === 'skip-mx' || this.#replies.isTemporary(reply)) this.#defer(trial, cohort);
    else this.#mail.bounced(queue, cohort, time, { reason: 'reply', reply, isReplied: true });
  }

  #defer({ queue, time }: Trial, cohort: Cohort): void {
    const { plan, isRerouted } = queue.queue;
    const due = time + plan.retryRecipientsAfter;
    const firstTried = Math.min(cohort.firstTried, time);
    const tried = { ...cohort, due, firstTried, attempts: cohort.attempts + 1 };
    this.#mail.deferred(queue, cohort, time);
    if (isRerouted) this.#reactions.move(queue, tried, time);
    else queue.putOff(tried);
  }

  #deliver({ queue, time, left, fate }: Trial): void {
    if (left.count === 0) return;
    const wait = Math.max(0, time - middleOf(left));
    const answer = fate.lead + queue.receiver.serviceTime(queue.level / queue.sender.sources.length);
    queue.fly({ cohort: left, at: time + answer, time: wait + answer });
  }

  /** Counts what has been delivered by now. */
  land(queue: FluidQueue, now: number): void {
    for (const { cohort, at, time } of queue.landed(now)) this.#mail.delivered(queue, cohort, at, time);
  }

  #afterwards(
    queue: FluidQueue,
    { end, count }: Stretch,
    { weather, asking }: Fate,
    { refused, delivered }: { refused: ReadonlyMap<number, number>; delivered: number },
  ): void {
    let throttled = 0;
    for (const { rate, share } of weather.refusals) {
      if (!rate) continue;
      throttled += count * share;
      queue.receiver.refused(rate, Math.round(count * share) - 1, end);
    }
    queue.receiver.passed(queue.sender, asking, Math.max(0, count - throttled));
    if (delivered > 0) this.#afterDelivery(queue, end);
    for (const [reply, times] of refused) this.#event(queue, reply, times, end);
    const { lost, lostReply } = weather;
    const opened = count / (asking.together * asking.perConnection);
    if (lost > 0 && queue.losses.take(lostReply, opened * lost) > 0)
      this.#reactions.connectionRefused(queue, end, lostReply);
  }

  #afterDelivery(queue: FluidQueue, now: number): void {
    const { queue: own } = queue;
    own.failedRuns = 0;
    if (own.plan.backoffEndsOnDelivery) this.#reactions.setMode(queue, now, 'normal', undefined, OK, true);
  }

  #event(queue: FluidQueue, reply: number, times: number, now: number): void {
    if (times > 0 && this.#reactions.changesQueue(queue, reply)) this.#reactions.react(queue, now, reply);
  }
}
