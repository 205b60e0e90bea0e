import { NOTHING } from './column.ts';

/** The flow that the last mail of each queue was of: mostly that of the next one, which need not be looked up then. */
export class LastFlows {
  /** Of each queue the stream, the domain and the flow, side by side. */
  #cells = new Int32Array(0);

  /** `NOTHING` when the last mail was of another stream or to another domain. */
  of(queue: number, stream: number, domain: number): number {
    const at = queue * WIDTH;
    const isSame = this.#cells[at] === stream && this.#cells[at + 1] === domain;
    return isSame ? (this.#cells[at + 2] ?? NOTHING) : NOTHING;
  }

  set(queue: number, stream: number, domain: number, flow: number): void {
    const at = queue * WIDTH;
    if (at >= this.#cells.length) this.#grow(at);
    this.#cells[at] = stream;
    this.#cells[at + 1] = domain;
    this.#cells[at + 2] = flow;
  }

  #grow(at: number): void {
    const longer = new Int32Array(2 * at + LEAST).fill(NOTHING);
    longer.set(this.#cells);
    this.#cells = longer;
  }
}

/** A power of two, so that those of one queue are in one line of the cache. */
const WIDTH = 4;
const LEAST = 16 * WIDTH;
