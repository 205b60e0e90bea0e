/** What holds for every run. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { chance } from '../../src/random.ts';
import { OK, type Replies } from '../../src/receivers/replies.ts';
import type { Delivery, Receiver } from '../../src/receivers/receiver.ts';
import type { Simulation } from '../../src/engine/simulation.ts';
import { Collector, type CollectorOptions } from '../../src/results/collector.ts';
import type { Connection } from '../../src/engine/connection.ts';
import type { Queue } from '../../src/engine/queue.ts';
import { settled } from '../../src/results/settle.ts';
import type { Counts, Group, Result, Series, Table } from '../../src/results/result.ts';
import { resultJson } from '../../src/report/json.ts';
import type { Mail } from '../harness.ts';
import { type MeasureOptions, configuration, domain, measured, scripted, vmta } from './measured-run.ts';

const MINUTE = 60_000;

interface Case {
  readonly config: string;
  readonly mail: readonly Mail[];
  readonly options: MeasureOptions;
}

const rates = fc.constantFrom('unlimited', '5/m', '60/h', '1/s');
const names = fc.constantFrom('a.example', 'b.example', 'c.example');

const configurations = fc
  .record({
    rate: rates,
    connections: fc.integer({ min: 1, max: 5 }),
    expiry: fc.constantFrom('20m', '3h'),
    reroute: fc.boolean(),
  })
  .map(({ rate, connections, expiry, reroute }) =>
    configuration(
      vmta('v', '192.0.2.1', '192.0.2.2'),
      vmta('w'),
      '<smtp-pattern-list rules>',
      'reply /slow/ mode=backoff',
      'reply /never/ bounce-queue',
      '</smtp-pattern-list>',
      domain(
        '*',
        `max-msg-rate ${rate}`,
        `max-smtp-out ${connections}`,
        `bounce-after ${expiry}`,
        'smtp-pattern-list rules',
        'backoff-to-normal-after 10m',
        'backoff-max-msg-rate 2/m',
        ...(reroute ? ['backoff-reroute-to-virtual-mta w'] : []),
      ),
    ),
  );

const texts: readonly (string | undefined)[] = [
  undefined,
  undefined,
  undefined,
  '450 later',
  '550 5.1.1 no such user',
  '421 slow',
  '554 never',
];

const cases: fc.Arbitrary<Case> = fc
  .record({
    config: configurations,
    mail: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 20 }),
        domain: names,
        at: fc.nat(30 * MINUTE),
        recipients: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    replies: fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 12 }),
    service: fc.constantFrom(0, 300, 7_000),
  })
  .map(({ config, mail, replies, service }) => ({
    config,
    mail: mail.map((one) => ({ ...one, virtualMta: 'v' })),
    options: {
      until: 240 * MINUTE,
      receiver: (all: Replies) =>
        scripted(all, (attempt) => texts[replies[attempt % replies.length] ?? 0], { service }),
    },
  }));

/** Counts each event in all tables at once, in the order in which they come. */
class SlowCollector extends Collector {
  override injected(queue: Queue, stream: number, recipients: number, domain?: number): void {
    super.injected(queue, stream, recipients, domain);
    this.#countAll();
  }

  override attempted(queue: Queue, connection: Connection): void {
    super.attempted(queue, connection);
    this.#countAll();
  }

  override delivered(queue: Queue, recipient: number, connection: Connection): void {
    super.delivered(queue, recipient, connection);
    this.#countAll();
  }

  /** To look at the counts is enough. */
  #countAll(): void {
    this.flows.leftOf(0);
  }
}

/** Wants to be told of all events in their order. */
class CollectorInOrder extends Collector {
  override anyOrderUntil(): number {
    return 0;
  }
}

/** Sums of fractions differ a little by the order in which they are added. */
function withoutMeans(result: Result): unknown {
  return JSON.parse(resultJson(result), (key, value: unknown) => (key === 'mean' ? undefined : value));
}

/**
 * Answers that depend on nothing but the message; unless told, no two of them come at the same time.
 * @param timeOf milliseconds until a message is answered
 */
