/** Milliseconds that steps have. */
const SHORTEST = 100;
const LONGEST = 600_000;
/** So many steps take a run to where it is, or to the end of its mail; fewer where there are many queues. */
const MOST_STEPS = 4096;
const LEAST_STEPS = 256;
/** Steps of single queues that are worth their time. */
const MOST_WORK = 400_000;
/** When much mail came at once, steps are short at first: this part of the time since then. */
const FINEST = 1 / 64;
/** So many usual steps apart they begin anew, since getting back to their length takes hundreds. */
const APART = 512;

/** How long a step is: short enough to see the numbers change, long enough for an answer in a second. */
export class StepLength {
  #begun = 0;
  /** What a step has that is not a short one. */
  #usual = 0;

  /** Much mail came at once. */
  begin(now: number): void {
    if (now - this.#begun >= APART * this.#usual) this.#begun = now;
  }

  /** @param trafficEnd when the last mail comes @param queues how many there are */
  lengthAt(now: number, trafficEnd: number, queues: number): number {
    const steps = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, MOST_WORK / Math.max(1, queues)));
    this.#usual = Math.max(now, trafficEnd) / steps;
    const fine = Math.max((now - this.#begun) * FINEST, SHORTEST * (MOST_STEPS / steps));
    return Math.max(SHORTEST, Math.min(LONGEST, this.#usual, fine));
  }
}
