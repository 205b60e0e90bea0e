/**
 * The engine and a naive simulator, which was written without it, have to agree on small configurations drawn at random.
 * More of them, or others: `DIFFERENTIAL_RUNS=20000 FC_SEED=7`.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { areAlike, compare } from './naive/compare.ts';
import { type Drawing, cases, textOf } from './random-configurations.ts';

const runs = Number(process.env['DIFFERENTIAL_RUNS'] ?? 400);
const MINUTES_FOR_ALL = 60;

const rates = ['max-msg-rate', 'max-connect-rate', 'source-ip-max-msg-rate', 'backoff-max-msg-rate', 'max-smtp-out'];

/** @returns which part of the runs was compared to the end */
function agree(drawing: Drawing): number {
  let whole = 0;
  let all = 0;
  const property = fc.property(cases(drawing), (one) => {
    const comparison = compare(one);
    all++;
    whole += Number(comparison.certainUntil === Infinity);
    if (areAlike(comparison)) return;
    const { engine, naive, expiries } = comparison;
    expect({ text: textOf(one), log: engine, expiries }).toEqual({ text: textOf(one), log: naive, expiries: [] });
  });
  fc.assert(property, { numRuns: runs });
  return whole / all;
}

describe('the engine and the naive simulator agree', () => {
  it.each<[string, Drawing]>([
    ['on rates in windows', { directives: rates, shared: false }],
    ['on rates that are spread evenly', { directives: rates, shared: false, rateModel: 'gcra' }],
    ['on rates in slots of five minutes', { directives: rates, shared: false, rateModel: 'window-5m' }],
    [
      'on connections alone',
      { directives: ['max-smtp-out', 'smtp-out-rampup-interval', 'max-msg-per-connection'], shared: false },
    ],
    ['on queues that share nothing', { shared: false }],
    // When mail is given up is open, and so is which queue gets the connection that was kept for it.
    ['on queues that share connections and rates', { shared: true, expires: false }],
  ])(
    '%s',
    (_, drawing) => {
      // More than half of the runs do not depend on the order of what happens in one second.
      expect(agree(drawing)).toBeGreaterThan(0.5);
    },
    MINUTES_FOR_ALL * 60_000,
  );
});
