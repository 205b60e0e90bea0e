import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { EventWheel } from '../../src/engine/event-wheel.ts';

/** How far away: in this millisecond, in the wheel, at its end, and in the heap behind it. */
const away = fc.oneof(
  fc.constantFrom(0, 0.25, 1, 4_095, 4_096, 4_096.5),
  fc.double({ min: 0, max: 5, noNaN: true }),
  fc.integer({ min: 0, max: 20_000 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
);
/** Puts an event in, looks when the next one is, or takes it out. */
const step = fc.oneof(
  fc.record({ what: fc.constant('push' as const), away }),
  fc.record({ what: fc.constantFrom('look' as const, 'pop' as const) }),
);

interface Event {
  readonly time: number;
  readonly number: number;
}

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.time - b.time || a.number - b.number);
}

describe('an event wheel', () => {
  it('gives events by time, and those of one moment by their numbers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const wheel = new EventWheel();
        let waiting: Event[] = [];
        let now = 0;
        let pushed = 0;
        const pop = () => {
          const [next, ...others] = inOrder(waiting);
          expect(wheel.nextTime).toBe(next?.time ?? Infinity);
          if (!next) return;
          expect(wheel.pop()).toBe(next.number);
          now = next.time;
          waiting = others;
        };
        for (const one of steps) {
          if (one.what === 'push') {
            waiting.push({ time: now + one.away, number: pushed });
            wheel.push(now + one.away, pushed, pushed++);
          } else if (one.what === 'pop') pop();
          else expect(wheel.nextTime).toBe(inOrder(waiting)[0]?.time ?? Infinity);
        }
        while (waiting.length > 0) pop();
        expect(wheel.nextTime).toBe(Infinity);
      }),
      { numRuns: 500 },
    );
  });

  it('holds many events of one moment', () => {
    const wheel = new EventWheel();
    for (let event = 0; event < 10_000; event++) wheel.push(event % 2 === 0 ? 100 : 50_000, event, event);
    const taken: number[] = [];
    while (wheel.nextTime < Infinity) taken.push(wheel.pop());
    expect(taken).toEqual(taken.toSorted((a, b) => (a % 2) - (b % 2) || a - b));
    expect(taken).toHaveLength(10_000);
  });
});
