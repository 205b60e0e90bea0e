import type { RateValue } from '@pmtakit/grammar';
import type { Assumptions } from '../model/assumptions.ts';

export type RateModel = Assumptions['rate-model'];

/** A number of events in each interval. */
export type Rate = Pick<RateValue, 'count' | 'seconds'>;

export const periods = { perSecond: 1, perHour: 3_600, perDay: 86_400 } as const;
export type Period = keyof typeof periods;

/** Events in a second, an hour and a day. `Infinity` where nothing limits them. */
export type Allowance = { readonly [P in Period]: number };

export const unlimited: Allowance = { perSecond: Infinity, perHour: Infinity, perDay: Infinity };

/** Seconds of the slots that the guide's example splits an hour into. [G1§10.3.2] */
const SLOT = 300;
/** Seconds of the intervals that are split: hours and days. [runtime 6.1] */
const split: ReadonlySet<number> = new Set([periods.perHour, periods.perDay]);

/**
 * The most events that a limiter lets pass in a period that begins while it is idle. How PowerMTA counts is not
 * documented, so there are three models. [runtime 6.1; oracles O1-O3]
 */
export function mostEvents({ count, seconds }: Rate, period: number, model: RateModel): number {
  if (count === Infinity) return Infinity;
  const whole = count * Math.ceil(period / seconds);
  switch (model) {
    case 'window':
      return whole;
    case 'window-5m':
      return split.has(seconds) ? Math.min(whole, Math.ceil(period / SLOT) * slotOf(count, seconds)) : whole;
    case 'gcra':
      return Math.ceil((count * period) / seconds);
  }
}

/** What may pass in one slot of five minutes. */
function slotOf(count: number, seconds: number): number {
  return Math.ceil(count / Math.round(seconds / SLOT));
}

export function allowanceOf(rate: Rate, model: RateModel): Allowance {
  return mapPeriods((period) => mostEvents(rate, periods[period], model));
}

export function mapPeriods(compute: (period: Period) => number): Allowance {
  return { perSecond: compute('perSecond'), perHour: compute('perHour'), perDay: compute('perDay') };
}
