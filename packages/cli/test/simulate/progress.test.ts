import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { clockText } from '../../src/simulate/clock-text.ts';
import { cellsOf } from '../../src/simulate/csv-row.ts';
import { RunProgress } from '../../src/simulate/progress.ts';

describe('times of a run', () => {
  it.each([
    [0, '00:00:00'],
    [59_999, '00:00:59.999'],
    [3_600_000, '01:00:00'],
    [90_061_000, '1d 01:01:01'],
    [86_400_000 * 400, '400d 00:00:00'],
  ])('%d is %s', (time, text) => {
    expect(clockText(time)).toBe(text);
  });
});

describe('rows of CSV', () => {
  it.each([
    ['a,b', ['a', 'b']],
    [',,', ['', '', '']],
    ['a,"b, c",d', ['a', 'b, c', 'd']],
    ['"say ""no""",', ['say "no"', '']],
  ])('%s', (row, cells) => {
    expect(cellsOf(row)).toEqual(cells);
  });
});

describe('progress', () => {
  /** A terminal, and a clock that others set. */
  function withTerminal(env: Readonly<Record<string, string>> = {}): { readonly written: () => string; now: number } {
    let written = '';
    const { isTTY } = process.stderr;
    const terminal = { written: () => written, now: 0 };
    process.stderr.isTTY = true;
    for (const [name, value] of Object.entries({ CI: '', TERM: 'xterm', ...env })) vi.stubEnv(name, value);
    vi.spyOn(Date, 'now').mockImplementation(() => terminal.now);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    onTestFinished(() => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      process.stderr.isTTY = isTTY;
    });
    return terminal;
  }

  it.each<[string, number, RegExp]>([
    ['a bar where the end is known', 7_200_000, /simulating \[=+-+\] 01:00:00 of 02:00:00/],
    ['the time alone where it is not', Infinity, /simulating 01:00:00(?! of)/],
  ])('is %s', async (_, until, expected) => {
    const terminal = withTerminal();
    const progress = new RunProgress(until);
    await progress.show(1_000_000);
    expect(terminal.written()).toBe('');
    terminal.now = 1000;
    await progress.show(3_600_123);
    progress.hide();
    expect(terminal.written()).toMatch(expected);
  });

  it.each([[{ CI: 'true' }], [{ TERM: 'dumb' }]])('is not shown with %o', async (env) => {
    const terminal = withTerminal(env);
    const progress = new RunProgress(10);
    terminal.now = 1000;
    await progress.show(5);
    expect(terminal.written()).toBe('');
  });
});