function forgetful(replies: Replies, share: number, timeOf = (luck: number): number => 50 + 1_000 * luck): Receiver {
  const luck = ({ stream, number, attempts }: Delivery, purpose: number): number =>
    chance(7, stream, number, purpose + attempts);
  return {
    hosts: ['mx'],
    isMemoryless: true,
    connect: (_, answer) => {
      answer.delay = 100;
      answer.reply = OK;
    },
    deliver: (delivery, answer) => {
      const isRefused = luck(delivery, 0) < share;
      const text = texts[Math.floor(luck(delivery, 1_000_000) * texts.length)] ?? '451 busy';
      answer.delay = timeOf(luck(delivery, 2_000_000));
      answer.reply = isRefused ? replies.idOf(text) : OK;
    },
  };
}

/** Those whose queues mostly share nothing. */
const aloneCases: fc.Arbitrary<Case> = fc
  .record({
    config: configurations,
    server: fc.constantFrom('', 'total-max-smtp-out 2\n', 'total-max-smtp-out 7\n', 'total-max-smtp-out 100\n'),
    priority: fc.constantFrom(50, 90),
    mail: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        domain: names,
        virtualMta: fc.constantFrom('v', 'w'),
        at: fc.oneof(fc.nat(5_000), fc.nat(30 * MINUTE)),
        recipients: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    share: fc.constantFrom(0, 0.1, 0.5),
    isEven: fc.boolean(),
  })
  .map(({ config, server, priority, mail, share, isEven }) => ({
    config: `${server}${config}\n${domain('c.example', `queue-priority ${priority}`)}\n`,
    // What takes equally long everywhere often ends when something else begins.
    mail: mail.map(({ at, ...one }) => ({ ...one, at: isEven ? at - (at % 100) : at })),
    options: {
      until: 240 * MINUTE,
      receiver: (all: Replies) => (isEven ? forgetful(all, share, () => 300) : forgetful(all, share)),
    },
  }));

function isConserved({ injected, movedIn, delivered, bounced, discarded, movedOut, left }: Counts): boolean {
  return left >= 0 && injected + movedIn === delivered + bounced + discarded + movedOut + left;
}

function tablesOf(result: Result): Table<Group>[] {
  return [result.domains, result.queues, result.virtualMtas, result.streams];
}

function sum<T>(all: readonly T[], pick: (one: T) => number): number {
  return all.reduce((total, one) => total + pick(one), 0);
}

