/** More mail at a moment than can be taken in without a pause, or held. */
import { Run, TooManyRecipients, readScenario } from '@pmtakit/simulator';
import { expect, it, onTestFinished, vi } from 'vitest';
import { modelOf } from './harness.ts';

const text = `<source 0/0>
always-allow-relaying yes
</source>
<domain *>
max-msg-rate 100000/h
</domain>
`;

function runOf(...streams: readonly string[]): Run {
  const items = streams.map((one) => `  - { recipients: x.example, ${one} }`);
  const { scenario, problems } = readScenario(['streams:', ...items].join('\n'), 's.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  return new Run({ model: modelOf(text), scenario, open: () => 'no file' });
}

it('others get a turn while very many messages come at one moment, and none is sent before all are there', () => {
  const run = runOf('volume: 150000, arrival: batch', 'volume: 150000, arrival: batch');
  const injected: number[] = [];
  for (let steps = 0; steps < 14; steps++) {
    expect(run.step(1_000)).toBe(false);
    injected.push(run.finish(false).total.injected);
  }
  expect(injected).toEqual(Array.from({ length: 14 }, (_, index) => 20_000 * (index + 1)));
  expect(run.finish(false).total.attempts).toBe(0);
  expect(run.simulation.now).toBe(0);
  while (!run.step(50_000));
  const { total, streams } = run.finish(true);
  // The first 100,000 at once, as many in each of the two hours behind it.
  expect(total).toMatchObject({ injected: 300_000, delivered: 300_000, drain: 2 * 3_600_000 });
  expect(streams.rows.map((row) => row.injected)).toEqual([150_000, 150_000]);
});

it('is told when there is no room for it', () => {
  const Whole = Float64Array;
  vi.stubGlobal(
    'Float64Array',
    new Proxy(Whole, {
      construct(made, [length]: [number]) {
        if (length > 100_000) throw new RangeError('Array buffer allocation failed');
        return new made(length);
      },
    }),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const run = runOf('volume: 150000, arrival: batch');
  expect(() => {
    while (!run.step(50_000));
  }).toThrow(TooManyRecipients);
});

it.each([
  [['volume: 5, arrival: batch'], 5],
  [['rate: 10/s, end: 1m', 'volume: 7, arrival: batch'], 607],
  [['rate: 10/s, end: 1m, arrival: poisson'], 600],
])('how much comes is known for %j', (streams, messages) => {
  expect(runOf(...streams).messages).toBe(messages);
});
