/** `pmtakit.config.json`: what holds for a folder and all below it, so that nobody has to type it. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type Assumptions, type PathMapping, type PmtaVersion, defaultAssumptions } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { reasonOf } from '../input.ts';
import { assume, pmtaVersionOf } from './answers.ts';
import { firstUpwards } from './upwards.ts';

export const CONFIG_NAME = 'pmtakit.config.json';

/** What a configuration file says. Its paths count from its own folder; here they count from that of the process. */
export interface ProjectConfig {
  readonly main: string | undefined;
  readonly mappings: readonly PathMapping[];
  readonly base: string | undefined;
  readonly pmtaVersion: PmtaVersion | undefined;
  readonly assumptions: Assumptions;
}

const empty: ProjectConfig = {
  main: undefined,
  mappings: [],
  base: undefined,
  pmtaVersion: undefined,
  assumptions: defaultAssumptions,
};

/** The configuration of the nearest folder that has one. @throws UsageError naming the file and the key that is wrong */
export function findProjectConfig(folder: string): ProjectConfig {
  const path = firstUpwards(folder, [CONFIG_NAME]);
  return path === undefined ? empty : under(path, () => parseProjectConfig(textOf(path), dirname(path)));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(reasonOf(error));
  }
}

function parseProjectConfig(text: string, folder: string): ProjectConfig {
  let config = empty;
  for (const [key, value] of entriesOf(parseJson(text))) {
    config = under(key, () => withKey(config, key, value, folder));
  }
  return config;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const keys = ['main', 'map', 'base', 'pmtaVersion', 'assumptions'] as const;

function withKey(config: ProjectConfig, name: string, value: unknown, folder: string): ProjectConfig {
  const key = keys.find((one) => one === name);
  switch (key) {
    case 'main':
    case 'base':
      return { ...config, [key]: pathIn(folder, value) };
    case 'map':
      return { ...config, mappings: mappingsOf(value, folder) };
    case 'pmtaVersion':
      return { ...config, pmtaVersion: pmtaVersionOf(wordsOf(value)) };
    case 'assumptions':
      return { ...config, assumptions: assumptionsOf(value) };
    case undefined:
      throw new UsageError(`no such key; there are ${keys.join(', ')}`);
    default:
      return key satisfies never;
  }
}

function mappingsOf(value: unknown, folder: string): PathMapping[] {
  return entriesOf(value).map(([from, to]) => ({ from, to: under(from, () => pathIn(folder, to)) }));
}

function assumptionsOf(value: unknown): Assumptions {
  return entriesOf(value).reduce(
    (assumptions, [name, answer]) =>
      assume(
        assumptions,
        name,
        under(name, () => wordsOf(answer)),
      ),
    defaultAssumptions,
  );
}

function pathIn(folder: string, value: unknown): string {
  const path = wordsOf(value);
  return isAbsolute(path) ? path : join(folder, path);
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`expected a text, not ${shown(value)}`);
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new UsageError(`expected an object, not ${shown(value)}`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}

/** Puts where something stands in front of what is wrong with it. */
function under<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
