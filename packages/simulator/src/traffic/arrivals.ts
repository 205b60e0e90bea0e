/** When the messages of a stream come. */
import type { MadeUpSpec } from './stream-spec.ts';

/**
 * Milliseconds since the start for message `number`, asked for one after the other from 0 on. Times never go back.
 * @param chance between 0 and 1, the same for the same number
 */
export type ArrivalTimes = (number: number, chance: (number: number) => number) => number;

/** @param offset milliseconds from the last midnight to the start of the run, by its clock */
export function arrivalTimes(spec: MadeUpSpec, offset: number): ArrivalTimes {
  const { arrival, start, end, volume, rate } = spec;
  switch (arrival.kind) {
    case 'constant':
      return evenly(start, rate === undefined ? (end - start) / volume : 1 / rate);
    case 'poisson':
      return rate === undefined ? scattered(spec) : withGaps(start, rate);
    case 'batch':
      return (number) => start + Math.floor(number / arrival.size) * arrival.every;
    case 'hourly':
      return byHours(spec, arrival.weights, offset);
    case 'ramp':
      return ramping(spec, arrival.from, arrival.to);
  }
}

/** How many messages have come before a time, as a number with parts: the other way round of `ArrivalTimes`. */
export type ArrivalCounts = (time: number) => number;

/** Chance is left out: it is what comes on average. @param offset as for `arrivalTimes` */
export function arrivalCounts(spec: MadeUpSpec, offset: number): ArrivalCounts {
  const { start, end, volume, arrival } = spec;
  const counts = countsOf(spec, offset);
  const upTo = (time: number): number => (time <= start ? 0 : Math.min(volume, counts(time)));
  if (arrival.kind === 'batch') return upTo;
  return (time) => (time <= end ? upTo(time) : volume < Infinity ? volume : upTo(end));
}

function countsOf({ arrival, start, end, volume, rate }: MadeUpSpec, offset: number): ArrivalCounts {
  switch (arrival.kind) {
    case 'constant':
    case 'poisson': {
      const each = rate ?? volume / (end - start);
      return (time) => (time - start) * each;
    }
    case 'batch':
      return (time) => Math.ceil((time - start) / Math.max(arrival.every, 1e-3)) * arrival.size;
    case 'hourly': {
      const profile = new HourlyProfile(arrival.weights, offset);
      const before = profile.upTo(start);
      const each = (profile.upTo(end) - before) / volume;
      return (time) => (profile.upTo(time) - before) / each;
    }
    case 'ramp': {
      const { from, to } = arrival;
      return (time) => {
        const part = Math.min(1, (time - start) / (end - start));
        return (volume * (from * part + ((to - from) * part * part) / 2)) / ((from + to) / 2);
      };
    }
  }
}

function evenly(start: number, gap: number): ArrivalTimes {
  return (number) => start + number * gap;
}

/** A Poisson process of a rate: gaps are exponentially distributed. */
function withGaps(start: number, rate: number): ArrivalTimes {
  let time = start;
  return (number, chance) => (time -= Math.log(1 - chance(number)) / rate);
}

/**
 * A Poisson process of which it is known how many messages come before its end: they are scattered over the time, which is
 * drawn here from the first to the last.
 */
function scattered({ start, end, volume }: MadeUpSpec): ArrivalTimes {
  let left = 1;
  return (number, chance) => {
    left *= (1 - chance(number)) ** (1 / (volume - number));
    return start + (1 - left) * (end - start);
  };
}

const HOUR = 3_600_000;
const HOURS = 24;

/** Each hour gets its share, spread evenly over it. */
function byHours({ start, end, volume }: MadeUpSpec, weights: readonly number[], offset: number): ArrivalTimes {
  const profile = new HourlyProfile(weights, offset);
  const before = profile.upTo(start);
  const each = (profile.upTo(end) - before) / volume;
  return (number) => Math.min(end, Math.max(start, profile.timeAt(before + (number + 0.5) * each)));
}

/** How much of a weekday's weight there is until some time, and the other way round. */
export class HourlyProfile {
  readonly #sums = new Float64Array(HOURS + 1);
  readonly #weights: readonly number[];
  readonly #offset: number;

  /** @param offset milliseconds from midnight to time 0 */
  constructor(weights: readonly number[], offset: number) {
    this.#weights = weights;
    this.#offset = offset;
    weights.forEach((weight, hour) => (this.#sums[hour + 1] = (this.#sums[hour] ?? 0) + weight));
  }

  get #ofDay(): number {
    return this.#sums[HOURS] ?? 0;
  }

  /** The weight from midnight before time 0 up to a time. */
  upTo(time: number): number {
    const hours = (time + this.#offset) / HOUR;
    const whole = Math.floor(hours);
    const hour = whole % HOURS;
    const ofHour = (this.#weights[hour] ?? 0) * (hours - whole);
    return Math.floor(whole / HOURS) * this.#ofDay + (this.#sums[hour] ?? 0) + ofHour;
  }

  /** The time up to which there is so much weight. */
  timeAt(weight: number): number {
    const day = Math.floor(weight / this.#ofDay);
    const rest = weight - day * this.#ofDay;
    let hour = 0;
    while (hour < HOURS - 1 && (this.#sums[hour + 1] ?? 0) <= rest) hour++;
    const ofHour = this.#weights[hour] ?? 0;
    const part = ofHour > 0 ? Math.min(1, (rest - (this.#sums[hour] ?? 0)) / ofHour) : 0;
    return (day * HOURS + hour + part) * HOUR - this.#offset;
  }
}

/** The number of messages until a part x of the time grows as `from * x + (to - from) * x² / 2`. */
function ramping({ start, end, volume }: MadeUpSpec, from: number, to: number): ArrivalTimes {
  const total = (from + to) / 2;
  const growth = to - from;
  return (number) => {
    const wanted = ((number + 0.5) / volume) * total;
    const part = (2 * wanted) / (from + Math.sqrt(from * from + 2 * growth * wanted));
    return start + Math.min(1, part) * (end - start);
  };
}
