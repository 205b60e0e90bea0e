import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type EventOwner, OwnEvents } from '../../src/engine/own-events.ts';

interface Event {
  readonly time: number;
  readonly number: number;
}

const OWNERS = 4;

/** Puts an event in for one of the owners, or takes its next one out. */
const step = fc.record({
  owner: fc.nat(OWNERS - 1),
  time: fc.option(fc.oneof(fc.nat(5), fc.nat(1_000_000)), { nil: undefined, freq: 2 }),
});

describe('events of their own', () => {
  it('come by time for each owner, those of one moment by their numbers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const events = new OwnEvents();
        const owners: EventOwner[] = Array.from({ length: OWNERS }, () => ({ eventsAt: 0, events: 0, eventsRoom: 0 }));
        const waiting: Event[][] = owners.map(() => []);
        let pushed = 0;
        for (const { owner: place, time } of steps) {
          const [owner, own] = [owners[place], waiting[place]];
          if (!owner || !own) continue;
          if (time !== undefined) {
            own.push({ time, number: pushed });
            events.push(owner, time, pushed, pushed++);
            own.sort((a, b) => a.time - b.time || a.number - b.number);
          } else if (own.length > 0) {
            expect(events.orderOf(owner)).toBe(own[0]?.number);
            expect(events.pop(owner)).toBe(own.shift()?.number);
          }
          expect(events.timeOf(owner)).toBe(own[0]?.time ?? Infinity);
          expect(owner.events).toBe(own.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('give back their room, which the next ones take', () => {
    const events = new OwnEvents();
    const places = new Set<number>();
    for (let round = 0; round < 1_000; round++) {
      const owner = { eventsAt: 0, events: 0, eventsRoom: 0 };
      for (let event = 0; event < 20; event++) events.push(owner, event, event, event);
      places.add(owner.eventsAt);
      while (owner.events > 0) events.pop(owner);
    }
    expect(places.size).toBeLessThanOrEqual(2);
  });
});
