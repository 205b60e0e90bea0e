/** `pmtasim sweep`: the same mail under several variants of a configuration. */
import { availableParallelism } from 'node:os';
import { type SweepVariant, sweepSection, sweepTable } from '@pmtakit/simulator';
import { writeJson, writeLines } from '../commands/answer.ts';
import { UsageError } from '../exit-codes.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import { tableWidth } from '../text/excerpt.ts';
import { INTERRUPTED } from './exit-code.ts';
import { type SimulateOptions, engineFrom, scenarioChanges } from './options.ts';
import { scenarioIn } from './scenario-file.ts';
import { scenarioFor } from './scenario-for.ts';
import { sectionLines } from './section-text.ts';
import { type SweepPlan, doSweepJob } from './sweep-job.ts';
import { SweepThread } from './sweep-worker.ts';
import { tellUnused } from './tell-unused.ts';
import { type Variant, variantsOf } from './variants.ts';
import { checkSetting, modelWith, tellOverruled } from './with-settings.ts';

export interface SweepOptions extends SimulateOptions {
  readonly jobs?: string;
}

export async function sweepVariants(name: string, path: string | undefined, options: SweepOptions): Promise<void> {
  const variants = variantsOf(options.set);
  const jobs = Math.min(jobsFrom(options), variants.length);
  const plan = await planOf(name, path, options, variants);
  const sweep = new Sweep(plan, variants);
  await sweep.run(jobs);
  tellUnused(
    name,
    sweep.done.map(({ result }) => result),
  );
  const rows = sweepTable(sweep.done);
  if (options.json) writeJson(rows);
  else writeLines(sectionLines([sweepSection(rows)], { palette: paletteFor(options.color), width: tableWidth() }));
  if (!sweep.isStopped) return;
  console.error(`${name}: interrupted; ${sweep.done.length} of ${variants.length} variants were ready`);
  process.exitCode = INTERRUPTED;
}

function jobsFrom({ jobs }: SweepOptions): number {
  if (jobs === undefined) return availableParallelism();
  if (/^[1-9]\d{0,3}$/.test(jobs)) return Number(jobs);
  throw new UsageError(`--jobs is a number from 1 on, not ${jobs}`);
}

/** All that can be wrong is found here, before any thread is started. */
async function planOf(
  name: string,
  path: string | undefined,
  options: SweepOptions,
  variants: readonly Variant[],
): Promise<SweepPlan> {
  const model = await openModel(name, options);
  const scenario = await scenarioFor(name, path, model);
  const changes = scenarioChanges(options);
  scenarioIn(scenario, changes);
  for (const { settings } of variants) for (const setting of settings) checkSetting(model, setting);
  const [first] = variants;
  if (first) tellOverruled(name, modelWith(model, first.settings, options), first.settings);
  const { main } = model.project;
  return {
    name,
    main: { path: main.path, text: main.text },
    reading: readingOf(options),
    modelOptions: model.options,
    scenario,
    changes,
    engine: engineFrom(options),
  };
}

/** Where files are; the rest is settled. */
function readingOf({ map, base }: SweepOptions): SweepPlan['reading'] {
  return { ...(map && { map }), ...(base !== undefined && { base }) };
}

/** Runs all variants, by this thread alone or by several. */
class Sweep {
  isStopped = false;
  readonly #plan: SweepPlan;
  readonly #results: (SweepVariant | undefined)[] = [];
  readonly #waiting: IterableIterator<[number, Variant]>;
  readonly #threads: SweepThread[] = [];

  constructor(plan: SweepPlan, variants: readonly Variant[]) {
    this.#plan = plan;
    this.#waiting = variants.entries();
  }

  /** Those that came to their end, in their order. */
  get done(): SweepVariant[] {
    return this.#results.filter((one) => one !== undefined);
  }

  async run(count: number): Promise<void> {
    if (count === 1) return this.#serve(undefined);
    process.once('SIGINT', this.#stop);
    try {
      await Promise.all(Array.from({ length: count }, () => this.#serve(this.#newThread())));
    } finally {
      process.off('SIGINT', this.#stop);
      await Promise.all(this.#threads.map((thread) => thread.end()));
    }
  }

  #newThread(): SweepThread {
    const thread = new SweepThread();
    this.#threads.push(thread);
    return thread;
  }

  /** What is at work is given up. */
  readonly #stop = (): void => {
    this.isStopped = true;
    for (const thread of this.#threads) void thread.end();
  };

  async #serve(thread: SweepThread | undefined): Promise<void> {
    for (const [index, variant] of this.#waiting) {
      if (this.isStopped) return;
      await this.#do(index, variant, thread);
    }
  }

  async #do(index: number, variant: Variant, thread: SweepThread | undefined): Promise<void> {
    const job = { plan: this.#plan, variant };
    try {
      const outcome = await (thread ? thread.do(job) : doSweepJob(job));
      if ('problem' in outcome) throw new UsageError(outcome.problem);
      if (outcome.result.ended === 'interrupted') this.isStopped = true;
      else this.#results[index] = { name: variant.name, result: outcome.result };
    } catch (error) {
      if (!this.isStopped) throw error;
    }
  }
}
