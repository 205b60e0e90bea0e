import { expect, test } from 'vitest';
import fc from 'fast-check';
import { NOTHING, numbers, places } from '../../src/results/column.ts';
import { TupleIds } from '../../src/results/tuple-ids.ts';

const part = fc.integer({ min: -5, max: 60 });

test('the same three numbers have the same number, and it leads back to them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part, part), { maxLength: 400 }), (tuples) => {
      const ids = new TupleIds();
      const known = new Map<string, number>();
      for (const [first, second, third] of tuples) {
        const id = ids.idOf(first, second, third);
        const key = [first, second, third].join(' ');
        expect(id).toBe(known.get(key) ?? known.size);
        known.set(key, id);
        expect([ids.part(id, 0), ids.part(id, 1), ids.part(id, 2)]).toEqual([first, second, third]);
      }
      expect(ids.size).toBe(known.size);
    }),
  );
});

test('a column has what was put into it, and what all have at first elsewhere', () => {
  const times = numbers(Infinity);
  times.set(1000, 5);
  times.add(1000, 2);
  expect([times.at(0), times.at(1000), times.at(5000)]).toEqual([Infinity, 7, Infinity]);
  const rows = places();
  rows.set(3, 9);
  expect([rows.at(2), rows.at(3), rows.at(4), rows.at(1e6)]).toEqual([NOTHING, 9, NOTHING, NOTHING]);
});
