import { chance } from '../random.ts';
import { purposeAt, purposes } from './luck.ts';
import type { Refusal } from './model.ts';
import type { Delivery } from './receiver.ts';
import { OK } from './replies.ts';
import type { ReplyIds } from './texts.ts';

/** The replies of one draw, each up to the number that is drawn. */
class Wheel {
  readonly #ends: number[] = [];
  readonly #replies: number[] = [];

  constructor(refusals: readonly Refusal[], replies: ReplyIds) {
    let end = 0;
    for (const { share, reply } of refusals) {
      end += share;
      this.#ends.push(end);
      this.#replies.push(replies.idOf(reply));
    }
  }

  get isEmpty(): boolean {
    return this.#ends.length === 0;
  }

  at(drawn: number): number {
    for (let index = 0; index < this.#ends.length; index++) {
      if (drawn < (this.#ends[index] ?? 0)) return this.#replies[index] ?? OK;
    }
    return OK;
  }
}

/** The shares of the mail that a server does not want. */
export class Refusals {
  readonly #seed: number;
  readonly #ofMessages: Wheel;
  readonly #ofAttempts: Wheel;

  constructor(refusals: readonly Refusal[], replies: ReplyIds, seed: number) {
    const wheelOf = (each: Refusal['each']) =>
      new Wheel(
        refusals.filter((refusal) => refusal.each === each),
        replies,
      );
    this.#seed = seed;
    this.#ofMessages = wheelOf('message');
    this.#ofAttempts = wheelOf('attempt');
  }

  /** Why a message is not wanted, or `OK`. */
  of({ stream, number, attempts }: Delivery): number {
    const reply = this.#draw(this.#ofMessages, stream, number, purposes.message);
    return reply === OK ? this.#draw(this.#ofAttempts, stream, number, purposeAt(purposes.attempt, attempts)) : reply;
  }

  #draw(wheel: Wheel, stream: number, number: number, purpose: number): number {
    return wheel.isEmpty ? OK : wheel.at(chance(this.#seed, stream, number, purpose));
  }
}
