import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inlines, onDemand, refactorings, safeties } from '../../src/index.ts';
import { afterOf, refactored } from './refactored.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/dry.md', import.meta.url)), 'utf8');
const samples = [...page.matchAll(/```pmta before (\S+)\n(.*?)```\n\n```pmta after\n(.*?)```/gs)].map(
  ([, id = '', before = '', after = '']) => ({ id, before, after }),
);

const newFiles = [...page.matchAll(/```pmta (\S+\.conf)\n(.*?)```/gs)].map(([, path, text]) => ({ path, text }));

describe('docs/dry.md', () => {
  it('has a part with a sample for each refactoring, in their order', () => {
    const ids = refactorings.map(({ id }) => id);
    expect(samples.map(({ id }) => id)).toEqual([...ids, ...onDemand.map(({ id }) => id), 'inline-macros']);
    expect([...page.matchAll(/^## (\S+-\S+)$/gm)].map(([, id]) => id)).toEqual([...ids, 'defaults-for-unnamed']);
    expect(page.match(/```pmta/g)).toHaveLength(samples.length * 2 + newFiles.length);
  });

  it('shows the new file of a split', () => {
    const { before = '' } = samples.find(({ id }) => id === 'includes') ?? {};
    const made = refactored(before, { only: 'includes' }).files.filter(({ besides }) => besides !== undefined);
    expect(made.map(({ path, after }) => ({ path, text: after }))).toEqual(newFiles);
  });

  it.each(samples)('is right about $id', ({ id, before, after }) => {
    expect(afterOf(before, { only: id })).toBe(after);
  });

  it.each(samples)('keeps line breaks with a carriage return: $id', ({ id, before, after }) => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(afterOf(crlf(before), { only: id })).toBe(crlf(after));
  });

  it.each(samples)('needs no line break at the end: $id', ({ id, before, after }) => {
    expect(afterOf(before.trimEnd(), { only: id }).trimEnd()).toBe(after.trimEnd());
  });

  it('names the classes, and the ways back', () => {
    const names = [...page.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name);
    const back = inlines.map(({ id }) => id.replace('inline-', ''));
    expect(names.slice(0, safeties.length)).toEqual([...safeties]);
    expect(names.slice(safeties.length).sort()).toEqual(back.sort());
  });
});
