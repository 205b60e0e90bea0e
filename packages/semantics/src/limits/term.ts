import type { Setting } from '../model/setting.ts';
import { type Allowance, mapPeriods, unlimited } from './rate-model.ts';

/** Messages, counted by recipients, in each period, and open connections. `Infinity` where nothing limits them. */
export interface Bounds extends Allowance {
  readonly connections: number;
}

/** What one limit alone allows. */
export interface Term extends Bounds {
  readonly directive: string;
  /** Where the number comes from; a default has no line. */
  readonly setting: Setting;
  /** How it was worked out: `max-connect-rate 30/m, 20 messages each`. */
  readonly reason: string;
}

export const unbounded: Bounds = { ...unlimited, connections: Infinity };

/** The smallest number of each kind, over all terms. */
export function boundsOf(terms: readonly Bounds[]): Bounds {
  return combine((pick) => terms.reduce((least, term) => Math.min(least, pick(term)), Infinity));
}

export function sumOf(bounds: readonly Bounds[]): Bounds {
  return combine((pick) => bounds.reduce((total, one) => total + pick(one), 0));
}

/** So many times as much. */
export function timesAll(bounds: Bounds, factor: number): Bounds {
  return combine((pick) => pick(bounds) * factor);
}

function combine(compute: (pick: (one: Bounds) => number) => number): Bounds {
  return {
    ...mapPeriods((period) => compute((one) => one[period])),
    connections: compute(({ connections }) => connections),
  };
}

/** `1 mail server`, `2 source addresses`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
