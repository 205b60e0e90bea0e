/** Milliseconds that steps have. */
const SHORTEST = 100;
const LONGEST = 600_000;
/** So many steps take a run to where it is, or to the end of its mail. */
const STEPS = 4096;
/** So many steps of one queue are taken before steps become longer. */
const MOST_WORK = 2_000_000;
/** When much mail came at once, steps are short at first: this part of the time since then. */
const FINEST = 1 / 64;
/** More often than every so many steps they do not begin anew. */
const LEAST_STEPS = 64;

/** How long a step is: short enough to see the numbers change, long enough for an answer in a second. */
export class StepLength {
  #begun = 0;
  /** What a step has that is not a short one. */
  #usual = 0;

  /** Much mail came at once. */
  begin(now: number): void {
    if (now - this.#begun >= LEAST_STEPS * this.#usual) this.#begun = now;
  }

  /** @param trafficEnd when the last mail comes @param queues how many there are */
  lengthAt(now: number, trafficEnd: number, queues: number): number {
    const work = Math.max(1, (queues * STEPS) / MOST_WORK);
    this.#usual = (Math.max(now, trafficEnd) / STEPS) * work;
    const fine = (now - this.#begun) * FINEST * work;
    return Math.max(SHORTEST * work, Math.min(LONGEST, this.#usual, fine));
  }
}
