import { describe, expect, test } from 'vitest';
import { sweepSection } from '../../src/report/text-comparison.ts';
import { compareResults } from '../../src/results/compare.ts';
import { WaitingMail } from '../../src/results/kept-out.ts';
import { sweepTable } from '../../src/results/sweep.ts';
import { configuration, domain, listed, measured, vmta } from './measured-run.ts';

const HOUR = 3_600_000;

const mail = [
  { count: 100, domain: 'big.example' },
  { count: 10, domain: 'small.example' },
  { count: 50, domain: 'same.example' },
];
const thresholds = listed('big.example drain < 2h');

function resultOf(rate: string, more: Parameters<typeof measured>[1] = []) {
  const config = configuration(
    vmta('v'),
    domain('big.example', `max-msg-rate ${rate}`),
    domain('small.example', `max-msg-rate ${rate}`),
  );
  return measured(config, [...mail, ...more], { facts: { thresholds } }).result;
}

describe('a comparison', () => {
  const slow = resultOf('20/h');
  const fast = resultOf('50/h');

  test('of a run with itself finds nothing', () => {
    expect(compareResults(slow, resultOf('20/h'))).toMatchObject({
      sameTraffic: true,
      total: [],
      domains: [],
      queues: [],
      virtualMtas: [],
      thresholds: [],
    });
  });

  test('tells of clients that wait, whose mail is the same mail', () => {
    const waiting = new WaitingMail();
    for (let client = 0; client < 10; client++)
      waiting.add('total-max-smtp-in 0', 'stream 1', { domain: 'small.example', recipients: 2 });
    const stuck = measured(vmta('v'), [{ count: 100 }], { facts: { waiting } }).result;
    const taken = measured(vmta('v'), [{ count: 120 }]).result;
    const { sameTraffic, total } = compareResults(taken, stuck);
    expect(sameTraffic).toBe(true);
    expect(total).toContainEqual({ metric: 'waiting', before: 0, after: 20 });
    expect(stuck.total.drain).toBeNull();
    const { head, rows } = sweepSection(
      sweepTable([
        { name: 'taken', result: taken },
        { name: 'stuck', result: stuck },
      ]),
    );
    expect(head).not.toContain('refused');
    expect(rows.map((row) => row[head.indexOf('waiting')])).toEqual(['0', '20']);
  });

  test('names what differs', () => {
    const { domains, queues, thresholds: changed, total } = compareResults(slow, fast);
    expect(domains.map(({ name, state }) => [name, state])).toEqual([['big.example', 'changed']]);
    expect(domains[0]?.changes).toContainEqual({ metric: 'drain', before: 4 * HOUR, after: HOUR });
    expect(domains[0]?.importance).toBe(75);
    expect(total).toContainEqual({ metric: 'drain', before: 4 * HOUR, after: HOUR });
    expect(queues[0]).toMatchObject({
      name: 'big.example/v',
      binding: { before: 'max-msg-rate 20/h', after: 'max-msg-rate 50/h' },
    });
    expect(changed).toEqual([{ threshold: 'big.example drain < 2h', before: false, after: true }]);
  });

  test('puts first what matters to most recipients', () => {
    const { domains } = compareResults(resultOf('1/h'), fast);
    expect(domains.map(({ name }) => name)).toEqual(['big.example', 'small.example']);
    const importances = domains.map(({ importance }) => importance);
    expect(importances).toEqual(importances.toSorted((a, b) => b - a));
  });

  test('tells of mail that only one run had', () => {
    const other = resultOf('50/h', [{ count: 5, domain: 'new.example' }]);
    expect(compareResults(fast, other)).toMatchObject({
      sameTraffic: false,
      domains: [{ name: 'new.example', state: 'added' }],
    });
    expect(compareResults(other, fast).domains).toMatchObject([{ name: 'new.example', state: 'removed' }]);
  });
});

test('a sweep has a row for each variant', () => {
  const variants = ['20/h', '50/h', '200/h'].map((name) => ({ name, result: resultOf(name) }));
  expect(sweepTable(variants)).toMatchObject([
    { name: '20/h', passed: 0, failed: 1, delivered: 160, drain: 4 * HOUR, binding: 'max-msg-rate 20/h' },
    { name: '50/h', passed: 1, failed: 0, delivered: 160, drain: HOUR, binding: 'max-msg-rate 50/h' },
    { name: '200/h', passed: 1, failed: 0, delivered: 160, drain: 0, binding: null },
  ]);
});
