/** What holds for the fast engine whatever the configuration, the mail and the mail servers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '@pmtakit/simulator';
import { resultOf } from './both-engines.ts';
import { randomCases } from './random-cases.ts';

function isWhole(group: Result['total']): void {
  const { injected, delivered, bounced, discarded, left, movedIn, movedOut, attempts, deferred } = group;
  for (const count of [injected, delivered, bounced, left, attempts, deferred]) {
    expect(Number.isInteger(count) && count >= 0, `${group.name} ${count}`).toBe(true);
  }
  expect(delivered + bounced + discarded + left + movedOut).toBe(injected + movedIn);
  expect(attempts).toBe(delivered + deferred + group.bounceReasons.reply + group.bounceReasons.rule);
}

describe('the fast engine', () => {
  it('loses nothing and makes nothing up, in whole numbers', () => {
    fc.assert(
      fc.property(randomCases, (one) => {
        const result = resultOf(one, 'fast');
        isWhole(result.total);
        for (const table of [result.domains, result.queues, result.virtualMtas, result.streams])
          table.rows.forEach(isWhole);
        expect(sumOf(result, 'delivered')).toBe(result.total.delivered);
        expect(sumOf(result, 'injected')).toBe(result.total.injected);
      }),
      { numRuns: 40 },
    );
  });

  it('lets as much in as the exact engine, and mostly delivers as much', () => {
    const errors: number[] = [];
    fc.assert(
      fc.property(randomCases, (one) => {
        const exact = resultOf(one, 'exact');
        const fast = resultOf(one, 'fast');
        expect(fast.total.injected).toBe(exact.total.injected);
        errors.push(Math.abs(exact.total.delivered - fast.total.delivered) / exact.total.injected);
      }),
      { numRuns: 40, seed: 3 },
    );
    // Queues that fight for a few connections with chance on their side are what it is worst at.
    const [half = 1, most = 1] = [0.5, 0.75].map(
      (part) => errors.toSorted((a, b) => a - b)[Math.floor(errors.length * part)],
    );
    expect(half).toBeLessThan(0.01);
    expect(most).toBeLessThan(0.05);
  });

  it('gives the same answer each time', () => {
    fc.assert(
      fc.property(randomCases, (one) => {
        expect(resultOf(one, 'fast')).toEqual(resultOf(one, 'fast'));
      }),
      { numRuns: 5 },
    );
  });
});

function sumOf({ queues }: Result, of: 'delivered' | 'injected'): number {
  return queues.rows.reduce((sum, row) => sum + row[of], 0);
}
