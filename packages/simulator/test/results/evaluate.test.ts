import { describe, expect, test } from 'vitest';
import { acceptAll } from '../../src/receivers/receiver.ts';
import type { Replies } from '../../src/receivers/replies.ts';
import { modelOf } from '../harness.ts';
import { ceilingBreaches } from '../../src/results/ceiling-breaches.ts';
import type { Ceiling } from '../../src/results/result.ts';
import { configuration, domain, listed, measured, scripted, vmta } from './measured-run.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const config = configuration(
  vmta('v', '192.0.2.1'),
  vmta('w', '192.0.2.2'),
  domain('a.example', 'max-msg-rate 10/h', 'max-smtp-out 2'),
  domain('b.example', 'max-smtp-out 3', 'bounce-after 1h'),
);
const mail = [
  { count: 25, domain: 'a.example' },
  { count: 40, domain: 'b.example', virtualMta: 'w' },
];
/** Every fourth message to b.example bounces, and one waits for ever. */
const receiver = (replies: Replies, name: string) =>
  name === 'a.example'
    ? acceptAll()
    : scripted(
        replies,
        (attempt) => (attempt === 1 || attempt > 40 ? '451 later' : attempt % 4 === 0 ? '550 no' : undefined),
        { service: SECOND },
      );

function verdicts(...texts: readonly string[]) {
  return measured(config, mail, { receiver, facts: { thresholds: listed(...texts) } }).result.thresholds;
}

describe('thresholds', () => {
  // a.example: 10 at 0, 1 h, 2 h (5 left). b.example: 3 at a time, a second each; 29 delivered, 10 bounced, 1 expired.
  test.each<[string, boolean, unknown]>([
    ['a.example drain <= 2h', true, 2 * HOUR],
    ['a.example drain < 2h', false, 2 * HOUR],
    // Tried each ten minutes, a second each, and given up when it is due for the seventh time.
    ['b.example drain < 2h', true, HOUR + 6 * SECOND],
    ['delivered == 54', true, 54],
    ['delivered != 54', false, 54],
    ['b.example delivered >= 29', true, 29],
    ['bounced share < 20%', true, 11 / 65],
    ['b.example bounced share > 27%', true, 11 / 40],
    ['expired == 0', false, 1],
    ['a.example expired == 0', true, 0],
    ['b.example/w bounced == 11', true, 11],
    ['b.example/v bounced == 0', true, 0],
    ['virtual mta v delivered == 25', true, 25],
    ['source ip 192.0.2.2 delivered == 29', true, 29],
    ['stream stream 1 injected == 25', true, 25],
    ['peak connections per source ip <= 2', false, 3],
    ['peak connections per source ip to a.example <= 2', true, 1],
    // Both domains have the same mail server.
    ['peak connections per mx host to b.example <= 3', false, 4],
    ['peak connections per domain <= 3', true, 3],
    ['a.example peak rate <= 10/h', true, 10],
    ['peak rate per queue <= 10/h', false, 45],
    ['a.example latency p50 <= 1h', true, expect.closeTo(HOUR, -5)],
    ['a.example latency max <= 2h', true, 2 * HOUR],
    ['a.example latency mean < 1h', true, (10 * HOUR + 10 * HOUR) / 25],
    ['delivered per domain >= 26', false, 25],
    ['left == 0', true, 0],
    ['backoff episodes == 0', true, 0],
    ['backoff time <= 0s', true, 0],
  ])('%s', (text, passed, actual) => {
    expect(verdicts(text)).toMatchObject([{ threshold: text, passed, actual }]);
  });

  test.each([
    ['c.example drain < 2h', false, 'c.example had no mail'],
    ['c.example bounced == 0', true, 'c.example had no mail'],
    ['stream stream 1 latency p50 per source ip < 1h', false, 'stream stream 1 is not counted per source ip'],
    ['peak connections per source ip <= 2', false, '3 (192.0.2.2) instead of <= 2'],
    ['a.example drain < 90m', false, '2h instead of < 1h 30m'],
    ['bounced share < 20%', true, '16.9%'],
  ])('%s is told', (text, passed, told) => {
    expect(verdicts(text)).toMatchObject([{ passed, text: told }]);
  });

  test('a drain that did not end fails', () => {
    const facts = { thresholds: listed('a.example drain < 9h', 'a.example left <= 5') };
    const { result } = measured(config, mail, { until: HOUR, facts });
    expect(result.thresholds).toMatchObject([
      { passed: false, actual: null, text: 'a.example: 5 recipients are left' },
      { passed: true, actual: 5 },
    ]);
  });

  test('a number that was not measured fails', () => {
    const facts = { thresholds: listed('peak rate per domain <= 1000/h', 'latency p50 per source ip < 9h') };
    const { result } = measured(config, mail, { facts, collector: { detailed: 0 } });
    expect(result.domains.others?.groups).toBe(2);
    expect(result.thresholds).toMatchObject([{ passed: false }, { passed: false }]);
  });
});

describe('ceilings', () => {
  const none: Ceiling = { perSecond: null, perFiveMinutes: null, perHour: null, perDay: null, connections: null };
  const two = configuration(
    vmta('v', '192.0.2.1'),
    vmta('w', '192.0.2.2'),
    domain('a.example', 'max-msg-rate 120/h', 'max-smtp-out 5'),
  );
  const breaches = (path: Partial<Ceiling>, whole: Partial<Ceiling> = {}) =>
    ceilingBreaches(modelOf(two), ['a.example'], {
      tolerated: { path: () => ({ ...none, ...path }), domain: () => ({ ...none, ...whole }) },
    });

  test.each<[string, Partial<Ceiling>, number]>([
    ['what is allowed', { perHour: 120, connections: 5 }, 0],
    // Three rate models, two addresses.
    ['less in an hour', { perHour: 119 }, 6],
    ['fewer connections', { connections: 4 }, 6],
    // Windows of five minutes and even flow keep to ten.
    ['ten in five minutes', { perFiveMinutes: 10 }, 2],
  ])('an address against %s', (_, tolerated, count) => {
    expect(breaches(tolerated)).toHaveLength(count);
  });

  test('a domain over all addresses', () => {
    expect(breaches({}, { connections: 9 })).toMatchObject([
      { provider: 'a.example', sourceIp: undefined, of: 'connections', allowed: 15, tolerated: 9, rateModel: 'window' },
      { rateModel: 'window-5m' },
      { rateModel: 'gcra' },
    ]);
  });

  test('the domains of a provider count together', () => {
    const found = ceilingBreaches(
      modelOf(configuration(vmta('v', '192.0.2.1'), domain('*', 'max-smtp-out 5'))),
      ['a.example', 'b.example'],
      {
        tolerated: { path: () => ({ ...none, connections: 9 }) },
        providerOf: () => 'both',
      },
    );
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({ provider: 'both', sourceIp: '192.0.2.1', allowed: 10, tolerated: 9 });
  });

  test.each([
    ['never above ceiling in any rate model', false],
    ['a.example never above ceiling', false],
    ['b.example never above ceiling', true],
    ['never above ceiling in rate model window', false],
    ['never above ceiling in rate model window-5m', true],
  ])('%s', (text, passed) => {
    const facts = {
      thresholds: listed(text),
      breaches: breaches({ perFiveMinutes: 10 }),
    };
    expect(measured(two, [], { facts }).result.thresholds).toMatchObject([{ threshold: text, passed }]);
  });

  test('that nobody looked at are not kept to', () => {
    const facts = { thresholds: listed('never above ceiling') };
    expect(measured(two, [], { facts }).result.thresholds).toMatchObject([{ passed: false, actual: null }]);
  });
});
