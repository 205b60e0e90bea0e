import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Busiest } from '../../src/results/busiest.ts';

class Note {
  weight = 0;
  seen = 0;
  clear(): void {
    this.weight = 0;
    this.seen = 0;
  }
}

/** One event after the other. */
function played(
  ids: readonly number[],
  most: number,
  pinned: readonly number[] = [],
): { busiest: Busiest<Note>; weights: number[] } {
  const busiest = new Busiest(most, () => new Note());
  const weights: number[] = [];
  for (const id of pinned) busiest.pin(id);
  for (const id of ids) {
    weights[id] = (weights[id] ?? 0) + 1;
    const note = busiest.get(id, 1);
    if (note) note.seen++;
  }
  return { busiest, weights };
}

const kept = (busiest: Busiest<Note>): number[] => [...busiest.entries()].map(([id]) => id);

describe('the busiest', () => {
  test('are all while there are few', () => {
    const { busiest } = played([4, 2, 2, 9], 3);
    expect(kept(busiest)).toEqual([2, 4, 9]);
    expect(busiest.peek(2)?.seen).toBe(2);
    expect(busiest.peek(3)).toBeUndefined();
  });

  test('are found although others came first', () => {
    const others = Array.from({ length: 100 }, (_, index) => index);
    const { busiest } = played([...others, ...Array.from({ length: 50 }, () => 200)], 10);
    expect(busiest.peek(200)?.seen).toBe(48);
  });

  test('are never more than they may be, and each has seen only its own', () => {
    const ids = fc.array(fc.nat(40), { maxLength: 400 });
    fc.assert(
      fc.property(ids, fc.nat(8), fc.array(fc.nat(40), { maxLength: 3 }), (all, most, pinned) => {
        const { busiest, weights } = played(all, most, pinned);
        expect(kept(busiest).length).toBeLessThanOrEqual(most + new Set(pinned).size);
        for (const id of pinned) expect(busiest.peek(id)?.seen).toBe(weights[id] ?? 0);
        for (const [id, { seen, weight }] of busiest.entries()) {
          expect(seen).toBeLessThanOrEqual(weight);
          expect(weight).toBe(weights[id] ?? 0);
        }
      }),
    );
  });

  test('hold all that is more than twice as busy as the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 300 }), fc.integer({ min: 1, max: 5 }), (noise, most) => {
        const heavy = Array.from({ length: most }, (_, index) => 100 + index);
        const most2 = Math.max(0, ...[...Map.groupBy(noise, (id) => id).values()].map((all) => all.length));
        const ids = [...noise, ...heavy.flatMap((id) => Array.from({ length: 2 * most2 + 2 }, () => id))];
        const { busiest } = played(ids, most);
        for (const id of heavy) expect(busiest.peek(id)).toBeDefined();
      }),
    );
  });
});
