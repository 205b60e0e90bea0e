import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Carry } from '../../src/fluid/carry.ts';
import { groupsByMail } from '../../src/fluid/alike.ts';
import { type Cohort, CohortList, ReadyCohorts, cohortOf, split } from '../../src/fluid/cohorts.ts';
import { inflowOf } from '../../src/fluid/inflow.ts';
import { arrivals, streamOf } from '../traffic/streams.ts';

const arrived = {
  stream: 0,
  domain: 0,
  priority: 50,
  bytes: 1,
  together: 1,
  from: 0,
  to: 10,
  count: 10,
  parts: undefined,
};

describe('whole numbers from parts', () => {
  it('add up to what the parts do', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 9, noNaN: true })), (parts) => {
        const carry = new Carry();
        const given = parts.reduce((sum, part) => sum + carry.take(1, part), 0);
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(Math.abs(given - whole)).toBeLessThan(1 + 1e-6);
        expect(given + carry.leftOf(1)).toBeCloseTo(whole, 6);
      }),
    );
  });
});

describe('cohorts', () => {
  it('are split where not all are taken, with their times', () => {
    const list = new CohortList();
    list.push(cohortOf(arrived));
    expect(list.shift(4)).toMatchObject({ count: 4, from: 0, to: 4 });
    expect(list.shift(99)).toMatchObject({ count: 6, from: 4, to: 10 });
    expect(list.shift(1)).toBeUndefined();
    expect(list.count).toBe(0);
  });

  it('give each of several queues whole recipients, and lose none, however often they are split', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(parts, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (own, cuts) => {
        const count = own.reduce((sum, part) => sum + part, 0);
        fc.pre(count > 0);
        let left: Cohort = cohortOf({ ...arrived, count, parts: Float64Array.from(own) });
        const sums = own.map(() => 0);
        for (const cut of [...cuts, 1]) {
          const first = Math.ceil(left.count * cut);
          if (first === 0) continue;
          const [taken, rest] = split(left, first);
          expect(taken.count).toBe(first);
          expect(taken.parts?.reduce((sum, part) => sum + part, 0)).toBe(first);
          for (const [place, part] of taken.parts?.entries() ?? []) {
            expect(Number.isInteger(part) && part >= 0 && part <= (left.parts?.[place] ?? 0)).toBe(true);
            sums[place] = (sums[place] ?? 0) + part;
          }
          left = rest;
          if (left.count === 0) break;
        }
        expect(sums).toEqual(own);
      }),
    );
  });

  it('come in the order in which they are due', () => {
    const list = new CohortList();
    for (const due of [30, 10, 20]) list.pushByDue({ ...cohortOf(arrived), due });
    expect([1, 2, 3].map(() => list.shift(10)?.due)).toEqual([10, 20, 30]);
  });

  it('of a higher priority go first', () => {
    const ready = new ReadyCohorts();
    for (const priority of [50, 90, 10]) ready.push(cohortOf({ ...arrived, priority }));
    expect([1, 2, 3].map(() => ready.shift(10)?.priority)).toEqual([90, 50, 10]);
  });

  it('are joined when there are very many, and none is lost', () => {
    const list = new CohortList();
    for (let from = 0; from < 5_000; from++) list.push(cohortOf({ ...arrived, from, to: from + 1, count: 3 }));
    let cohorts = 0;
    let count = 0;
    for (let last = -1, one = list.shift(Infinity); one; one = list.shift(Infinity)) {
      expect(one.from).toBeGreaterThanOrEqual(last);
      last = one.from;
      cohorts++;
      count += one.count;
    }
    expect(count).toBe(15_000);
    expect(cohorts).toBeLessThan(1_100);
  });
});

describe('queues that had alike much mail', () => {
  it.each([
    [[10, 11, 10, 12], [[0, 1, 2, 3]]],
    [
      [10, 900, 11, 902],
      [
        [0, 2],
        [1, 3],
      ],
    ],
    [
      [100_000, 100_300, 101_000],
      [[0, 1], [2]],
    ],
    [
      [0, 3, 6],
      [[0], [1], [2]],
    ],
  ])('are together: %j', (came, groups) => {
    expect(groupsByMail(Float64Array.from(came), 2)).toEqual(groups);
  });
});

describe('what flows in', () => {
  const streams = [
    'volume: 1000, end: 1h',
    'volume: 1000, end: 1h, start: 20m',
    'volume: 1000, arrival: batch, start: 5m',
    'volume: 1000, arrival: { batch: { size: 300, every: 10m } }, start: 1m',
    'volume: 1000, rate: 10/m',
    'volume: 1000, end: 1h, arrival: { ramp: { from: 1, to: 5 } }',
    `volume: 1000, end: 1d, arrival: { hourly: [${Array.from({ length: 24 }, (_, hour) => hour % 4)}] }`,
  ];

  it.each(streams)('is what the stream brings: %s', (keys) => {
    const text = `start: 2027-01-04\nstreams: [{ recipients: { a.example: 3, b.example: 1 }, recipientsPerMessage: 2, ${keys} }]`;
    const single = arrivals(streamOf(text));
    const inflow = inflowOf(streamOf(text), false);
    const span = (single.at(-1)?.time ?? 0) + 1;
    let messages = 0;
    let recipients = 0;
    for (let step = 1; step <= 40; step++) {
      const time = (span * step) / 40;
      inflow.take(time, (portion) => {
        messages += portion.messages;
        recipients += portion.recipients;
      });
      const expected = single.filter((one) => one.time < time).length;
      // A domain waits for its next whole message.
      expect(Math.abs(messages - expected), `at ${time}`).toBeLessThanOrEqual(3);
    }
    inflow.take(2 * span, (portion) => {
      messages += portion.messages;
      recipients += portion.recipients;
    });
    expect([messages, recipients]).toEqual([1000, 2000]);
    expect(inflow.nextTime).toBe(Infinity);
  });
});
