import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../src/random.ts';
import { AliasTable } from '../../src/traffic/alias-table.ts';
import { drawOf } from '../../src/traffic/distributions.ts';

const count = 40_000;

function draws(distribution: Parameters<typeof drawOf>[0]): number[] {
  const draw = drawOf(distribution, 1);
  return Array.from({ length: count }, (_, number) => draw((purpose) => chance(1, 2, number, purpose)));
}

describe('AliasTable', () => {
  it('gives each thing as much of the chances as it weighs', () => {
    const weights = fc
      .array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true })), {
        minLength: 1,
        maxLength: 40,
      })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(weights, (all) => {
        const table = new AliasTable(Float64Array.from(all));
        const steps = 2000 * all.length;
        const found = new Float64Array(all.length);
        for (let step = 0; step < steps; step++) {
          const index = table.pick((step + 0.5) / steps);
          found[index] = (found[index] ?? 0) + 1 / steps;
        }
        const total = all.reduce((sum, weight) => sum + weight, 0);
        // Each column is cut once, which may fall between two steps.
        all.forEach((weight, index) => expect(Math.abs((found[index] ?? 0) - weight / total)).toBeLessThan(1 / 1000));
        all.forEach((weight, index) => weight === 0 && expect(found[index]).toBe(0));
      }),
    );
  });

  it('holds a million things', () => {
    const table = new AliasTable(new Float64Array(1_000_000).fill(3));
    expect([table.size, table.pick(0), table.pick(0.9999999)]).toEqual([1_000_000, 0, 999_999]);
  });
});

describe('drawOf', () => {
  it('gives a fixed number', () => {
    expect(new Set(draws({ kind: 'fixed', value: 7 }))).toEqual(new Set([7]));
  });

  it('gives each number of a range as often as the others', () => {
    const byValue = Map.groupBy(draws({ kind: 'uniform', least: 3, most: 6 }), (value) => value);
    expect([...byValue.keys()].toSorted()).toEqual([3, 4, 5, 6]);
    for (const { length } of byValue.values())
      expect(Math.abs(length - count / 4)).toBeLessThan(4 * Math.sqrt(count / 4));
  });

  it('gives lognormal numbers with the median and the spread that are asked for', () => {
    const found = draws({ kind: 'lognormal', median: 50_000, sigma: 0.5, most: 2 ** 31 });
    const logarithms = found.map((value) => Math.log(value / 50_000));
    const mean = logarithms.reduce((sum, value) => sum + value, 0) / count;
    const deviation = Math.sqrt(logarithms.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
    expect(Math.abs(mean)).toBeLessThan((4 * 0.5) / Math.sqrt(count));
    expect(deviation).toBeCloseTo(0.5, 1);
    expect(found.every(Number.isInteger)).toBe(true);
  });

  it('cuts lognormal numbers off', () => {
    const found = draws({ kind: 'lognormal', median: 10, sigma: 5, most: 100 });
    expect([Math.min(...found), Math.max(...found)]).toEqual([1, 100]);
  });
});