describe('of every run', () => {
  test('no recipient is lost or made up, at any time', () => {
    const look = (collector: Collector, { queues }: Simulation): void => {
      const { ids, tables } = collector;
      const sums = settled(collector);
      for (const kind of ['total', 'domains', 'queues', 'virtualMtas', 'streams'] as const) {
        for (let id = 0; id < tables[kind].size; id++) expect(sums[kind].counts(id)).toSatisfy(isConserved);
      }
      for (const queue of queues) {
        expect(sums.queues.counts(ids.ofQueue(queue)).left).toBe(queue.size);
      }
    };
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { result } = measured(config, mail, { ...options, every: { step: 7 * MINUTE, look } });
        expect(result.total.injected).toBe(sum(mail, ({ count, recipients = 1 }) => count * recipients));
      }),
      { numRuns: 60 },
    );
  });

  test('the parts are the whole', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { result } = measured(config, mail, options);
        const { total } = result;
        for (const { rows } of tablesOf(result)) {
          for (const key of ['injected', 'attempts', 'delivered', 'deferred', 'bounced', 'left'] as const) {
            expect(sum(rows, (row) => row[key])).toBe(total[key]);
          }
        }
        for (const { rows } of [result.sourceIps, result.paths, result.mxHosts]) {
          expect(sum(rows, ({ attempts }) => attempts)).toBe(total.attempts);
          expect(sum(rows, ({ delivered }) => delivered)).toBe(total.delivered);
        }
        expect(sum(Object.values(total.bouncedBy), (count) => count)).toBe(total.bounced);
        expect(sum(Object.values(total.bounceReasons), (count) => count)).toBe(total.bounced);
      }),
      { numRuns: 60 },
    );
  });

  test('series sum up to the totals', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { total, domains, series } = measured(config, mail, options).result;
        const groups = new Map<string, Group>([
          ['total', total],
          ...domains.rows.map((row) => [row.name, row] as const),
        ]);
        for (const one of [series.total, ...series.domains]) expectSums(one, groups.get(one.name));
        expect(series.domains.map(({ name }) => name).sort()).toEqual(domains.rows.map(({ name }) => name).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('peaks are never above counts, and shares never above 1', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { result } = measured(config, mail, options);
        for (const row of [...tablesOf(result), result.sourceIps].flatMap(({ rows }) => rows)) {
          const { perSecond = 0, perFiveMinutes = 0, perHour = 0, perDay = 0 } = row.peaks ?? {};
          const ascending = [0, perSecond, perFiveMinutes, perHour, perDay, row.attempts];
          expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
          expect(row.connections.peak).toBeLessThanOrEqual(row.connections.opened);
          expect(row.latency?.count ?? 0).toBe(row.delivered);
        }
        for (const { share } of [...result.binding, ...result.queues.rows.flatMap(({ binding }) => binding)]) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const { from, to } of result.backoff.episodes) expect(to ?? result.span).toBeGreaterThanOrEqual(from);
      }),
      { numRuns: 60 },
    );
  });

  test('counting many events at a time gives the same result', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const resultBy = (newCollector: (all: CollectorOptions) => Collector): string =>
          resultJson(measured(config, mail, { ...options, newCollector }).result);
        expect(resultBy((all) => new Collector(all))).toBe(resultBy((all) => new SlowCollector(all)));
      }),
      { numRuns: 100 },
    );
  });

  test('more flows and more times than a second has room for are counted, too', () => {
    const few = Array.from({ length: 1_200 }, (_, index) => ({
      domain: `d${index}.example`,
      virtualMta: 'v',
      count: 1,
    }));
    const mail = [...few, { domain: 'many.example', virtualMta: 'v', count: 1_800 }];
    const config = configuration(vmta('v'), domain('*', 'max-smtp-out 2000'));
    // From a millisecond to a quarter of an hour.
    const receiver = (all: Replies): Receiver => forgetful(all, 0, (luck) => 2 ** (20 * luck));
    const resultBy = (newCollector: (all: CollectorOptions) => Collector): Result =>
      measured(config, mail, { receiver, newCollector, collector: { detailed: 2_000 } }).result;
    const result = resultBy((all) => new Collector(all));
    expect(withoutMeans(result)).toEqual(withoutMeans(resultBy((all) => new SlowCollector(all))));
    expect(result.total).toMatchObject({ delivered: 3_000, attempts: 3_000, latency: { count: 3_000 } });
  });

  test.each([500, 1, 2])('queues that go on by themselves come to the same, %i groups in detail', (detailed) => {
    fc.assert(
      fc.property(aloneCases, ({ config, mail, options }) => {
        const resultBy = (newCollector: (all: CollectorOptions) => Collector): Result =>
          measured(config, mail, { ...options, newCollector, collector: { detailed } }).result;
        expect(resultBy((all) => new Collector(all))).toEqual(resultBy((all) => new CollectorInOrder(all)));
      }),
      { numRuns: 150 },
    );
  });

  test('the same run gives the same result', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const [first, second] = [0, 1].map(() => resultJson(measured(config, mail, options).result));
        expect(first).toBe(second);
      }),
      { numRuns: 20 },
    );
  });
});

function expectSums({ delivered, deferred, bounced, queued }: Series, group: Group | undefined): void {
  const plain = (count: number): number => count;
  expect(sum(delivered, plain)).toBe(group?.delivered);
  expect(sum(deferred, plain)).toBe(group?.deferred);
  expect(sum(bounced, plain)).toBe(group?.bounced);
  expect(queued.at(-1)).toBe(group?.left);
}
