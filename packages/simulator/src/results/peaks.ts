/** The most events in any second, five minutes, hour and day, wherever these begin. */
import { NOTHING } from './column.ts';
import type { PeriodCounts } from './result.ts';

/** Milliseconds of the periods, and how many slots each is split into. Slots of a period hold whole ones of the one before. */
const periods = [
  { length: 1_000, slots: 50 },
  { length: 300_000, slots: 60 },
  { length: 3_600_000, slots: 60 },
  { length: 86_400_000, slots: 60 },
] as const;

/**
 * A window that ends now and slides. Events are kept by slots, each with its first and last one: those that happen at
 * one moment, and those that come evenly, are counted exactly. Otherwise the peak is off by what passes in two slots at
 * the most.
 */
class SlidingWindow {
  readonly #length: number;
  readonly #slotLength: number;
  /** How many numbers there are: three for each slot, which are its count and the times of its first and last event. */
  readonly #size: number;
  /** One slot more than fits in: the window begins somewhere in the oldest one. Behind them what is not told yet. */
  readonly #slots: Float64Array;
  /** The longer window, which is told of what happened. */
  readonly #next: SlidingWindow | undefined;
  /** When the slot of now ends. */
  #slotEnd: number;
  /** Where it stands. */
  #at = 0;
  #sum = 0;
  peak = 0;

  constructor(length: number, slots: number, next: SlidingWindow | undefined) {
    this.#length = length;
    this.#slotLength = length / slots;
    this.#size = (slots + 1) * SLOT_SIZE;
    this.#slots = new Float64Array(this.#size + SLOT_SIZE);
    this.#slotEnd = this.#slotLength;
    this.#next = next;
  }

