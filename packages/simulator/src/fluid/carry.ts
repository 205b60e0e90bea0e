/** Whole numbers from parts of them: what is left over counts the next time, so that nothing is lost or made up. */
export class Carry {
  readonly #left = new Map<number, number>();

  /** @param key parts of one key add up */
  take(key: number, part: number): number {
    const sum = part + (this.#left.get(key) ?? 0);
    const whole = Math.floor(sum + ROUNDING);
    this.#left.set(key, sum - whole);
    return whole;
  }

  /** How much of the next whole one there is. */
  leftOf(key: number): number {
    return this.#left.get(key) ?? 0;
  }
}

/** Keys of what is carried over that no reply has: parts of messages that are sent, greylisted, and of connections. */
export const SENT = -1;
export const GREYLISTED = -2;
export const OPENED = -3;

/** What sums of fractions may be off by. */
const ROUNDING = 1e-9;
