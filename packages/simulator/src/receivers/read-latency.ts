import type { Latency } from './model.ts';
import { Fields, type Place, type Read, isObject, readSomeTime, readTime } from './read-value.ts';

/** A time alone, `{from, to}`, `{mean}` or `{median, p95}`. */
export const readLatency: Read<Latency> = (value, place) => {
  if (!isObject(value)) return fixed(readTime(value, place));
  const fields = new Fields(value, place, ['from', 'to', 'mean', 'median', 'p95']);
  if (fields.has('mean')) return exponential(fields, place);
  if (fields.has('median') || fields.has('p95')) return logNormal(fields, place);
  return uniform(fields, place);
};

function fixed(time: number | undefined): Latency | undefined {
  return time === undefined ? undefined : { kind: 'fixed', time };
}

function uniform(fields: Fields, place: Place): Latency | undefined {
  const from = fields.need('from', readTime);
  const to = fields.need('to', readTime);
  if (from === undefined || to === undefined) return undefined;
  return from > to ? place.fail('from is longer than to') : { kind: 'uniform', from, to };
}

function exponential(fields: Fields, place: Place): Latency | undefined {
  const other = ['from', 'to', 'median', 'p95'].find((key) => fields.has(key));
  if (other !== undefined) return place.fail(`mean and ${other} exclude each other`);
  const mean = fields.read('mean', readSomeTime);
  return mean === undefined ? undefined : { kind: 'exponential', mean };
}

function logNormal(fields: Fields, place: Place): Latency | undefined {
  const other = ['from', 'to'].find((key) => fields.has(key));
  if (other !== undefined) return place.fail(`median and ${other} exclude each other`);
  const median = fields.need('median', readSomeTime);
  const p95 = fields.need('p95', readSomeTime);
  if (median === undefined || p95 === undefined) return undefined;
  if (p95 < median) return place.fail('p95 is shorter than median');
  return { kind: 'lognormal', median, spread: Math.log(p95 / median) / NORMAL_95 };
}

/** Below this lie 95 of 100 values of a normal distribution. */
const NORMAL_95 = 1.644_853_627;
