import { passedOf } from './slot-counts.ts';

/**
 * A window that ends now and slides. Events are kept by slots, each with its first and last one, and the window is looked
 * at when a slot is over: in which order the events of a slot come makes no difference. Those that happen at one moment,
 * and those that come evenly, are counted exactly. Otherwise the peak is off by what passes in two slots at the most.
 */
export class SlidingWindow {
  readonly #length: number;
  readonly #slotLength: number;
  /** How many numbers there are: three for each slot, which are its count and the times of its first and last event. */
  readonly #size: number;
  /** One slot more than fits in: the window begins somewhere in the oldest one. Behind them what is not told yet. */
  readonly #slots: Float64Array;
  /** The longer window, which is told of what happened. */
  readonly #longer: SlidingWindow | undefined;
  /** When the slot of now ends. */
  #slotEnd: number;
  /** When the slot ends that the longer window is in: until then it can be told all at once. */
  #tellAt = 0;
  /** Where it stands. */
  #at = 0;
  #sum = 0;
  #peak = 0;

  constructor(length: number, slots: number, longer?: SlidingWindow) {
    this.#length = length;
    this.#slotLength = length / slots;
    this.#size = (slots + 1) * SLOT_SIZE;
    this.#slots = new Float64Array(this.#size + SLOT_SIZE);
    this.#slotEnd = this.#slotLength;
    this.#longer = longer;
  }

  /** Never before the slot of the event before. */
  add(first: number, last: number, count: number): void {
    if (first >= this.#slotEnd) this.#moveTo(first);
    this.#put(this.#at, first, last, count);
    this.#sum += count;
    if (!this.#longer) return;
    if (first >= this.#tellAt) this.#tell();
    this.#put(this.#size, first, last, count);
  }

  /** The most up to now. */
  get peak(): number {
    return Math.max(this.#peak, this.#inWindow);
  }

  /** Tells the longer windows all that is known. */
  flush(): void {
    this.#tell();
    this.#longer?.flush();
  }

  clear(): void {
    this.#slots.fill(0);
    this.#sum = 0;
    this.#slotEnd = this.#slotLength;
    this.#tellAt = 0;
    this.#at = 0;
    this.#peak = 0;
    this.#longer?.clear();
  }

  /** Becomes what another one is. */
  copy(other: SlidingWindow): void {
    this.#slots.set(other.#slots);
    this.#slotEnd = other.#slotEnd;
    this.#tellAt = other.#tellAt;
    this.#at = other.#at;
    this.#sum = other.#sum;
    this.#peak = other.#peak;
  }

  /** Counts in one slot. */
  #put(slot: number, first: number, last: number, count: number): void {
    const slots = this.#slots;
    const before = slots[slot] ?? 0;
    slots[slot] = before + count;
    if (before === 0 || first < (slots[slot + 1] ?? 0)) slots[slot + 1] = first;
    if (before === 0 || last > (slots[slot + 2] ?? 0)) slots[slot + 2] = last;
  }

  /** Tells the longer window what it has not been told. */
  #tell(): void {
    const slots = this.#slots;
    const at = this.#size;
    const count = slots[at] ?? 0;
    if (count === 0 || !this.#longer) return;
    slots[at] = 0;
    this.#longer.add(slots[at + 1] ?? 0, slots[at + 2] ?? 0, count);
    this.#tellAt = this.#longer.#slotEnd;
  }

  /** Empties the slots between the one of before and that of a time. */
  #moveTo(time: number): void {
    if (this.#sum > this.#peak) this.#peak = Math.max(this.#peak, this.#inWindow);
    const end = (Math.floor(time / this.#slotLength) + 1) * this.#slotLength;
    const steps = Math.round((end - this.#slotEnd) / this.#slotLength);
    if (steps * SLOT_SIZE >= this.#size) this.#empty();
    else for (let step = 0; step < steps; step++) this.#dropOldest();
    this.#slotEnd = end;
  }

  get #oldest(): number {
    const next = this.#at + SLOT_SIZE;
    return next === this.#size ? 0 : next;
  }

  #dropOldest(): void {
    this.#at = this.#oldest;
    this.#sum -= this.#slots[this.#at] ?? 0;
    this.#slots[this.#at] = 0;
  }

  #empty(): void {
    this.#slots.fill(0, 0, this.#size);
    this.#sum = 0;
  }

  /** How many events there are in the window that ends with the last one. */
  get #inWindow(): number {
    const last = this.#slots[this.#at + 2] ?? 0;
    return this.#sum - this.#passed(last - this.#length);
  }

  /** How many events of the oldest slot are not in the window that begins behind a time. */
  #passed(start: number): number {
    const oldest = this.#oldest;
    const count = this.#slots[oldest] ?? 0;
    const first = this.#slots[oldest + 1] ?? 0;
    return count === 0 || start < first ? 0 : passedOf(count, first, this.#slots[oldest + 2] ?? 0, start);
  }
}

const SLOT_SIZE = 3;
