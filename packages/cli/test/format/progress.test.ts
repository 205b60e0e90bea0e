import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Progress } from '../../src/format/progress.ts';
import { folderWith, hasProgram, inShell, shell } from '../command-line.ts';

const ESCAPE = '\u001B[';

const NEAT = 'a-b 1\n';

/**
 * Runs a command with a terminal for everything but what `args` take away, on sixty files of which the first one is a
 * pipe that is filled after a second, and the last ten are not formatted.
 */
function onTerminal(args: string, env: Record<string, string> = {}, columns = 80): string {
  const names = Array.from({ length: 59 }, (_, index) => `${10 + index}.conf`);
  const cwd = folderWith(Object.fromEntries(names.map((name, index) => [name, index < 49 ? NEAT : ` ${NEAT}`])));
  const lines = ['mkfifo 00.conf', '(sleep 1; echo a-b 1 > 00.conf) &', `${inShell('pmtafmt')} --check *.conf ${args}`];
  const line = [`stty cols ${columns}`, ...lines].join('\n');
  return shell(`script -qc '${line}' /dev/null`, { cwd, env: { TERM: 'xterm', CI: '', ...env } }).stdout;
}

const CLEARED = `${ESCAPE}2K`;

/** What stays on the screen: what was cleared of a line is gone. */
function screenAfter(output: string): string {
  const shown = (line: string): string => line.split(CLEARED).at(-1) ?? '';
  return output.replaceAll('\r', '').split('\n').map(shown).join('\n');
}

const listed = Array.from({ length: 10 }, (_, index) => `${59 + index}.conf\n`).join('');
const summary = '10 of 60 files not formatted; pmtafmt --write formats in place\n';

describe.runIf(hasProgram('script') && hasProgram('mkfifo'))('the progress of a long run', () => {
  it.each([['--jobs 1'], ['--jobs 2']])('is shown on a terminal, and gives way to what is told, with %s', (args) => {
    const output = onTerminal(args);
    expect(output).toMatch(/formatting \[=*-+\] \d+\/60/);
    expect(screenAfter(output)).toBe(listed + summary);
  });

  it('does not change how the terminal wraps lines or shows its cursor, which Ctrl-C would leave so', () => {
    expect(onTerminal('')).not.toContain(`${ESCAPE}?`);
  });

  it('has no bar where there is no room', () => {
    expect(onTerminal('', {}, 20)).toMatch(/formatting \d+\/60/);
  });

  it('goes on while the list goes to a file', () => {
    const output = onTerminal('> list');
    expect(output).toContain('] 60/60');
    expect(screenAfter(output)).toBe(summary);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['with --no-progress', '--no-progress', {}, listed + summary],
    ['with --quiet', '--quiet', {}, listed],
    ['in CI', '', { CI: 'true' }, listed + summary],
    ['on a terminal that knows nothing', '', { TERM: 'dumb' }, listed + summary],
    ['in a pipe', '2>/dev/null', {}, listed],
  ])('is not shown %s', (_, args, env, output) => {
    expect(onTerminal(args, env).replaceAll('\r', '')).toBe(output);
  });
});

describe('progress', () => {
  function withTerminal(): () => string {
    let written = '';
    const { isTTY } = process.stderr;
    process.stderr.isTTY = true;
    vi.stubEnv('CI', '');
    vi.stubEnv('TERM', 'xterm');
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    onTestFinished(() => {
      spy.mockRestore();
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      process.stderr.isTTY = isTTY;
    });
    return () => written;
  }

  async function afterHalfASecond(total: number, isWanted = true): Promise<Progress> {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000);
    const progress = new Progress(total, isWanted);
    clock.mockReturnValue(1_501);
    await progress.tick();
    return progress;
  }

  it.each([
    ['many files', 20, true, true],
    ['few files', 19, true, false],
    ['when nobody wants it', 20, false, false],
  ])('with %s', async (_, total, isWanted, isShown) => {
    const written = withTerminal();
    const progress = await afterHalfASecond(total, isWanted);
    progress.hide();
    expect(written().includes(`] 1/${total}`)).toBe(isShown);
  });

  it('is not shown before half a second is over, and again half a second after it had to go', async () => {
    const written = withTerminal();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(0);
    const progress = new Progress(100, true);
    clock.mockReturnValue(499);
    await progress.tick();
    expect(written()).toBe('');
    clock.mockReturnValue(600);
    await progress.tick();
    expect(written()).toContain('] 2/100');
    progress.hide();
    const length = written().length;
    clock.mockReturnValue(1_000);
    await progress.tick();
    expect(written()).toHaveLength(length);
    clock.mockReturnValue(1_101);
    await progress.tick();
    progress.hide();
    expect(written().slice(length)).toContain('] 4/100');
  });
});
