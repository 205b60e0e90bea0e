import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAfter } from './memory.ts';
import { arrivals, emptySubmission, streamOf, trafficOf } from './streams.ts';

const HOUR = 3_600_000;

/** A stream with some keys, and more streams around it. */
function scenario(keys: string, { seed = 1, around = false } = {}): string {
  const other = '{ name: other, volume: 5, end: 1h, recipients: business, arrival: poisson }';
  const one = `{ name: one, ${keys} }`;
  return `seed: ${seed}\nstreams: [${around ? `${other}, ${one}, ${other.replace('other', 'third')}` : one}]`;
}

const arrivalForms = fc.oneof(
  fc.constant('constant'),
  fc.constant('poisson'),
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })).map(([from, to]) => `{ ramp: { from: ${from}, to: ${to} } }`),
  fc.array(fc.nat(5), { minLength: 23, maxLength: 23 }).map((weights) => `{ hourly: [1,${weights.join()}] }`),
);

const streamKeys = fc
  .record({
    volume: fc.integer({ min: 1, max: 400 }),
    start: fc.integer({ min: 0, max: 5 }),
    days: fc.integer({ min: 1, max: 3 }),
    arrival: arrivalForms,
  })
  .map(
    ({ volume, start, days, arrival }) =>
      `volume: ${volume}, start: ${start}h, end: ${start + days * 24}h, arrival: ${arrival}, recipients: consumer, ` +
      'size: { lognormal: { median: 9K, sigma: 1 } }, recipientsPerMessage: { uniform: [1, 4] }',
  );

describe('a made up stream', () => {
  it('has exactly as many messages as it says, numbered, in order and in time', () => {
    fc.assert(
      fc.property(streamKeys, fc.nat(1000), (keys, seed) => {
        const all = arrivals(streamOf(scenario(keys, { seed })));
        const [, volume, start, end] = /volume: (\d+), start: (\d+)h, end: (\d+)h/.exec(keys)?.map(Number) ?? [];
        expect(all.map(({ number }) => number)).toEqual(Array.from({ length: volume ?? 0 }, (_, index) => index));
        expect(all.every(({ time }, index) => time >= (all[index - 1]?.time ?? (start ?? 0) * HOUR))).toBe(true);
        expect(all.at(-1)?.time).toBeLessThanOrEqual((end ?? 0) * HOUR);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same seed, whatever stands beside it', () => {
    fc.assert(
      fc.property(streamKeys, fc.nat(1000), (keys, seed) => {
        const alone = arrivals(streamOf(scenario(keys, { seed })));
        const beside = trafficOf(scenario(keys, { seed, around: true })).streams[1];
        expect(beside && arrivals(beside)).toEqual(alone);
      }),
      { numRuns: 20 },
    );
  });

  it('is another one for another seed and for another name', () => {
    const keys = 'volume: 50, end: 1h, recipients: consumer';
    const domains = (text: string): string[] => arrivals(streamOf(text)).map(({ domain }) => domain);
    expect(domains(scenario(keys, { seed: 2 }))).not.toEqual(domains(scenario(keys)));
    expect(domains(scenario(keys).replace('one', 'two'))).not.toEqual(domains(scenario(keys)));
  });

  it('keeps domain and size of a message when there are more of them', () => {
    const keys = 'end: 1h, recipients: consumer, size: { uniform: [1, 9K] }';
    const what = (volume: number): unknown[] =>
      arrivals(streamOf(scenario(`volume: ${volume}, ${keys}`)), 100).map(({ domain, bytes }) => [domain, bytes]);
    expect(what(5000)).toEqual(what(100));
  });

  it('gives an address again from the number', () => {
    const stream = streamOf(scenario('volume: 3, end: 1h, recipients: gmail.com'));
    expect([stream.recipientOf(2, 'gmail.com', 0), stream.recipientOf(2, 'gmail.com', 1)]).toEqual([
      'user2@gmail.com',
      'user2.1@gmail.com',
    ]);
  });

  it('tells what its messages have in common', () => {
    const keys =
      'volume: 1, end: 1h, recipients: x.example, from: a@b.example, jobId: j, headers: { A: b }, priority: 7';
    const stream = streamOf(scenario(keys));
    expect(stream.info).toMatchObject({
      name: 'one',
      from: 'a@b.example',
      jobId: 'j',
      headers: [{ name: 'A', value: 'b' }],
    });
    expect(arrivals(stream)).toEqual([
      { time: 0, number: 0, domain: 'x.example', recipients: 1, bytes: 51_200, priority: 7 },
    ]);
  });

  it('says nothing and stays at its end when it is asked for more', () => {
    const stream = streamOf(scenario('volume: 2, end: 1h, recipients: x.example'));
    arrivals(stream);
    expect(stream.nextTime).toBe(Infinity);
  });

  it('of ten billion messages begins at once and keeps nothing', () => {
    const stream = streamOf(scenario('volume: 1e10, end: 52w, recipients: consumer, arrival: poisson'));
    const submission = emptySubmission();
    for (let count = 0; count < 1000; count++) stream.take(submission);
    const held = heldAfter(() => {
      for (let count = 0; count < 200_000; count++) stream.take(submission);
    });
    // Five bytes a message would show.
    expect(held).toBeLessThan(1_000_000);
    expect(submission.number).toBe(200_999);
    expect(stream.nextTime).toBeLessThan(24 * HOUR);
  });
});

describe('the mix of domains', () => {
  it.each([
    ['{ a.example: 1, b.example: 1 }', { 'a.example': 0.5, 'b.example': 0.5 }],
    ['{ a.example: 90, b.example: 9, c.example: 1 }', { 'a.example': 0.9, 'b.example': 0.09, 'c.example': 0.01 }],
    ['{ a.example: 0, b.example: 3 }', { 'b.example': 1 }],
    ['x.example', { 'x.example': 1 }],
  ])('%s comes out within four standard errors', (recipients, expected) => {
    const total = 20_000;
    const all = arrivals(streamOf(scenario(`volume: ${total}, end: 1h, recipients: ${recipients}`)));
    const counts = Map.groupBy(all, ({ domain }) => domain);
    expect([...counts.keys()].toSorted()).toEqual(Object.keys(expected));
    for (const [domain, share] of Object.entries(expected)) {
      const error = Math.sqrt((share * (1 - share)) / total);
      expect(Math.abs((counts.get(domain)?.length ?? 0) / total - share)).toBeLessThanOrEqual(4 * error);
    }
  });
});
