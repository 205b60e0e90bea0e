import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { defaultFormatOptions } from '@pmtakit/formatter';
import type { FormatJob } from '../../src/format/format-job.ts';
import type { Outcome } from '../../src/format/outcome.ts';
import { poolOutcomes } from '../../src/format/pool.ts';
import { folderWith } from '../command-line.ts';

/** Does with a job what the name of its file says. */
const script = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ path }) => {
  const [deed, wait] = path.split(' ');
  if (deed === 'throw') throw new Error('oh dear');
  if (deed === 'exit') process.exit(7);
  const done = { kind: 'formatted', isChanged: false, output: { text: path, encoding: 'utf8' } };
  setTimeout(() => parentPort.postMessage(done), Number(wait ?? 0));
});`;

const common = { stdinFilename: undefined, mode: 'check', options: defaultFormatOptions } as const;

function jobFor(path: string): FormatJob {
  return { ...common, path, directives: [], range: undefined, isColoured: false, isIgnored: false };
}

function pool(paths: readonly string[], count: number): { outcomes: AsyncGenerator<Outcome>; started: () => number } {
  const file = join(folderWith({ 'worker.cjs': script }), 'worker.cjs');
  let started = 0;
  const start = (): Worker => {
    started++;
    return new Worker(file);
  };
  return { outcomes: poolOutcomes(paths.map(jobFor), count, start), started: () => started };
}

async function all(outcomes: AsyncGenerator<Outcome>): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of outcomes) found.push(outcome);
  return found;
}

async function told(outcomes: AsyncGenerator<Outcome>): Promise<string[]> {
  return (await all(outcomes)).map((one) => (one.kind === 'failed' ? one.problem : (one.output?.text ?? '')));
}

describe('a pool of threads', () => {
  it('gives what comes of each job in the order of the jobs, whoever is first', async () => {
    const paths = ['a 60', 'b 0', 'c 30', 'd 0', 'e 0'];
    const { outcomes, started } = pool(paths, 3);
    expect(await told(outcomes)).toEqual(paths);
    expect(started()).toBe(3);
  });

  it('loses the job that a thread dies of, and no other one', async () => {
    const { outcomes, started } = pool(['a', 'throw', 'b', 'exit', 'exit', 'c', 'd', 'throw'], 2);
    const lines = await told(outcomes);
    expect(lines[1]).toMatch(/^throw: an error of ours, please report it:\nError: oh dear\n/);
    expect(lines[3]).toBe('exit: an error of ours, please report it:\nits thread ended with 7');
    expect(lines[4]).toBe(lines[3]);
    expect(lines[7]).toMatch(/^throw: /);
    expect([lines[0], lines[2], lines[5], lines[6]]).toEqual(['a', 'b', 'c', 'd']);
    expect(started()).toBeGreaterThan(2);
  });

  it('tells a mistake of ours by the exit code', async () => {
    const [outcome] = await all(pool(['throw'], 1).outcomes);
    expect(outcome).toMatchObject({ kind: 'failed', exitCode: 3 });
  });

  it('gives out no more jobs when nobody wants to know', async () => {
    const { outcomes, started } = pool(['a', ...Array.from({ length: 50 }, () => 'exit')], 1);
    expect((await outcomes.next()).value).toMatchObject({ output: { text: 'a' } });
    await outcomes.return(undefined);
    expect(started()).toBeLessThan(10);
  });

  it('lets go of signals when it is done', async () => {
    const before = process.listenerCount('SIGINT');
    await told(pool(['a'], 1).outcomes);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
