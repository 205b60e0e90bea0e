import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { RecipientPlaces, Stretch } from '../../src/engine/recipient-places.ts';

describe('the places of recipients', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('take' as const), of: fc.nat(3), count: fc.nat(100) }),
      fc.record({ kind: fc.constant('back' as const), of: fc.nat(1_000), count: fc.nat(100) }),
      fc.record({ kind: fc.constant('close' as const), of: fc.nat(3), count: fc.constant(0) }),
    ),
    { maxLength: 60 },
  );

  it('are never those of two at a time', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const places = new RecipientPlaces();
        const stretches = [undefined, new Stretch(), new Stretch(), new Stretch()];
        const used: number[] = [];
        for (const { kind, of, count } of all) {
          const stretch = stretches[of];
          if (kind === 'close' && stretch) places.close(stretch);
          const taken = kind === 'take' ? count : 0;
          for (let left = taken; left > 0; left--) used.push(stretch ? places.takeFrom(stretch) : places.takeSingle());
          if (kind === 'back') for (const place of used.splice(of % (used.length + 1), count)) places.giveBack(place);
          expect(new Set(used).size).toBe(used.length);
          for (const place of used) expect(place).toBeLessThan(places.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are used again', () => {
    const places = new RecipientPlaces();
    const stretch = new Stretch();
    for (let round = 0; round < 1_000; round++) {
      const taken = Array.from({ length: 200 }, (_, index) =>
        index % 2 === 0 ? places.takeFrom(stretch) : places.takeSingle(),
      );
      for (const place of taken) places.giveBack(place);
    }
    expect(places.size).toBeLessThan(1_000);
  });

  it('of a stretch lie side by side', () => {
    const places = new RecipientPlaces();
    const [first, second] = [new Stretch(), new Stretch()];
    const taken = Array.from({ length: 20 }, () => [places.takeFrom(first), places.takeFrom(second)] as const);
    for (const [index, [one, other]] of taken.entries()) {
      expect(one).toBe((taken[0]?.[0] ?? 0) + index);
      expect(other).toBe((taken[0]?.[1] ?? 0) + index);
    }
  });
});
