import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ReadyList } from '../../src/engine/ready-list.ts';
import { NONE, Recipients } from '../../src/engine/recipients.ts';

describe('the list of what is ready', () => {
  it('gives the highest priority first, and of one priority what came first', () => {
    const priorityOrShift = fc.oneof(fc.constantFrom(0, 40, 50, 50, 60, 100), fc.constant('shift' as const));
    fc.assert(
      fc.property(fc.array(priorityOrShift, { maxLength: 200 }), (steps) => {
        const recipients = new Recipients();
        const list = new ReadyList(recipients);
        let waiting: { id: number; priority: number }[] = [];
        for (const one of steps) {
          if (one !== 'shift') {
            const submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: one };
            const id = recipients.add(0, 0, submission, 0, 0, undefined);
            waiting.push({ id, priority: one });
            list.push(id);
          } else if (waiting.length > 0) {
            expect(list.shift()).toBe(waiting[0]?.id);
            waiting = waiting.slice(1);
          }
          waiting = waiting.toSorted((a, b) => b.priority - a.priority);
          expect(list.length).toBe(waiting.length);
          if (waiting.length > 0) expect(list.first).toBe(waiting[0]?.id);
          else expect(list.first).toBe(NONE);
        }
      }),
      { numRuns: 500 },
    );
  });
});
