import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { format } from '@pmtakit/formatter';

const page = readFileSync(fileURLToPath(new URL('../../../docs/style.md', import.meta.url)), 'utf8');
const pairs = [...page.matchAll(/```pmta before\n(.*?)```\n\n```pmta after\n(.*?)```/gs)];

describe('docs/style.md', () => {
  it('has its samples in pairs', () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(page.match(/```pmta/g)).toHaveLength(pairs.length * 2);
  });

  it.each(pairs.map(([, before = '', after = '']) => ({ before, after })))('is right about %#', ({ before, after }) => {
    expect(format(before)).toBe(after);
    expect(format(after)).toBe(after);
  });
});
