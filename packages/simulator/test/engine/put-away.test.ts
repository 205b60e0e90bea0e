/** Queues without mail are put away where there are many. Nothing may come out otherwise because of that. */
import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { Receiver } from '../../src/receivers/receiver.ts';
import { type LogEntry, type Mail, run, scripted } from '../harness.ts';

const MINUTE = 60_000;

/** Each puts something into a queue that has to be there when it gets mail again. */
const lines = [
  'max-msg-rate 3/10m',
  'max-connect-rate 2/7m',
  'max-data-volume-rate 3k/20m',
  'source-ip-max-msg-rate 0/0 2/15m',
  'smtp-out-rampup-interval 3m',
  'retry-after 4m,9m',
  'max-smtp-out 1',
  'connection-idle-timeout 2m',
  'backoff-to-normal-after 11m',
  'backoff-to-normal-after-delivery yes',
  'backoff-max-msg-rate 1/5m',
  'bounce-after 40m',
];

const cases = fc.record({
  chosen: fc.subarray(lines),
  shared: fc.subarray(['max-smtp-out 2', 'max-smtp-msg-rate 5/5m', 'smtp-source-host 192.0.2.2 b.example.com']),
  total: fc.constantFrom('', 'total-max-smtp-out 2\n', 'mx-connection-limit * 1\n'),
  model: fc.constantFrom('window' as const, 'window-5m' as const, 'gcra' as const),
  mail: fc.array(
    fc.record({
      domain: fc.constantFrom('a.example', 'b.example', 'c.example'),
      count: fc.integer({ min: 1, max: 6 }),
      at: fc.integer({ min: 0, max: 60 }).map((minute) => minute * MINUTE),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  replies: fc.array(fc.constantFrom(undefined, '451 busy', '550 no'), { minLength: 1, maxLength: 4 }),
  service: fc.constantFrom(0, 500, 90_000),
});

interface Seen {
  readonly log: readonly LogEntry[];
  readonly holds: readonly (readonly [string, number])[][];
  readonly live: number;
}

it('changes nothing', () => {
  let isEverPutAway = false;
  fc.assert(
    fc.property(cases, ({ chosen, shared, total, model, mail, replies, service }) => {
      const text = `${total}<smtp-pattern-list p>\nreply /busy/ mode=backoff\n</smtp-pattern-list>
<virtual-mta v>\nsmtp-source-host 192.0.2.1 a.example.com\n${shared.join('\n')}\n</virtual-mta>
<domain *>\nsmtp-pattern-list p\n${chosen.join('\n')}\n</domain>\n`;
      const seen = (mostLive: number): Seen => seenIn(text, mail, { model, mostLive, replies, service });
      const kept = seen(Infinity);
      const putAway = seen(0);
      isEverPutAway ||= putAway.live < kept.live;
      expect({ ...putAway, live: 0 }).toEqual({ ...kept, live: 0 });
    }),
    { numRuns: 300 },
  );
  expect(isEverPutAway).toBe(true);
});

interface How {
  readonly model: 'window' | 'window-5m' | 'gcra';
  readonly mostLive: number;
  readonly replies: readonly (string | undefined)[];
  readonly service: number;
}

function seenIn(text: string, mail: readonly Mail[], { model, mostLive, replies, service }: How): Seen {
  // Mail servers stay the same when a queue is made again.
  const receivers = new Map<string, Receiver>();
  const { log, simulation } = run(text, mail, {
    knobs: { rateModel: model },
    mostLive,
    receiver: (all, domain) => {
      const known = receivers.get(domain) ?? scripted(all, (attempt) => replies[attempt % replies.length], { service });
      receivers.set(domain, known);
      return known;
    },
  });
  const holds = Array.from({ length: simulation.queueCount }, (_, id) =>
    [...simulation.holdsOf(id)].map(([{ directive }, time]) => [directive, time] as const).toSorted(),
  );
  return { log, holds, live: simulation.queues.length };
}
