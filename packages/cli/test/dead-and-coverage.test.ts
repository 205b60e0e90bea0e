import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';

const config = `include more.conf
<source 0/0>
    pattern-list first
    default-virtual-mta us
</source>
<pattern-list first>
    * virtual-mta=us
    mail-from /a/ virtual-mta=eu
    rcpt-to /b/ virtual-mta=us
</pattern-list>
<virtual-mta us>
</virtual-mta>
<virtual-mta eu>
</virtual-mta>
http-access 0/0 none
http-access 192.0.2.1 admin
postmaster admin@example.com
bogus 1
`;
const more = `# nothing but a comment
<domain-key-list unused>
</domain-key-list>
<smtp-pattern-list lonely>
    reply /x/ mode=backoff
</smtp-pattern-list>
`;

function ask(
  command: string,
  args: readonly string[] = [],
  files: Record<string, string> = { config, 'more.conf': more },
) {
  const { code, stdout, stderr } = run('pmtakit', [command, ...args], { cwd: folderWith(files) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('pmtakit dead', () => {
  it('prints each line with what is in its way', () => {
    const stdout = ask('dead');
    expect(stdout).toContain(
      'config:16:1: never takes effect: a line before it takes the same addresses\n  16 | http-access 192.0.2.1 admin\n  by config:15:1\n  15 | http-access 0/0 none\n',
    );
    expect(stdout).toContain(
      'more.conf:4:1: never takes effect: nothing refers to it\n  4 | <smtp-pattern-list lonely>\n',
    );
  });

  it('says so when there is none', () => {
    expect(ask('dead', [], { config: '' })).toBe('Every line can take effect.\n');
  });

  it('gives JSON', () => {
    const found: readonly { readonly file: string; readonly line: number }[] = JSON.parse(ask('dead', ['--json']));
    expect(found.find(({ line, file }) => file === 'config' && line === 16)).toEqual({
      file: 'config',
      line: 16,
      kind: 'http-access',
      blockedBy: { file: 'config', line: 15 },
      differs: true,
      reason: 'a line before it takes the same addresses',
      assumptions: [],
    });
    expect(found.find(({ file }) => file === 'more.conf')).toMatchObject({ line: 4, kind: 'unused', blockedBy: null });
    expect(JSON.parse(ask('dead', ['--json'], { config: '' }))).toEqual([]);
  });

  it('never shows a password', () => {
    const text = '<domain a.example>\nauth-password hunter2\nauth-password hunter3\n</domain>\n';
    for (const args of [[], ['--json']]) expect(ask('dead', args, { config: text })).not.toContain('hunter');
  });
});

describe('pmtakit coverage', () => {
  it('prints the lines of which not all is known, and how many there are of each kind', () => {
    const rows = ask('coverage').trimEnd().split('\n');
    const at = rows.indexOf('');
    const open = rows.slice(0, at).map((row) => row.split(/ {2,}/));
    expect(open).toContainEqual(['config:17:', 'not modelled', 'postmaster']);
    expect(open).toContainEqual(['config:18:', 'unknown', 'bogus']);
    expect(open.some(([place]) => place === 'config:4:')).toBe(false);
    const counts = rows.slice(at + 1).map((row) => /^(\D+?) +(\d+) of (\d+) lines$/.exec(row)?.slice(1));
    expect(counts.map((one) => one?.[0])).toEqual(['checked', 'parsed only', 'not modelled', 'unknown']);
    const [total] = new Set(counts.map((one) => Number(one?.[2])));
    expect(counts.reduce((sum, one) => sum + Number(one?.[1]), 0)).toBe(total);
  });

  it('prints counts alone where all is known', () => {
    expect(ask('coverage', [], { config: '<domain a.example>\nmax-smtp-out 1\n</domain>\n' })).toBe(
      'checked       2 of 2 lines\nparsed only   0 of 2 lines\nnot modelled  0 of 2 lines\nunknown       0 of 2 lines\n',
    );
  });

  it('gives JSON', () => {
    const { summary, lines, ...rest } = JSON.parse(ask('coverage', ['--json']));
    expect(rest).toEqual({});
    expect(Object.keys(summary)).toEqual(['checked', 'parsed-only', 'not-modelled', 'unknown']);
    expect(lines).toContainEqual({ file: 'config', line: 1, state: 'checked', name: 'include' });
    expect(lines).toContainEqual({ file: 'config', line: 17, state: 'not-modelled', name: 'postmaster' });
    expect(lines).toContainEqual({ file: 'config', line: 18, state: 'unknown', name: 'bogus' });
    expect(lines).toContainEqual({ file: 'more.conf', line: 5, state: 'checked', name: 'reply' });
    for (const state of Object.keys(summary)) {
      expect(lines.filter((one: { state: string }) => one.state === state)).toHaveLength(summary[state]);
    }
  });
});
