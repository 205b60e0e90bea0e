/** Shares and times of many messages, with fixed seeds, within three standard errors of what they have to be. */
import { describe, expect, it } from 'vitest';
import { usualTexts } from '../../src/receivers/texts.ts';
import { Sender } from './sender.ts';

const COUNT = 20_000;
const seeds = [1, 20_261, 4_000_000_007];

function replies(written: unknown, seed: number, more = {}): string[] {
  const sender = new Sender(written, seed);
  return Array.from({ length: COUNT }, (_, number) => sender.deliver({ number, ...more }).reply);
}

function expectShare(found: number, share: number, of = COUNT): void {
  const error = Math.sqrt((share * (1 - share)) / of);
  expect(Math.abs(found / of - share)).toBeLessThanOrEqual(3 * error);
}

describe.each(seeds)('with the seed %i', (seed) => {
  it('refusals come in their shares', () => {
    const found = replies({ refusals: { unknown: '2.5%', spam: '1%', busy: '10%' } }, seed);
    const countOf = (text: string) => found.filter((reply) => reply === text).length;
    expectShare(countOf(usualTexts.unknown), 0.025);
    expectShare(countOf(usualTexts.spam), 0.01);
    // Of those that nothing else is wrong with.
    expectShare(countOf(usualTexts.busy), 0.1 * (1 - 0.035));
  });

  it('an attempt has new luck, whatever became of the one before', () => {
    const both = [0, 1].map((attempts) => replies({ refusals: { busy: '30%' } }, seed, { attempts }));
    const twice = both[0]?.filter((reply, index) => reply !== 'ok' && both[1]?.[index] !== 'ok').length ?? 0;
    expectShare(twice, 0.09);
  });

  it('greylisting has its share, and is not the luck of refusals', () => {
    const model = { greylisting: { delay: '5m', share: '40%' }, refusals: { unknown: '50%' } };
    const found = replies(model, seed);
    expectShare(found.filter((reply) => reply === usualTexts.greylisted).length, 0.4);
    expectShare(found.filter((reply) => reply === usualTexts.unknown).length, 0.3);
  });

  it('outages hit their share of the connections', () => {
    const sender = new Sender({ outages: { from: 0, lasts: '1h', share: '25%' } }, seed);
    const hit = Array.from({ length: COUNT }, () => sender.connect()).filter(({ reply }) => reply !== 'ok');
    expectShare(hit.length, 0.25);
  });

  const evenly = (p: number) => 1000 + 2000 * p;
  const exponentially = (p: number) => -2000 * Math.log(1 - p);

  it.each<[string, unknown, readonly (readonly [number, number])[]]>([
    ['evenly', { from: '1s', to: '3s' }, [0.1, 0.5, 0.9].map((p) => [p, evenly(p)] as const)],
    ['exponentially', { mean: '2s' }, [0.1, 0.5, 0.9, 0.99].map((p) => [p, exponentially(p)] as const)],
    [
      'log-normally',
      { median: '1s', p95: '5s' },
      [
        [0.05, 200],
        [0.5, 1000],
        [0.95, 5000],
      ],
    ],
  ])('times are spread %s', (_, latency, quantiles) => {
    const sender = new Sender({ service: latency, setUp: latency }, seed);
    const ofMessages = Array.from({ length: COUNT }, (_, number) => sender.deliver({ number }).delay);
    const ofConnections = Array.from({ length: COUNT }, () => sender.connect().delay);
    for (const times of [ofMessages, ofConnections]) {
      for (const [share, quantile] of quantiles) expectShare(times.filter((time) => time < quantile).length, share);
    }
  });
});

describe('different seeds', () => {
  it('give different luck', () => {
    const [first, second] = seeds.map((seed) => replies({ refusals: { unknown: '50%' } }, seed));
    expectShare(first?.filter((reply, index) => reply === second?.[index]).length ?? 0, 0.5);
  });
});
