import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { queueNameType } from '../../src/values/queue-name.ts';
import { readValue, restBehind, span } from './read-value.ts';

const any: ArgumentSpec = {};
const rollup: ArgumentSpec = { suffix: '.rollup' };

describe('queue-name', () => {
  it.each([
    [any, 'Yahoo.queue', 'yahoo.queue'],
    [any, '"yahoo.queue"', 'yahoo.queue'],
    [any, '{sparkpost}', '{sparkpost}'],
    [rollup, 'gmail.Rollup', 'gmail.rollup'],
  ])('%j takes %j', (spec, text, name) => {
    const value = { kind: 'queue-name', name, raw: text, ...span(0, text.length) };
    expect(readValue(queueNameType, text, spec)).toEqual(value);
    expect(restBehind(queueNameType, `${text} rollup-by-ip`, spec)).toBe('rollup-by-ip');
  });

  it.each([
    [any, '""', 'the queue name is empty', undefined],
    [any, '"a b', 'the closing quote is missing', undefined],
    [rollup, 'gmail', 'gmail does not end in .rollup', 'gmail.rollup'],
    [rollup, '"gmail"', '"gmail" does not end in .rollup', 'gmail.rollup'],
    [rollup, 'gmail.queue', 'gmail.queue does not end in .rollup', undefined],
  ])('%j refuses %j', (spec, text, problem, replacement) => {
    const error = { kind: 'error', problem, replacement, ...span(0, text.length) };
    expect(readValue(queueNameType, text, spec)).toMatchObject(error);
  });
});
