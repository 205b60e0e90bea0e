export const SECOND = 1_000;
/** Milliseconds of the slots in which events of a second are counted. */
const SLOT = 20;
const SLOTS = SECOND / SLOT;
/** As many slots as there are bits in a small number. */
const HALF = SLOTS / 2;

/** The place of a time among the slots of its second. */
export function slotOf(time: number): number {
  return Math.floor((time - Math.floor(time / SECOND) * SECOND) / SLOT);
}

/** Events of one second by slots, in any order. Only those slots are looked at that have some. */
export class SlotCounts {
  readonly #counts = new Float64Array(SLOTS);
  /** The times of the first and of the last event of each. */
  readonly #firsts = new Float64Array(SLOTS);
  readonly #lasts = new Float64Array(SLOTS);
  /** A bit for each slot that has events: of the first half, and of the second one. */
  #early = 0;
  #late = 0;
  count = 0;

  /** @param slot its place in the second */
  add(slot: number, first: number, last: number, count: number): void {
    this.count += count;
    this.#add(slot, first, last, count);
    if (slot < HALF) this.#early |= 1 << slot;
    else this.#late |= 1 << (slot - HALF);
  }

  /** Adds what another one has counted. */
  include(other: SlotCounts): void {
    this.count += other.count;
    this.#includeHalf(other, other.#early, 0);
    this.#includeHalf(other, other.#late, HALF);
    this.#early |= other.#early;
    this.#late |= other.#late;
  }

  #includeHalf(other: SlotCounts, filled: number, start: number): void {
    const [counts, firsts, lasts] = [other.#counts, other.#firsts, other.#lasts];
    for (let bits = filled; bits !== 0; bits &= bits - 1) {
      const slot = start + lowest(bits);
      this.#add(slot, firsts[slot] ?? 0, lasts[slot] ?? 0, counts[slot] ?? 0);
    }
  }

  #add(slot: number, first: number, last: number, count: number): void {
    const before = this.#counts[slot] ?? 0;
    this.#counts[slot] = before + count;
    if (before === 0 || first < (this.#firsts[slot] ?? 0)) this.#firsts[slot] = first;
    if (before === 0 || last > (this.#lasts[slot] ?? 0)) this.#lasts[slot] = last;
  }

  /** Tells what there is in the order of time. */
  each(tell: (first: number, last: number, count: number) => void): void {
    for (const [slot, count] of this.#counts.entries()) {
      if (count > 0) tell(this.#firsts[slot] ?? 0, this.#lasts[slot] ?? 0, count);
    }
  }

  clear(): void {
    for (let bits = this.#early; bits !== 0; bits &= bits - 1) this.#counts[lowest(bits)] = 0;
    for (let bits = this.#late; bits !== 0; bits &= bits - 1) this.#counts[HALF + lowest(bits)] = 0;
    this.count = 0;
    this.#early = 0;
    this.#late = 0;
  }

  /** When the first event was, of those there are. */
  get first(): number {
    return this.#firsts[this.#early === 0 ? HALF + lowest(this.#late) : lowest(this.#early)] ?? 0;
  }

  get last(): number {
    return this.#lasts[this.#late === 0 ? highest(this.#early) : HALF + highest(this.#late)] ?? 0;
  }

  /** Becomes what another one is. */
  copy(other: SlotCounts): void {
    this.#counts.set(other.#counts);
    this.#firsts.set(other.#firsts);
    this.#lasts.set(other.#lasts);
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
    for (let slot = 0; slot < SLOTS; slot++) {
      const count = this.#counts[slot] ?? 0;
      sum += count;
      if (count > 0 && sum > most) most = Math.max(most, sum - before.#passed(slot, (this.#lasts[slot] ?? 0) - SECOND));
      sum -= before.#counts[slot] ?? 0;
    }
    return most;
  }

  /** How many events of a slot are not behind a time. */
  #passed(slot: number, time: number): number {
    const count = this.#counts[slot] ?? 0;
    const first = this.#firsts[slot] ?? 0;
    if (count === 0 || time < first) return 0;
    return passedOf(count, first, this.#lasts[slot] ?? 0, time);
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
