/** docs/pmtafmt.md says what the command does: all options, and the example as it stands there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../command-line.ts';

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const page = readFileSync(`${docs}pmtafmt.md`, 'utf8');
const overview = readFileSync(`${docs}commands.md`, 'utf8').split('## pmtakit parse')[0] ?? '';

function optionsOf(args: readonly string[]): string[] {
  const { stdout } = run('pmtafmt', [...args, '--help']);
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !['--help', '--version'].includes(name));
}

describe('docs/pmtafmt.md', () => {
  it.each([[[]], [['sort']]])('names every option of pmtafmt %j', (args) => {
    const options = optionsOf(args);
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((option) => !page.includes(`${option}\``) && !page.includes(`${option} `))).toEqual([]);
  });

  it('has an overview with every option in docs/commands.md', () => {
    expect(optionsOf([]).filter((option) => !overview.includes(option))).toEqual([]);
  });

  it('shows a style as it is printed', () => {
    const cwd = folderWith({
      'pmtakit.config.json': '{"format": {"align": false}}',
      '.editorconfig': '[*]\nindent_size = 2\n',
    });
    const [, line = '', output = ''] = /^\$ pmtafmt (.*)\n([^`]*)^```$/m.exec(page) ?? [];
    expect(run('pmtafmt', line.split(' '), { cwd }).stdout).toBe(output);
  });
});
