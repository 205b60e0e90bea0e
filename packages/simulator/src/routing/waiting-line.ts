import type { Submission } from '../traffic/traffic.ts';

/** A client that waits for a connection. */
interface Waiting {
  /** Counts all that ever waited. */
  readonly order: number;
  readonly submission: Submission;
}

/** Clients of one stream in the order in which they came. There may be very many, so nothing is moved when one leaves. */
export class WaitingLine {
  #clients: Waiting[] = [];
  /** Those before it have left. */
  #start = 0;

  get first(): Waiting | undefined {
    return this.#clients[this.#start];
  }

  get all(): readonly Submission[] {
    return this.#clients.slice(this.#start).map(({ submission }) => submission);
  }

  push(client: Waiting): void {
    this.#clients.push(client);
  }

  shift(): Submission | undefined {
    const first = this.#clients[this.#start++];
    if (this.#start * 2 > this.#clients.length) {
      this.#clients = this.#clients.slice(this.#start);
      this.#start = 0;
    }
    return first?.submission;
  }
}
