import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sortMessages, sortText, topics } from '../../src/index.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/sort.md', import.meta.url)), 'utf8');
const pairs = [...page.matchAll(/```pmta before\n(.*?)```\n\n```pmta after\n(.*?)```/gs)];
const told = [...page.matchAll(/```pmta stops\n(.*?)```\n\n```text\n(.*?)```/gs)];

describe('docs/sort.md', () => {
  it('has its samples in pairs', () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    expect(page.match(/```pmta/g)).toHaveLength(pairs.length * 2 + told.length);
  });

  it.each(pairs.map(([, before = '', after = '']) => ({ before, after })))('is right about %#', ({ before, after }) => {
    expect(sortText(before)?.after).toBe(after);
    expect(sortText(after)?.after).toBe(after);
  });

  it.each(told.map(([, before = '', messages = '']) => ({ before, messages })))(
    'tells what is told %#',
    ({ before, messages }) => {
      const file = sortText(before, 'example.conf');
      expect(file && sortMessages(file)).toEqual(messages.trimEnd().split('\n'));
    },
  );

  it('names the topics', () => {
    const names = /The topics, in this order: (.*?)\./.exec(page)?.[1]?.split(', ');
    expect(names).toEqual(topics.map(({ name }) => name));
  });
});
