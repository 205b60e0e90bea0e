/** Queues with random arrivals, compared with the formulas of queueing theory. The names are those of the formulas. */
import { describe, expect, it } from 'vitest';
import { chance } from '@pmtakit/simulator';
import { type Estimate, estimate, exponentialService, meanOf, poissonStream, sample } from './naive/random-traffic.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
/** Messages until a queue that began empty is as full as it stays. */
const WARM_UP = 1_000;

function expectWithin({ mean, standardError }: Estimate, value: number): void {
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - value) / standardError, `${mean} for ${value}`).toBeLessThan(3);
}

describe('O13 M/M/c', () => {
  it.each([
    [3, 1, 5, 0.118_076],
    [8, 2, 5, 0.277_056],
  ])('%i arrivals and %i services a second, %i connections: %d s', (arrivals, services, connections, wait) => {
    const lines = [`max-smtp-out ${connections}`, 'connection-idle-timeout 10m'];
    const means = seeds.map((seed) => {
      const stream = poissonStream(seed, SECOND / arrivals, 20_000);
      const { waits } = sample(lines, { seed, stream, service: exponentialService(seed, SECOND / services) });
      return meanOf(waits.slice(WARM_UP)) / SECOND;
    });
    expectWithin(estimate(means), wait);
    expect(estimate(means).standardError / wait).toBeLessThan(0.05);
  });
});

describe('O14 M/D/1', () => {
  const wait = 2;

  it('by one connection', () => {
    const means = seeds.map((seed) => {
      const stream = poissonStream(seed, SECOND / 0.8, 20_000);
      const { waits } = sample(['max-smtp-out 1', 'connection-idle-timeout 10m'], {
        seed,
        stream,
        service: () => SECOND,
      });
      return meanOf(waits.slice(WARM_UP)) / SECOND;
    });
    expectWithin(estimate(means), wait);
  });

  it('by a rate that is spread evenly', () => {
    const means = seeds.map((seed) => {
      const stream = poissonStream(seed, SECOND / 0.8, 20_000);
      const { waits } = sample(['max-msg-rate 1/s'], { seed, stream, knobs: { rateModel: 'gcra', burst: 1 } });
      return meanOf(waits.slice(WARM_UP)) / SECOND;
    });
    expectWithin(estimate(means), wait);
  });
});

describe('O16 Little', () => {
  it('connections in use are throughput times their time for a message', () => {
    const lines = ['max-smtp-out 20', 'max-msg-per-connection 10', 'connection-idle-timeout 10m'];
    const means = seeds.map((seed) => {
      const stream = poissonStream(seed, SECOND / 4, 5_000);
      const { busy, last } = sample(lines, {
        seed,
        stream,
        setUp: 1_200,
        service: exponentialService(seed, 400),
        knobs: { opening: 'full' },
      });
      return busy / last;
    });
    expectWithin(estimate(means), 2.08);
  });
});

describe('O17 more mail than can go', () => {
  it('waits, the difference of both for every second', () => {
    const left = seeds.map((seed) => {
      const stream = poissonStream(seed, SECOND / 6, 30_000);
      const { waits, delivered } = sample(['max-msg-rate 240/m'], { seed, stream, until: HOUR - 1 });
      expect(waits.length).toBe(delivered);
      return arrivalsBefore(seed) - delivered;
    });
    expectWithin(estimate(left), 7_200);
  });

  function arrivalsBefore(seed: number): number {
    const stream = poissonStream(seed, SECOND / 6, 30_000);
    const submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: 0 };
    let count = 0;
    for (; stream.nextTime < HOUR; count++) stream.take(submission);
    return count;
  }
});

describe('O21 attempts that succeed by chance', () => {
  it.each([
    [0.5, 9],
    [0.7, 5],
  ])('with %d, %i times at most', (success, most) => {
    const lines = ['retry-recipients-after 10m', `bounce-after ${most * 10}m`];
    const count = 5_000;
    const runs = seeds.map((seed) =>
      sample(lines, {
        seed,
        stream: poissonStream(seed, 1, count),
        accepts: (number, attempt) => chance(seed, 0, number, 100 + attempt) < success,
      }),
    );
    expectWithin(estimate(runs.map(({ attempts }) => attempts / count)), (1 - (1 - success) ** most) / success);
    expectWithin(estimate(runs.map(({ bounced }) => bounced / count)), (1 - success) ** most);
  });
});
