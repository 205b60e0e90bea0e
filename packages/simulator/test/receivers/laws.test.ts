import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectionCounts } from '../../src/receivers/connection-counts.ts';
import { Replies } from '../../src/receivers/replies.ts';
import { type Mail, Sender } from './sender.ts';

const MINUTE = 60_000;

/** Times that go on, with many at once. */
const times = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90_000 })), { maxLength: 80 })
  .map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0)));

const written = fc.record(
  {
    connections: fc.oneof(
      fc.integer({ min: 1, max: 4 }),
      fc.record({
        most: fc.integer({ min: 1, max: 4 }),
        per: fc.constantFrom('source', 'network', 'host', 'source-and-host', 'provider'),
      }),
    ),
    messagesPerConnection: fc.integer({ min: 1, max: 5 }),
    rate: fc.integer({ min: 1, max: 9 }).map((count) => `${count}/m`),
    throttle: fc.record({ lasts: fc.constantFrom('0', '30s', '10m'), extended: fc.boolean() }),
    greylisting: fc.record({ delay: fc.constantFrom('1m', '5m'), share: fc.constantFrom(0.5, 1) }),
    refusals: fc.record({ unknown: fc.constantFrom(0, 0.2), busy: fc.constantFrom(0, 0.3) }),
    outages: fc.record({
      from: fc.constant('2m'),
      lasts: fc.constant('1m'),
      every: fc.constant('5m'),
      share: fc.constantFrom(0.5, 1),
    }),
    service: fc.constantFrom('1s', { from: '1s', to: '2s' }, { mean: '1s' }, { median: '1s', p95: '3s' }),
  },
  { requiredKeys: [] },
);

/** Something that a sender does: opens, closes or uses one of its connections. */
const step = fc.record({
  what: fc.constantFrom('connect', 'close', 'deliver'),
  gap: fc.integer({ min: 0, max: 20_000 }),
  which: fc.nat(9),
  source: fc.constantFrom('192.0.2.1', '192.0.2.2', '198.51.100.1'),
  attempts: fc.nat(3),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** All answers to some steps. */
function answers(model: unknown, seed: number, steps: readonly Step[]): unknown[] {
  const sender = new Sender(model, seed);
  const open: { number: number; source: string }[] = [];
  let now = 0;
  return steps.map(({ what, gap, which, source, attempts }, number) => {
    now += gap;
    const index = which % Math.max(open.length, 1);
    const connection = open[index];
    if (what === 'connect' || !connection) {
      const answer = sender.connect({ now, source });
      if (answer.reply === 'ok') open.push({ number: answer.number, source });
      return answer;
    }
    if (what === 'close') return sender.close(open.splice(index, 1)[0]?.number ?? -1);
    return sender.deliver({ now, ...connection, connection: connection.number, number, attempts, firstTried: 0 });
  });
}

describe('a hidden rate', () => {
  const rates = fc.record({ count: fc.integer({ min: 1, max: 12 }), lasts: fc.constantFrom('0', '10s', '5m') });

  it('lets no interval have more than it says, and none is empty for nothing', () => {
    fc.assert(
      fc.property(times, rates, (when, { count, lasts }) => {
        const sender = new Sender({ rate: `${count}/m`, throttle: { lasts } });
        let start = -Infinity;
        let taken = 0;
        for (const now of when) {
          if (sender.deliver({ now }).reply === 'ok') {
            if (now >= start + MINUTE) [start, taken] = [now, 0];
            expect(++taken).toBeLessThanOrEqual(count);
          } else if (lasts === '0') {
            expect([now < start + MINUTE, taken]).toEqual([true, count]);
          }
        }
      }),
    );
  });

  it('as a bucket lets nothing pass beyond its size and what came since, in any interval', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 20 }), (when, count, burst) => {
        const sender = new Sender({ rate: { limit: `${count}/m`, burst } });
        const taken = when.filter((now) => sender.deliver({ now }).reply === 'ok');
        for (const [first, from] of taken.entries()) {
          for (const [index, to] of taken.slice(first).entries()) {
            expect(index + 1).toBeLessThanOrEqual(burst + ((to - from) * count) / MINUTE + 1e-6);
          }
        }
      }),
    );
  });
});

describe('connections', () => {
  it('never exceed their limit, and never come to less than none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (most, steps) => {
        const sender = new Sender({ connections: { most, per: 'provider' } });
        const open: number[] = [];
        for (const { what, which, source } of steps) {
          if (what !== 'connect') {
            sender.close(which);
            if (open.includes(which)) open.splice(open.indexOf(which), 1);
            continue;
          }
          const { number, reply } = sender.connect({ source });
          expect(reply === 'ok').toBe(open.length < most);
          if (reply === 'ok') open.push(number);
        }
      }),
    );
  });

  it('are counted where they belong', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (places) => {
        const counts = new ConnectionCounts({ most: 3, per: 'source', reply: '421 no' }, new Replies());
        for (const place of places) counts.change(place, 1);
        for (const place of new Set(places)) {
          const expected = places.filter((one) => one === place).length;
          expect([counts.open(place), counts.isFull(place)]).toEqual([expected, expected >= 3]);
        }
      }),
    );
  });
});

describe('any model', () => {
  it('answers the same to the same, with the same seed', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.array(step, { maxLength: 60 }), (model, seed, steps) => {
        expect(answers(model, seed, steps)).toEqual(answers(model, seed, steps));
      }),
    );
  });

  it('never answers before it was asked', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.array(step, { maxLength: 60 }), (model, seed, steps) => {
        for (const answer of answers(model, seed, steps)) {
          if (typeof answer === 'object' && answer !== null && 'delay' in answer) {
            expect(answer.delay).toBeGreaterThanOrEqual(0);
            expect(answer.delay).toBeLessThan(Infinity);
          }
        }
      }),
    );
  });
});

describe('the luck of a message', () => {
  const model = {
    refusals: { unknown: '30%', busy: '20%' },
    greylisting: { delay: '5m', share: '50%' },
    service: { median: '1s', p95: '5s' },
  };
  const messages = fc.uniqueArray(fc.record({ stream: fc.nat(3), number: fc.nat(1000), attempts: fc.nat(2) }), {
    minLength: 1,
    maxLength: 30,
    selector: ({ stream, number, attempts }) => `${stream} ${number} ${attempts}`,
  });

  it('does not depend on what others are sent, or in which order', () => {
    fc.assert(
      fc.property(messages, fc.nat(), (mails, seed) => {
        const answersTo = (list: readonly Mail[]) => {
          const sender = new Sender(model, seed);
          return new Map(list.map((mail) => [mail, sender.deliver({ ...mail, now: MINUTE, firstTried: 0 })]));
        };
        const all = answersTo(mails);
        const backwards = answersTo(mails.toReversed());
        for (const mail of mails) {
          expect(backwards.get(mail)).toEqual(all.get(mail));
          expect(answersTo([mail]).get(mail)).toEqual(all.get(mail));
        }
      }),
    );
  });

  it('does not change for a message that is refused for what it is', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(10_000), (seed, number) => {
        const sender = new Sender({ refusals: { unknown: '30%', full: '30%' } }, seed);
        const tries = [0, 1, 2, 3].map((attempts) => sender.deliver({ number, attempts }).reply);
        expect(new Set(tries).size).toBe(1);
      }),
    );
  });
});
