export const SECOND = 1_000;
/** Milliseconds of the slots in which events of a second are counted. */
const SLOT = 20;
const SLOTS = SECOND / SLOT;
/** Of each slot, side by side: how many events there are, and the times of the first and of the last one. */
const WIDTH = 3;
/** As many slots as there are bits in a small number. */
const HALF = SLOTS / 2;

/** The place of a time among the slots of its second. */
export function slotOf(time: number): number {
  return Math.floor((time - Math.floor(time / SECOND) * SECOND) / SLOT);
}

/** Events of one second by slots, in any order. Only those slots are looked at that have some. */
export class SlotCounts {
  readonly #cells = new Float64Array(SLOTS * WIDTH);
  /** A bit for each slot that has events: of the first half, and of the second one. */
  #early = 0;
  #late = 0;
  count = 0;

  /** @param slot its place in the second */
  add(slot: number, first: number, last: number, count: number): void {
    this.count += count;
    addTo(this.#cells, slot * WIDTH, first, last, count);
    if (slot < HALF) this.#early |= 1 << slot;
    else this.#late |= 1 << (slot - HALF);
  }

  /** Adds what another one has counted. */
  include(other: SlotCounts): void {
    this.count += other.count;
    includeSlots(this.#cells, other.#cells, other.#early, 0);
    includeSlots(this.#cells, other.#cells, other.#late, HALF);
    this.#early |= other.#early;
    this.#late |= other.#late;
  }

  /** When the first event was, of those there are. */
  get first(): number {
    const slot = this.#early === 0 ? HALF + lowest(this.#late) : lowest(this.#early);
    return this.#cells[slot * WIDTH + 1] ?? 0;
  }

  get last(): number {
    const slot = this.#late === 0 ? highest(this.#early) : HALF + highest(this.#late);
    return this.#cells[slot * WIDTH + 2] ?? 0;
  }

  /** Tells what there is in the order of time. */
  each(tell: (first: number, last: number, count: number) => void): void {
    for (let slot = 0; slot < SLOTS; slot++) {
      const [count = 0, first = 0, last = 0] = this.#cells.subarray(slot * WIDTH, slot * WIDTH + WIDTH);
      if (count > 0) tell(first, last, count);
    }
  }

  clear(): void {
    for (let bits = this.#early; bits !== 0; bits &= bits - 1) this.#cells[lowest(bits) * WIDTH] = 0;
    for (let bits = this.#late; bits !== 0; bits &= bits - 1) this.#cells[(HALF + lowest(bits)) * WIDTH] = 0;
    this.count = 0;
    this.#early = 0;
    this.#late = 0;
  }

  /** Becomes what another one is. */
  copy(other: SlotCounts): void {
    this.#cells.set(other.#cells);
    this.#early = other.#early;
    this.#late = other.#late;
    this.count = other.count;
  }

  /**
   * The most events in a second that ends with the last one of a slot. In one that both seconds have a part of, events
   * of the oldest slot are taken to come evenly.
   * @param before the second before this one
   * @param least what is not more than this does not matter
   */
  peak(before: SlotCounts, least: number): number {
    let most = least;
    let sum = before.count;
    if (sum + this.count <= least) return least;
    for (let at = 0; at < SLOTS * WIDTH; at += WIDTH) {
      const count = this.#cells[at] ?? 0;
      sum += count;
      if (count > 0 && sum > most) most = Math.max(most, sum - before.#passed(at, (this.#cells[at + 2] ?? 0) - SECOND));
      sum -= before.#cells[at] ?? 0;
    }
    return most;
  }

  /** How many events of a slot are not behind a time. */
  #passed(at: number, time: number): number {
    const count = this.#cells[at] ?? 0;
    const first = this.#cells[at + 1] ?? 0;
    return count === 0 || time < first ? 0 : passedOf(count, first, this.#cells[at + 2] ?? 0, time);
  }
}

function addTo(cells: Float64Array, at: number, first: number, last: number, count: number): void {
  const before = cells[at] ?? 0;
  cells[at] = before + count;
  if (before === 0 || first < (cells[at + 1] ?? 0)) cells[at + 1] = first;
  if (before === 0 || last > (cells[at + 2] ?? 0)) cells[at + 2] = last;
}

/** @param filled the bits of the slots that are added, counted from a first one */
function includeSlots(to: Float64Array, from: Float64Array, filled: number, first: number): void {
  for (let bits = filled; bits !== 0; bits &= bits - 1) {
    const at = (first + lowest(bits)) * WIDTH;
    addTo(to, at, from[at + 1] ?? 0, from[at + 2] ?? 0, from[at] ?? 0);
  }
}

/** How many of some events are not behind a time, which is not before the first of them, if they come evenly. */
export function passedOf(count: number, first: number, last: number, time: number): number {
  return time >= last ? count : Math.min(count, 1 + Math.floor(((time - first) * (count - 1)) / (last - first)));
}

/** The places of the lowest and of the highest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function highest(bits: number): number {
  return 31 - Math.clz32(bits);
}
