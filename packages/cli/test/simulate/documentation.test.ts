/** The session of docs/pmtasim.md, run as it stands there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../command-line.ts';
import { pmtasim, root } from './pmtasim.ts';

const page = readFileSync(`${root}docs/pmtasim.md`, 'utf8');
const [, scenario = ''] = /^```yaml\n([^]*?)^```$/m.exec(page) ?? [];

/** Each command line with what it prints; `...` stands for the rest. */
const examples = [...page.matchAll(/^```\n\$ pmtasim (.*)\n([^`]*)^```$/gm)].map(([, line = '', output = '']) => ({
  line,
  output,
}));

/** Words, with those in quotes together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

describe('the session of docs/pmtasim.md', () => {
  it('has these commands', () => {
    expect(examples.map(({ line }) => line.split(' ')[0])).toEqual(['run', 'sweep', 'trace']);
  });

  it.each(examples)('pmtasim $line', ({ line, output }) => {
    const cwd = folderWith({
      'scenario.yaml': scenario,
      'pmta.conf': readFileSync(`${root}fixtures/small-sender/pmta.conf`),
    });
    const { stdout, stderr } = pmtasim(wordsOf(line), { cwd });
    expect(stderr).toBe('');
    const [shown = ''] = output.split(/^\.\.\.\n/m);
    expect(shown === output ? stdout : stdout.slice(0, shown.length)).toBe(shown);
  });
});
