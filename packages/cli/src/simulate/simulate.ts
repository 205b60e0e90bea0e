/** Runs a scenario in turns with whatever else happens, such as Ctrl-C. */
import type { Model } from '@pmtakit/semantics';
import { type Result, Run, type RunOptions, type Scenario, TooManyRecipients, notModelledIn } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { RunProgress } from './progress.ts';
import { tellFiles } from './tell-files.ts';
import { TrafficFiles } from './traffic-files.ts';

export interface SimulationParts {
  /** What messages begin with. */
  readonly name: string;
  readonly model: Model;
  readonly scenario: Scenario;
  /** What the files of messages that it names count from. */
  readonly folder: string;
  readonly outputs?: Outputs;
  /** The exact one unless given. */
  readonly engine?: Result['engine'];
  /** Whether nothing is told on the way: no progress, no rows that are left out. */
  readonly isQuiet?: boolean;
}

/** Where a run writes to. */
export interface Outputs {
  /** For records. Nothing is written to them before they are open. */
  readonly files: NonNullable<RunOptions['records']>;
  /** @param inputs identities of the files of messages that are read */
  open(inputs: ReadonlySet<string>): void;
}

/** Events until others get a turn: some milliseconds. */
const EVENTS = 20_000;

/** Some minutes are the least that these take. */
const VERY_MANY = 50_000_000;

function manyText(messages: number): string {
  return `${messages} messages are followed one by one, which takes long and much memory; --fast counts them instead`;
}

/**
 * What came of a run; of one that Ctrl-C ended, what is known then.
 * @throws UsageError when something that it needs is wrong or cannot be read
 */
export async function simulate(parts: SimulationParts): Promise<Result> {
  const files = new TrafficFiles(parts.folder);
  try {
    return await runWith(parts, files);
  } catch (error) {
    if (!(error instanceof TooManyRecipients)) throw error;
    throw new UsageError(`${parts.scenario.path}: ${error.message}; --fast needs no room for them`);
  } finally {
    files.close();
  }
}

async function runWith(parts: SimulationParts, files: TrafficFiles): Promise<Result> {
  const { name, model, scenario, outputs, engine = 'exact', isQuiet } = parts;
  const notModelled = notModelledIn(model);
  const records = outputs?.files ?? [];
  const run = new Run({ model, scenario, open: files.open, notModelled, records, engine });
  refuse([...files.problems, ...run.problems]);
  if (!isQuiet) tellFiles(name, run.files);
  if (!isQuiet && engine === 'exact' && run.messages >= VERY_MANY) console.error(`${name}: ${manyText(run.messages)}`);
  outputs?.open(files.identities);
  const isOver = await takeTurns(run, isQuiet ? undefined : new RunProgress(scenario.until));
  const result = run.finish(isOver);
  if (isOver) refuseNothing(result, scenario);
  return result;
}

/** @returns whether the run came to its end */
async function takeTurns(run: Run, progress: RunProgress | undefined): Promise<boolean> {
  const stopper = new AbortController();
  const stop = (): void => stopper.abort();
  // Only once: who presses Ctrl-C again does not want to wait for anything.
  process.once('SIGINT', stop);
  try {
    while (!stopper.signal.aborted) {
      if (run.step(EVENTS)) return true;
      await progress?.show(run.simulation.now);
      await new Promise(setImmediate);
    }
    return false;
  } finally {
    process.off('SIGINT', stop);
    progress?.hide();
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

/** A run without mail would look like good news. */
function refuseNothing({ total, span, waiting }: Result, { path, until }: Scenario): void {
  if (total.injected + total.refused + waiting.length > 0) return;
  const reason = until < Infinity ? `no message comes in the first ${span / 1000} seconds` : 'it has no messages';
  throw new UsageError(`${path}: ${reason}; look at volume and start of its streams, and at until`);
}
