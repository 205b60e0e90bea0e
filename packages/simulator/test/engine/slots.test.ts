import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Slots } from '../../src/engine/slots.ts';

/** The rank of each of those that want a slot. */
const ranks = [50, 50, 75, 30, 50];
const action = fc.record({
  what: fc.constantFrom('take', 'release', 'wait', 'leave'),
  who: fc.integer({ min: 0, max: ranks.length - 1 }),
});

describe('slots', () => {
  it('are for the first in line of the highest rank', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), fc.integer({ min: 1, max: 3 }), (actions, most) => {
        const slots = new Slots<number>({ directive: '', setting: undefined, most }, (who) => ranks[who] ?? 0);
        let used = 0;
        let line: number[] = [];
        const leave = (who: number) => (line = line.filter((other) => other !== who));
        for (const { what, who } of actions) {
          if (what === 'wait') {
            slots.wait(who);
            if (!line.includes(who)) line.push(who);
          } else if (what === 'leave') {
            slots.leave(who);
            leave(who);
          } else if (what === 'take' && slots.isFreeFor(who)) {
            slots.take(who);
            leave(who);
            used++;
          } else if (what === 'release' && used > 0) {
            slots.release();
            used--;
          }
          const [first] = line.toSorted((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0));
          expect(used).toBeLessThanOrEqual(most);
          expect(slots.next).toBe(used < most ? first : undefined);
          expect(slots.isFreeFor(who)).toBe(used < most && (first ?? who) === who);
        }
      }),
      { numRuns: 500 },
    );
  });
});
