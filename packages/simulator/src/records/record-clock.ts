import type { Instant } from '../traffic/quantities.ts';

/** More seconds are not remembered; mail that waits for hours has that many. */
const SLOTS = 16_384;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Times as records have them, to the second. Most were asked for a moment ago, so the texts are kept. */
export class RecordClock {
  readonly #start: Instant;
  readonly #zone: string;
  readonly #seconds = new Float64Array(SLOTS).fill(NaN);
  readonly #texts: string[] = Array.from({ length: SLOTS }, () => '');

  /** @param start when the run begins; its offset is the zone of all times */
  constructor(start: Instant) {
    this.#start = start;
    this.#zone = zoneText(start.offset);
  }

  /** Such as `2019-02-08 21:54:05+0000`. @param time milliseconds since the start */
  iso(time: number): string {
    const second = this.#secondOf(time);
    const slot = ((second % SLOTS) + SLOTS) % SLOTS;
    if (this.#seconds[slot] === second) return this.#texts[slot] ?? '';
    const text = this.#isoText(second);
    this.#seconds[slot] = second;
    this.#texts[slot] = text;
    return text;
  }

  /** Seconds since 1970. */
  epoch(time: number): string {
    return String(this.#secondOf(time));
  }

  #secondOf(time: number): number {
    return Math.floor((this.#start.time + time) / 1000);
  }

  #isoText(second: number): string {
    const local = new Date(second * 1000 + this.#start.offset).toISOString();
    return `${local.slice(0, -5).replace('T', ' ')}${this.#zone}`;
  }
}

function zoneText(offset: number): string {
  const ahead = Math.abs(offset);
  const digits = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(ahead / HOUR)}${digits((ahead % HOUR) / MINUTE)}`;
}
