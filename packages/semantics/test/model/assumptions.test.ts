/** The assumptions, and the page that explains them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumptionNames, assumptionTable, defaultAssumptions, isAnswer, isAssumptionName } from '../../src/index.ts';

const page = readFileSync(new URL('../../../../docs/assumptions.md', import.meta.url), 'utf8');

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe.each([...assumptionNames])('%s', (name) => {
  it('has its first answer as the default', () => {
    expect(defaultAssumptions[name]).toBe(assumptionTable[name].values[0]);
  });

  it('has at least two answers, and takes no others', () => {
    const { values } = assumptionTable[name];
    expect(new Set(values).size).toBeGreaterThan(1);
    for (const value of values) expect(isAnswer(name, value)).toBe(true);
    expect(isAnswer(name, 'maybe')).toBe(false);
  });

  it('is explained in docs/assumptions.md with all its answers', () => {
    const [, , answers] = rows.find(([, cell]) => cell === `\`${name}\``) ?? [];
    expect(answers).toBe(assumptionTable[name].values.map((value) => `\`${value}\``).join(', '));
  });
});

it('knows its names', () => {
  expect(rows.map(([, cell = '']) => cell.replaceAll('`', ''))).toEqual(assumptionNames);
  expect(['resolution', 'toString', '__proto__', 'Resolution'].filter(isAssumptionName)).toEqual(['resolution']);
});