  /** Times never go back. */
  add(first: number, last: number, count: number): void {
    this.#count(first, last, count);
    if (this.#next) this.#put(this.#size, first, last, count);
  }

  /**
   * Counts the events of a chain, as many together as makes no difference: the sum only grows within a slot as long as
   * nothing of the oldest slot leaves the window, and what stays below the peak does not matter.
   */
  addChain(times: Float64Array, counts: Float64Array, next: Int32Array, first: number): void {
    for (let event = first; event !== NOTHING;) {
      const start = times[event] ?? 0;
      if (start >= this.#slotEnd) this.#moveTo(start);
      let [count, last, behind] = [0, start, event];
      for (; behind !== NOTHING && (times[behind] ?? 0) < this.#slotEnd; behind = next[behind] ?? NOTHING) {
        last = times[behind] ?? 0;
        count += counts[behind] ?? 0;
      }
      if (this.#isOneStep(count)) this.add(start, last, count);
      else {
        for (let one = event; one !== behind; one = next[one] ?? NOTHING) {
          const time = times[one] ?? 0;
          this.add(time, time, counts[one] ?? 0);
        }
      }
      event = behind;
    }
  }

  #isOneStep(count: number): boolean {
    return this.#sum + count <= this.peak || this.#slots[this.#oldest] === 0;
  }

  /** The same, without a word to the longer windows. */
  addAlone(time: number, count: number): void {
    this.#count(time, time, count);
  }

  #count(first: number, last: number, count: number): void {
    if (first >= this.#slotEnd) this.#moveTo(first);
    this.#put(this.#at, first, last, count);
    this.#sum += count;
    if (this.#sum > this.peak) this.peak = Math.max(this.peak, this.#sum - this.#passed(last - this.#length));
  }

  /** Tells the longer windows all that is known. */
  flush(): void {
    this.tell();
    this.#next?.flush();
  }

  clear(): void {
    this.#empty();
    this.#slotEnd = this.#slotLength;
    this.#at = 0;
    this.peak = 0;
    this.#next?.clear();
  }

  /** Becomes what another one is. */
  copy(other: SlidingWindow): void {
    this.#slots.set(other.#slots);
    this.#slotEnd = other.#slotEnd;
    this.#at = other.#at;
    this.#sum = other.#sum;
    this.peak = other.peak;
  }

  /** Counts in one slot. */
  #put(slot: number, first: number, last: number, count: number): void {
    const slots = this.#slots;
    const before = slots[slot] ?? 0;
    if (before === 0) slots[slot + 1] = first;
    slots[slot] = before + count;
    slots[slot + 2] = last;
  }

  /** Tells the next window what it has not been told. */
  tell(): void {
    const slots = this.#slots;
    const count = slots[this.#size] ?? 0;
    slots[this.#size] = 0;
    if (count > 0) this.#next?.add(slots[this.#size + 1] ?? 0, slots[this.#size + 2] ?? 0, count);
  }

  /** Empties the slots between the one of before and that of a time. */
  #moveTo(time: number): void {
    this.tell();
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
    this.#slots.fill(0);
    this.#sum = 0;
  }

  /** How many events of the oldest slot are not in the window that begins behind a time. */
  #passed(start: number): number {
    const oldest = this.#oldest;
    const count = this.#slots[oldest] ?? 0;
    const first = this.#slots[oldest + 1] ?? 0;
    if (count === 0 || start < first) return 0;
    const last = this.#slots[oldest + 2] ?? 0;
    return start >= last ? count : Math.min(count, 1 + Math.floor(((start - first) * (count - 1)) / (last - first)));
  }
}

const SLOT_SIZE = 3;
const SECOND = 1_000;

/** Slots of a period that is asked for besides. */
const OTHER_SLOTS = 60;

export class Peaks {
  readonly #windows: readonly SlidingWindow[];
  readonly #first: SlidingWindow;
  readonly #others: readonly { readonly period: number; readonly window: SlidingWindow }[];

  /** @param others milliseconds of other periods */
  constructor(others: readonly number[] = []) {
    const windows: SlidingWindow[] = [];
    for (const { length, slots } of periods.toReversed()) windows.unshift(new SlidingWindow(length, slots, windows[0]));
    this.#windows = windows;
    this.#first = windows[0] ?? new SlidingWindow(1, 1, undefined);
    this.#others = others.map((period) => ({ period, window: new SlidingWindow(period, OTHER_SLOTS, undefined) }));
  }

  /** @param now milliseconds, never less than before */
  add(now: number, count: number): void {
    this.#first.add(now, now, count);
    for (const { window } of this.#others) window.add(now, now, count);
  }

  /** Counts the events of a chain: each has a time, a count, and the one behind it or `NOTHING`. */
  addChain(times: Float64Array, counts: Float64Array, next: Int32Array, first: number): void {
    this.#first.addChain(times, counts, next, first);
    for (const { window } of this.#others) window.addChain(times, counts, next, first);
  }

  /** Counts events that come evenly between two times. */
  addEvenly(from: number, to: number, count: number): void {
    const [second, minutes] = this.#windows;
    if (to - from <= SECOND || !minutes) return this.add(from, count);
    // Of a longer time, what comes in a second of it.
    this.#first.tell();
    second?.addAlone(from, (count * SECOND) / (to - from));
    minutes.add(from, to, count);
    for (const { window } of this.#others) window.add(from, to, count);
  }

  clear(): void {
    this.#first.clear();
    for (const { window } of this.#others) window.clear();
  }

  /** Becomes what another one is, of the same periods. */
  copy(other: Peaks): void {
    for (const [place, window] of other.#windows.entries()) this.#windows[place]?.copy(window);
    for (const [place, { window }] of other.#others.entries()) this.#others[place]?.window.copy(window);
  }

  get summary(): PeriodCounts {
    this.#first.flush();
    let most = 0;
    // A longer time holds a shorter one.
    const [perSecond = 0, perFiveMinutes = 0, perHour = 0, perDay = 0] = this.#windows.map(
      ({ peak }) => (most = Math.max(most, Math.round(peak))),
    );
    const others = this.#others.map(({ period, window }) => ({ period, count: Math.round(window.peak) }));
    return { perSecond, perFiveMinutes, perHour, perDay, others };
  }
}
