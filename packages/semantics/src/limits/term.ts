import type { Setting } from '../model/setting.ts';
import { type Allowance, mapPeriods } from './rate-model.ts';

/** What one limit alone allows a queue. */
export interface Term extends Allowance {
  readonly directive: string;
  /** Where the number comes from; a default has no line. */
  readonly setting: Setting;
  /** Open at the same time; `Infinity` for limits of rates. */
  readonly connections: number;
  /** How it was worked out: `max-connect-rate 30/m, 20 messages each`. */
  readonly reason: string;
}

/** The smallest number of each kind, over all terms. */
export interface Bounds extends Allowance {
  readonly connections: number;
}

export function boundsOf(terms: readonly Term[]): Bounds {
  const least = (pick: (term: Term) => number): number => Math.min(Infinity, ...terms.map(pick));
  return { ...mapPeriods((period) => least((term) => term[period])), connections: least((term) => term.connections) };
}

export function sumOf(bounds: readonly Bounds[]): Bounds {
  const sum = (pick: (one: Bounds) => number): number => bounds.reduce((total, one) => total + pick(one), 0);
  return { ...mapPeriods((period) => sum((one) => one[period])), connections: sum((one) => one.connections) };
}
