import type { ConnectionLimit } from './model.ts';
import type { ReplyIds } from './texts.ts';

/** The connections that count towards a limit, by the places of its scope. */
export class ConnectionCounts {
  readonly limit: ConnectionLimit;
  readonly reply: number;
  readonly #open: number[] = [];

  constructor(limit: ConnectionLimit, replies: ReplyIds) {
    this.limit = limit;
    this.reply = replies.idOf(limit.reply);
  }

  isFull(place: number): boolean {
    return this.open(place) >= this.limit.most;
  }

  open(place: number): number {
    return this.#open[place] ?? 0;
  }

  /** @param by 1 for a connection that is opened, -1 for one that ends; parts where several places share it */
  change(place: number, by: number): void {
    while (this.#open.length < place) this.#open.push(0);
    this.#open[place] = this.open(place) + by;
  }
}
