/** A comparison is fair only when all do the same work. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { HeapLoop } from '../src/simulation/heap-loop.ts';
import { type EventLoop, sendAll } from '../src/simulation/object-mail.ts';
import { runnerOf } from '../src/simulation/run-task.ts';
import { SimJsLoop } from '../src/simulation/simjs-loop.ts';
import { task, taskConfiguration, taskScenario, times } from '../src/simulation/task.ts';

/** More than queues may send in a minute, and some that come later. */
const MESSAGES = 1.1 * task.part;
const SECOND = 1_000;
/** While queues open connections, while they wait for the rate, behind that, in the second part, and at the first retries. */
const probes = [2, 10, 30, 64, 125, 610];

const folder = mkdtempSync(join(tmpdir(), 'pmtakit-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const configuration = join(folder, 'pmta.conf');
const scenario = join(folder, 'scenario.json');
writeFileSync(configuration, taskConfiguration());
writeFileSync(scenario, taskScenario(MESSAGES));
const run = runnerOf(configuration, scenario)();
const ours = probes.map((seconds) => {
  run.simulation.run(seconds * SECOND);
  return { seconds, total: run.finish(false).total };
});
run.step(Infinity);
const { total: end } = run.finish(true);

describe('the fast engine', () => {
  const PROBES = 50;
  const newRuns = (['exact', 'fast'] as const).map((engine) => runnerOf(configuration, scenario, engine));

  test(`has delivered as much as the exact one at ${PROBES} moments, within 1 % of all mail`, () => {
    const [exact, fast] = newRuns.map((newRun) => newRun());
    const step = Math.ceil((end.lastDone ?? 0) / PROBES);
    for (let probe = 1; probe <= PROBES; probe++) {
      const [first = 0, second = 0] = [exact, fast].map((one) => {
        one?.simulation.run(probe * step);
        return one?.finish(false).total.delivered;
      });
      expect(first).toBeGreaterThan(0);
      expect(Math.abs(second - first) / MESSAGES).toBeLessThan(0.01);
    }
  });
});

const loops: Readonly<Record<string, () => EventLoop>> = {
  'objects and a heap': () => new HeapLoop(),
  simjs: () => new SimJsLoop(),
};

describe.each(Object.entries(loops))('%s', (_name, newLoop) => {
  test('delivers all that our engine delivers, with as many attempts', () => {
    const sent = sendAll(newLoop(), MESSAGES);
    expect(sent.delivered).toBe(MESSAGES);
    expect(end.delivered).toBe(MESSAGES);
    expect(sent.attempts / end.attempts).toBeCloseTo(1, 2);
    // When the last one is delivered depends on how often in a row it met a busy server, which is luck.
    expect(Math.abs(sent.last - (end.lastDone ?? Infinity))).toBeLessThan(1.5 * times.retryAfter);
  });

  test.each(ours)('has got as far as our engine after $seconds seconds', ({ seconds, total }) => {
    const sent = sendAll(newLoop(), MESSAGES, seconds * SECOND);
    expect(sent.delivered / total.delivered).toBeCloseTo(1, 2);
    expect(sent.attempts / total.attempts).toBeCloseTo(1, 2);
  });
});
