/** The most events in any second, five minutes, hour and day, wherever these begin. */
import type { PeriodCounts } from './result.ts';
import { SlidingWindow } from './sliding-window.ts';
import { SECOND, SlotCounts, slotOf } from './slot-counts.ts';

/** Slots of each period but a second; those of one hold whole ones of the period before. */
const SLOTS = 60;

export class Peaks {
  readonly #longer: SlidingWindow;
  readonly #windows: readonly SlidingWindow[];
  readonly #others: readonly { readonly period: number; readonly window: SlidingWindow }[];
  /** The second that is on, in seconds since the start, with what there is of it and of the one before. */
  #second = 0;
  #now = new SlotCounts();
  #before = new SlotCounts();
  /** What of it the other windows are not told, if there are some. */
  readonly #forOthers: SlotCounts | undefined;
  /** The same for the longer ones: how many, and when the first and the last one were. */
  #untold = 0;
  #first = 0;
  #last = 0;
  /** The most in a second up to the one that is on. */
  #perSecond = 0;

  /** @param others milliseconds of other periods */
  constructor(others: readonly number[] = []) {
    const day = new SlidingWindow(86_400_000, SLOTS);
    const hour = new SlidingWindow(3_600_000, SLOTS, day);
    this.#longer = new SlidingWindow(300_000, SLOTS, hour);
    this.#windows = [this.#longer, hour, day];
    this.#others = others.map((period) => ({ period, window: new SlidingWindow(period, SLOTS) }));
    this.#forOthers = others.length > 0 ? new SlotCounts() : undefined;
  }

  /** @param now milliseconds, never in a second before */
  add(now: number, count: number): void {
    this.#goOnTo(now);
    this.#now.add(slotOf(now), now, now, count);
    this.#forOthers?.add(slotOf(now), now, now, count);
    this.#tellLater(now, now, count);
  }

  /** Counts events of one second, never of one before. Others of that second may come later. */
  include(slots: SlotCounts): void {
    const { first, last, count } = slots;
    this.#goOnTo(first);
    this.#now.include(slots);
    this.#forOthers?.include(slots);
    this.#tellLater(first, last, count);
  }

  /** Counts events that come evenly between two times. */
  addEvenly(from: number, to: number, count: number): void {
    if (to - from <= SECOND) return this.add(from, count);
    this.#goOnTo(from);
    this.#tell();
    // Of a longer time, what comes in a second of it.
    this.#now.add(slotOf(from), from, from, (count * SECOND) / (to - from));
    this.#longer.add(from, to, count);
    for (const { window } of this.#others) window.add(from, to, count);
  }

  clear(): void {
    this.#second = 0;
    this.#now.clear();
    this.#before.clear();
    this.#forOthers?.clear();
    this.#untold = 0;
    this.#perSecond = 0;
    this.#longer.clear();
    for (const { window } of this.#others) window.clear();
  }

  /** Becomes what another one is, of the same periods. */
  copy(other: Peaks): void {
    this.#second = other.#second;
    this.#now.copy(other.#now);
    this.#before.copy(other.#before);
    if (other.#forOthers) this.#forOthers?.copy(other.#forOthers);
    this.#untold = other.#untold;
    this.#first = other.#first;
    this.#last = other.#last;
    this.#perSecond = other.#perSecond;
    for (const [place, window] of other.#windows.entries()) this.#windows[place]?.copy(window);
    for (const [place, { window }] of other.#others.entries()) this.#others[place]?.window.copy(window);
  }

  get summary(): PeriodCounts {
    this.#tell();
    this.#longer.flush();
    let most = Math.round(this.#now.peak(this.#before, this.#perSecond));
    const perSecond = most;
    // A longer time holds a shorter one.
    const [perFiveMinutes = 0, perHour = 0, perDay = 0] = this.#windows.map(
      ({ peak }) => (most = Math.max(most, Math.round(peak))),
    );
    const others = this.#others.map(({ period, window }) => ({ period, count: Math.round(window.peak) }));
    return { perSecond, perFiveMinutes, perHour, perDay, others };
  }

  /** Begins the second of a time, if that is another one. */
  #goOnTo(time: number): void {
    const second = Math.floor(time / SECOND);
    if (second === this.#second) return;
    this.#perSecond = this.#now.peak(this.#before, this.#perSecond);
    this.#tell();
    const [before, now] = [this.#now, this.#before];
    if (second !== this.#second + 1) before.clear();
    now.clear();
    this.#before = before;
    this.#now = now;
    this.#second = second;
  }

  #tellLater(first: number, last: number, count: number): void {
    if (this.#untold === 0 || first < this.#first) this.#first = first;
    if (this.#untold === 0 || last > this.#last) this.#last = last;
    this.#untold += count;
  }

  #tell(): void {
    if (this.#untold > 0) this.#longer.add(this.#first, this.#last, this.#untold);
    this.#untold = 0;
    if (this.#forOthers) this.#tellOthers(this.#forOthers);
  }

  #tellOthers(slots: SlotCounts): void {
    slots.each((first, last, count) => {
      for (const { window } of this.#others) window.add(first, last, count);
    });
    slots.clear();
  }
}
