/** The examples of docs/commands.md, run as they stand there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from './command-line.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/commands.md`, 'utf8');

/** Each command line with the lines that it prints. */
const examples = [...page.matchAll(/^```\n\$ pmtakit (.*)\n([^`]*)^```$/gm)].map(([, line = '', output = '']) => ({
  line,
  output: output.trimEnd().split('\n'),
}));

describe('examples of docs/commands.md', () => {
  it('are found', () => {
    expect(examples.map(({ line }) => line.split(' ')[0])).toEqual(['show', 'explain', 'show', 'route', 'limits']);
  });

  it.each(examples)('pmtakit $line', ({ line, output }) => {
    const { code, stdout, stderr } = run('pmtakit', line.split(' '), { cwd: root });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const printed = stdout.trimEnd().split('\n');
    const isCut = output.at(-1)?.endsWith('...') ?? false;
    expect(isCut ? printed.slice(0, output.length).map(cutLike(output)) : printed).toEqual(output);
  });
});

/** The end of a line that is cut does not count. */
function cutLike(output: readonly string[]): (line: string, index: number) => string {
  return (line, index) => {
    const wanted = output[index] ?? '';
    const start = wanted.slice(0, -'...'.length);
    return wanted.endsWith('...') && line.startsWith(start) ? wanted : line;
  };
}
