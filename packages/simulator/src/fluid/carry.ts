import { chance } from '../random.ts';

/** Whole numbers from parts of them: what is left over counts the next time, so that nothing is lost or made up. */
export class Carry {
  readonly #left = new Map<number, number>();
  readonly #luck: number | undefined;

  /**
   * @param luck where given, the first whole one comes at random, so that many that have few parts each get their share
   * of whole ones all together
   */
  constructor(luck?: number) {
    this.#luck = luck;
  }

  /** @param key parts of one key add up */
  take(key: number, part: number): number {
    const sum = part + this.leftOf(key);
    const whole = Math.floor(sum + ROUNDING);
    this.#left.set(key, sum - whole);
    return whole;
  }

  /** How much of the next whole one there is. */
  leftOf(key: number): number {
    return this.#left.get(key) ?? (this.#luck === undefined ? 0 : chance(this.#luck, 0, 0, key));
  }
}

/** The key of those that are greylisted, which no reply has. */
export const GREYLISTED = -1;

/** What sums of fractions may be off by. */
const ROUNDING = 1e-9;
