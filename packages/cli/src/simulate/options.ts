/** The options that all commands of pmtasim share. */
import { parseDuration } from '@pmtakit/grammar';
import type { Command } from 'commander';
import type { Result } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { type ProjectOptions, collect, withProjectOptions } from '../project/options.ts';

export interface SimulateOptions extends ProjectOptions {
  readonly seed?: string;
  readonly until?: string;
  readonly set?: readonly string[];
  readonly rows?: string;
  readonly fast?: true;
}

/** What stands in the place of what the scenario says. */
export interface ScenarioChanges {
  readonly seed?: number;
  /** Milliseconds; infinite for `drained`. */
  readonly until?: number;
}

export function withSimulateOptions(command: Command): Command {
  return withProjectOptions(command)
    .option('--seed <number>', 'what all that is random follows from')
    .option('--until <time>', 'how long it takes at most, as 4h; or drained');
}

export function withFast(command: Command): Command {
  return command.option('--fast', 'counts how much flows, instead of following each message: for very large volumes');
}

export function engineFrom({ fast }: SimulateOptions): Result['engine'] {
  return fast ? 'fast' : 'exact';
}

export function withRows(command: Command): Command {
  return command.option('--rows <number>', 'the most rows of each table on the terminal', '10');
}

/** @throws UsageError for what is no such number */
export function rowsFrom({ rows = '10' }: SimulateOptions): number {
  if (/^[1-9]\d{0,8}$/.test(rows)) return Number(rows);
  throw new UsageError(`--rows is a number from 1 on, not ${rows}`);
}

export function withSet(command: Command, description: string): Command {
  return command.option('--set <setting>', description, collect);
}

const LARGEST_SEED = 2 ** 32 - 1;

export function scenarioChanges({ seed, until }: SimulateOptions): ScenarioChanges {
  return {
    ...(seed !== undefined && { seed: seedFrom(seed) }),
    ...(until !== undefined && { until: until === 'drained' ? Infinity : timeFrom('--until', until) }),
  };
}

function seedFrom(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED) return Number(text);
  throw new UsageError(`--seed is a whole number up to ${LARGEST_SEED}, not ${text}`);
}

/** Milliseconds. @throws UsageError for what is no time above zero */
export function timeFrom(option: string, text: string): number {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds > 0 && Number.isSafeInteger(seconds * 1000)) return seconds * 1000;
  const drained = option === '--until' ? ', or drained' : '';
  throw new UsageError(`${option} is a time such as 30m, 4h or 2d${drained}; not ${text}`);
}
