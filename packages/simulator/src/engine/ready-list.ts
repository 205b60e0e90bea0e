import { NONE, RecipientList, type Recipients } from './recipients.ts';

/** Recipients of one priority. */
interface Rank {
  readonly priority: number;
  readonly list: RecipientList;
}

/** The recipients that may be tried: by priority, and those of one priority in the order in which they came. */
export class ReadyList {
  readonly #recipients: Recipients;
  /** The highest priority first. Most queues have one. */
  #ranks: readonly Rank[] = [];
  /** The highest one that has recipients, as long as any has. */
  #top: Rank | undefined;
  length = 0;

  constructor(recipients: Recipients) {
    this.#recipients = recipients;
  }

  /** The one that is next, or `NONE`. */
  get first(): number {
    return this.#top ? this.#top.list.first : NONE;
  }

  /** Whether all that was ever in it was of this priority. */
  isAllOf(priority: number): boolean {
    return this.#ranks.length === 1 && this.#top?.priority === priority;
  }

  push(id: number): void {
    this.#rankFor(id).list.push(id);
    this.length++;
  }

  /** Puts one before those of its priority. */
  unshift(id: number): void {
    this.#rankFor(id).list.unshift(id);
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
    const id = top.list.shift();
    this.length--;
    if (top.list.length === 0 && this.length > 0) this.#top = this.#ranks.find(({ list }) => list.length > 0);
    return id;
  }

  #rankOf(priority: number): Rank {
    const index = this.#ranks.findIndex((one) => one.priority <= priority);
    const found = this.#ranks[index];
    if (found?.priority === priority) return found;
    const rank = { priority, list: new RecipientList(this.#recipients) };
    this.#ranks = this.#ranks.toSpliced(index < 0 ? this.#ranks.length : index, 0, rank);
    return rank;
  }
}
