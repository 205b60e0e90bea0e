import { NONE, RecipientList, type Recipients } from './recipients.ts';

/** Recipients of one priority. */
class Rank extends RecipientList {
  readonly priority: number;
  /** The next lower one that there ever was. */
  below: Rank | undefined;

  constructor(recipients: Recipients, priority: number, below: Rank | undefined) {
    super(recipients);
    this.priority = priority;
    this.below = below;
  }
}

/** The recipients that may be tried: by priority, and those of one priority in the order in which they came. */
export class ReadyList {
  readonly #recipients: Recipients;
  /** The one of the highest priority. Most queues have no other. */
  #highest: Rank | undefined;
  /** The highest one that has recipients, as long as any has. */
  #top: Rank | undefined;
  length = 0;

  constructor(recipients: Recipients) {
    this.#recipients = recipients;
  }

  /** The one that is next, or `NONE`. */
  get first(): number {
    return this.#top ? this.#top.first : NONE;
  }

  /** Whether all that was ever in it was of this priority. */
  isAllOf(priority: number): boolean {
    return this.#highest?.below === undefined && this.#highest?.priority === priority;
  }

  push(id: number): void {
    this.#rankFor(id).push(id);
    this.length++;
  }

  /** Puts one before those of its priority. */
  unshift(id: number): void {
    this.#rankFor(id).unshift(id);
    this.length++;
  }

  #rankFor(id: number): Rank {
    const priority = this.#recipients.priority[id] ?? 0;
    if (this.#top?.priority === priority) return this.#top;
    const rank = this.#rankOf(priority);
    if (!this.#top || this.length === 0 || priority > this.#top.priority) this.#top = rank;
    return rank;
  }

  /** Takes the next one out; there has to be one. */
  shift(): number {
    const top = this.#top;
    if (!top) return NONE;
    const id = top.shift();
    this.length--;
    if (top.length === 0 && this.length > 0) this.#top = this.#highestFilled();
    return id;
  }

  #highestFilled(): Rank | undefined {
    let rank = this.#highest;
    while (rank && rank.length === 0) rank = rank.below;
    return rank;
  }

  #rankOf(priority: number): Rank {
    let above: Rank | undefined;
    let rank = this.#highest;
    for (; rank && rank.priority > priority; rank = rank.below) above = rank;
    if (rank?.priority === priority) return rank;
    const made = new Rank(this.#recipients, priority, rank);
    if (above) above.below = made;
    else this.#highest = made;
    return made;
  }
}
