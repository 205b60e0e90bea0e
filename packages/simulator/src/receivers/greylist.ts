import { chance } from '../random.ts';
import { purposes } from './luck.ts';
import type { Greylisting } from './model.ts';
import type { Delivery } from './receiver.ts';
import { OK } from './replies.ts';
import type { SourceNetwork } from './sources.ts';
import type { ReplyIds } from './texts.ts';

/** Puts off what it has not seen before. */
export class Greylist {
  readonly #greylisting: Greylisting;
  readonly #reply: number;
  readonly #seed: number;

  constructor(greylisting: Greylisting, replies: ReplyIds, seed: number) {
    this.#greylisting = greylisting;
    this.#reply = replies.idOf(greylisting.reply);
    this.#seed = seed;
  }

  /** Why a message has to wait, or `OK`. */
  of(delivery: Delivery, network: SourceNetwork): number {
    const { delay, knownAfter } = this.#greylisting;
    if (network.passed >= knownAfter || !this.#isGreylisted(delivery)) return OK;
    if (delivery.attempts === 0 || delivery.now - delivery.firstTried < delay) return this.#reply;
    network.passed++;
    return OK;
  }

  #isGreylisted({ stream, number }: Delivery): boolean {
    const { share } = this.#greylisting;
    return share >= 1 || chance(this.#seed, stream, number, purposes.greylisting) < share;
  }
}
