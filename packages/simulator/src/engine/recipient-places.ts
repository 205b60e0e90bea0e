/** Neighbouring places for the recipients of one queue that come next. */
export class Stretch {
  next = 0;
  end = 0;
}

/** Places of a block, and the bits of a place that tell them apart. */
const BLOCK = 64;
const BITS = 6;
/** Stands for a block whose places are given to anybody, one by one. */
const SINGLES = 255;

/**
 * Gives out the places that recipients have in the columns of `Recipients`. A queue sends its recipients one after the
 * other: when these lie side by side, the next one is mostly in the cache already, which the time of a run depends on.
 */
export class RecipientPlaces {
  /** How many places there are. */
  size = 0;
  /** How many places of each block are still in use or to be given out. */
  #left = new Uint8Array(LEAST_BLOCKS);
  readonly #freeBlocks: number[] = [];
  readonly #freeSingles: number[] = [];
  readonly #singles = new Stretch();

  /** The next place of a stretch, for what leaves together with its neighbours: a block is used again as a whole. */
  takeFrom(stretch: Stretch): number {
    if (stretch.next === stretch.end) this.#begin(stretch, BLOCK);
    return stretch.next++;
  }

  /** A place that is used again as soon as it is given back. */
  takeSingle(): number {
    const place = this.#freeSingles.pop();
    if (place !== undefined) return place;
    if (this.#singles.next === this.#singles.end) this.#begin(this.#singles, SINGLES);
    return this.#singles.next++;
  }

  isSingle(place: number): boolean {
    return this.#left[place >>> BITS] === SINGLES;
  }

  giveBack(place: number): void {
    const block = place >>> BITS;
    if (this.isSingle(place)) this.#freeSingles.push(place);
    else this.#giveBack(block, 1);
  }

  /** Gives back what was not taken of a stretch. */
  close(stretch: Stretch): void {
    const rest = stretch.end - stretch.next;
    if (rest > 0) this.#giveBack(stretch.next >>> BITS, rest);
    stretch.end = stretch.next;
  }

  #giveBack(block: number, places: number): void {
    const left = (this.#left[block] ?? 0) - places;
    this.#left[block] = left;
    if (left === 0) this.#freeBlocks.push(block);
  }

  #begin(stretch: Stretch, left: number): void {
    const block = this.#freeBlocks.pop() ?? this.#newBlock();
    this.#left[block] = left;
    stretch.next = block * BLOCK;
    stretch.end = stretch.next + BLOCK;
  }

  #newBlock(): number {
    const block = this.size / BLOCK;
    this.size += BLOCK;
    if (block === this.#left.length) {
      const longer = new Uint8Array(2 * block);
      longer.set(this.#left);
      this.#left = longer;
    }
    return block;
  }
}

const LEAST_BLOCKS = 16;
/** Fewer recipients of a queue would leave most of a stretch empty. */
export const WORTH_A_STRETCH = BLOCK;
