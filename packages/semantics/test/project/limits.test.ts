import { describe, expect, it } from 'vitest';
import { type Project, everything } from '../../src/index.ts';
import { loadTexts, outcomes, outline } from './load-texts.ts';

const BOMB_LEVELS = 40;

/** Files that each include the next one twice, so that the text doubles with every level. */
function bomb(line: string): Record<string, string> {
  const levels = Array.from({ length: BOMB_LEVELS }, (_, level): [string, string] => [
    level === 0 ? 'config' : `level-${level}`,
    `include level-${level + 1}\n${line}include level-${level + 1}\n`,
  ]);
  return { ...Object.fromEntries(levels), [`level-${BOMB_LEVELS}`]: line };
}

function kindsOf({ includes }: Project): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of includes) counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
  return counts;
}

function sizeOf({ whole }: Project): number {
  let size = 0;
  for (const _ of everything(whole)) size++;
  return size;
}

describe('files that include each other again and again', () => {
  it.each([
    ['no lines', ''],
    ['a line', 'a 1\n'],
    ['a section', '<domain *>\na 1\n</domain>\n'],
    ['a section left open', '<domain *>\n'],
  ])('end, with %s in each', (_, line) => {
    const { project, reads } = loadTexts(bomb(line));
    const { included, 'too-much': tooMuch, ...others } = kindsOf(project);
    expect(others).toEqual({});
    expect(included).toBe(50_000);
    expect(tooMuch).toBeLessThanOrEqual(BOMB_LEVELS);
    expect(reads).toHaveLength(BOMB_LEVELS);
    expect(outcomes(project).at(-1)).toBe('level-1: more than 50000 included files');
  });

  it('end when their many lines are comments, which the whole does not hold', () => {
    const { project } = loadTexts(bomb('# text\n'.repeat(10_000)));
    const { included = 0, 'too-much': tooMuch } = kindsOf(project);
    expect(included).toBeLessThan(310);
    expect(tooMuch).toBeLessThanOrEqual(BOMB_LEVELS);
    expect(outcomes(project).at(-1)).toBe('level-1: more than 3000000 included lines');
  });

  it('end when each wildcard brings all of them', () => {
    const names = Array.from({ length: 200 }, (_, index) => `${index}.conf`);
    const { project, reads } = loadTexts(Object.fromEntries(names.map((name) => [name, 'include *.conf\n'])));
    expect(reads).toHaveLength(199);
    expect(project.includes.length).toBeLessThan(50_000 + 200 * 2);
    expect(kindsOf(project)).toHaveProperty('too-much');
  });

  it('end when a cycle as long as a configuration is closed again and again', () => {
    const length = 20_000;
    const files = Array.from({ length }, (_, index): [string, string] => [
      `f${index}`,
      `include f0\ninclude f${index + 1}\n`,
    ]);
    const { project } = loadTexts(Object.fromEntries(files));
    expect(kindsOf(project)).toEqual({ included: length - 1, cycle: length, missing: 1 });
    const last = project.includes.findLast(({ outcome }) => outcome.kind === 'cycle')?.outcome;
    expect(last?.kind === 'cycle' && last.chain.length).toBe(length);
  });
});

describe('the limits', () => {
  const texts = { config: 'include b\n'.repeat(5), b: 'a 1\n# text\na 2\n' };

  it('hold for included files', () => {
    const { project } = loadTexts(texts, { mostIncludes: 2 });
    expect(outcomes(project)).toEqual(['b: b', 'b: b', ...Array<string>(3).fill('b: more than 2 included files')]);
    expect(sizeOf(project)).toBe(4);
  });

  it('hold for included lines, comments too', () => {
    const { project } = loadTexts(texts, { mostLines: 5 });
    expect(outcomes(project)).toEqual(['b: b', 'b: b', ...Array<string>(3).fill('b: more than 5 included lines')]);
  });

  it('hold for the files of one wildcard, and nothing is read behind them', () => {
    const many = { config: 'include *.c\na 9\n', 'a.c': 'a 1\n', 'b.c': 'a 2\n', 'c.c': 'a 3\n', 'd.c': 'a 4\n' };
    const { project, reads } = loadTexts(many, { mostIncludes: 2 });
    expect(outcomes(project)).toEqual(['*.c: a.c b.c', '*.c: more than 2 included files']);
    expect(outline(project.whole)).toEqual(['a 1', 'a 2', 'a 9']);
    expect(reads).toEqual(['a.c', 'b.c']);
  });

  it('do not hold for the main file', () => {
    const { project } = loadTexts({ config: `${'a 1\n'.repeat(10)}include b\n`, b: 'a 2\n' }, { mostLines: 5 });
    expect(sizeOf(project)).toBe(11);
  });

  it('do not count the lines of a cycle', () => {
    const { project } = loadTexts({ config: 'include config\n'.repeat(10) }, { mostLines: 5 });
    expect(kindsOf(project)).toEqual({ cycle: 10 });
  });

  it('leave the lines behind them in the whole', () => {
    const { project } = loadTexts({ config: 'include b\na 1\n', b: 'a 2\n' }, { mostIncludes: 0 });
    expect(outline(project.whole)).toEqual(['a 1']);
  });
});

describe('large configurations', () => {
  it('may include thousands of files', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `conf.d/${String(index).padStart(4, '0')}.conf`);
    const others = names.map((name, index): [string, string] => [
      name,
      `<virtual-mta v${index}>\na 1\n</virtual-mta>\n`,
    ]);
    const { project, reads } = loadTexts({ config: 'include conf.d/*.conf\n', ...Object.fromEntries(others) });
    expect(reads).toEqual(names);
    expect([...project.whole.blocks()].map(({ argument }) => argument)).toEqual(names.map((_, index) => `v${index}`));
  });

  it.each([
    ['sections', '<x>\n', '</x>\n', 100_000],
    ['lists at the ends of lines', 'mail-from /a/ <pattern-list>\n', '</pattern-list>\n', 200_000],
  ])('may nest %s a hundred thousand deep', (_, open, close, size) => {
    const depth = 100_000;
    const { project } = loadTexts({ config: 'include b\na 1\n', b: open.repeat(depth) + close.repeat(depth) });
    expect(sizeOf(project)).toBe(size + 1);
    expect([...project.whole.lines()].at(-1)?.text).toBe('1');
  });

  it('may nest sections over two files, with closing tags that close nothing', () => {
    const depth = 100_000;
    const texts = { config: 'include b\ninclude c\na 1\n', b: '<x>\n'.repeat(depth), c: '</y>\n</x>\n'.repeat(depth) };
    const { project } = loadTexts(texts);
    expect(sizeOf(project)).toBe(depth + 1);
    expect(project.whole.items).toHaveLength(2);
  });

  it('may nest includes thousands deep', () => {
    const files = Array.from({ length: 20_000 }, (_, index): [string, string] => [
      `f${index}`,
      `<x>\ninclude f${index + 1}\n</x>\n`,
    ]);
    const { project } = loadTexts({ ...Object.fromEntries(files), f20000: 'a 1\n' });
    expect(sizeOf(project)).toBe(20_001);
    expect(project.inclusions.at(-1)?.includes).toHaveLength(20_000);
  });
});
