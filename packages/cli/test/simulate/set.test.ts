import { describe, expect, it } from 'vitest';
import { folderWith } from '../command-line.ts';
import { type GivenSetting, settingsFrom } from '../../src/simulate/settings.ts';
import { files, pmtasim, resultOf } from './pmtasim.ts';

describe('--set is written', () => {
  it.each<[string, Omit<GivenSetting, 'text'>]>([
    [
      'gmail.com max-msg-rate=5/h',
      { domain: 'gmail.com', virtualMta: undefined, directive: 'max-msg-rate', value: '5/h' },
    ],
    [
      'gmail.com/us max-msg-rate 5/h',
      { domain: 'gmail.com', virtualMta: 'us', directive: 'max-msg-rate', value: '5/h' },
    ],
    [' * Retry-After = 10m,20m ', { domain: '*', virtualMta: undefined, directive: 'retry-after', value: '10m,20m' }],
    ['/us max-smtp-out=5', { domain: undefined, virtualMta: 'us', directive: 'max-smtp-out', value: '5' }],
    ['total-max-smtp-out=5', { domain: undefined, virtualMta: undefined, directive: 'total-max-smtp-out', value: '5' }],
    [
      '* source-ip-max-msg-rate=0/0 5/h',
      { domain: '*', virtualMta: undefined, directive: 'source-ip-max-msg-rate', value: '0/0 5/h' },
    ],
  ])('%s', (text, expected) => {
    expect(settingsFrom([text])).toEqual([{ text, ...expected }]);
  });
});

/** What held the mail of the scenario back, under these settings. */
function heldBy(sets: readonly string[], more: Readonly<Record<string, string>> = {}, to = 'list.example') {
  const text = `streams: [{ volume: 300, arrival: batch, recipients: ${to} }]\n`;
  const cwd = folderWith({ ...files, 'scenario.yaml': text, ...more });
  const { binding } = resultOf(['scenario.yaml', ...sets.flatMap((set) => ['--set', set])], cwd);
  const [{ value, file, line } = { value: null, file: null, line: null }] = binding;
  return { value, place: file === null ? null : `${file}:${line}` };
}

const end = files['config']?.split('\n').length ?? 0;

describe('--set', () => {
  it.each<[string, string[], string, string]>([
    ['changes a line where it stands', ['* max-msg-rate=30/h'], '30/h', 'config:19'],
    ['adds a section at the end', ['list.example max-msg-rate=30/h'], '30/h', `config:${end + 1}`],
    ['takes an old name', ['* max-msg-per-hour=30'], '30', 'config:19'],
    [
      'sets one thing after the other',
      ['list.example max-msg-rate=30/h', 'list.example max-msg-rate=20/h'],
      '20/h',
      `config:${end + 1}`,
    ],
    ['sets it for a virtual MTA', ['list.example/one max-msg-rate=30/h'], '30/h', `config:${end + 2}`],
    ['sets it for all queues of a virtual MTA', ['/one max-smtp-msg-rate=30/h'], '30/h', `config:${end + 1}`],
  ])('%s', (_, sets, value, place) => {
    expect(heldBy(sets)).toEqual({ value, place });
  });

  it('changes lines of files that are included, in memory only', () => {
    const more = { config: 'include more.conf\n', 'more.conf': files['config'] ?? '' };
    expect(heldBy(['* max-msg-rate=30/h'], more)).toEqual({ value: '30/h', place: 'more.conf:19' });
  });

  it('changes the line of one network only', () => {
    const config = `${files['config']}<domain list.example>\nsource-ip-max-msg-rate 192.0.2.1 20/h\nsource-ip-max-msg-rate 0/0 15/h\n</domain>\n`;
    expect(heldBy(['list.example source-ip-max-msg-rate=0/0 5/h'], { config })).toMatchObject({
      value: '192.0.2.1 20/h',
    });
    expect(heldBy(['list.example source-ip-max-msg-rate=192.0.2.1 5/h'], { config })).toMatchObject({
      value: '192.0.2.1 5/h',
    });
  });

  it('tells where a stronger line wins', () => {
    const cwd = folderWith(files);
    const { stderr, code } = pmtasim(['run', 'scenario.yaml', '--set', 'slow.example max-msg-rate=500/h'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toBe(
      "pmtasim: --set 'slow.example max-msg-rate=500/h' does not hold for two: config:15:9 says max-msg-rate 10/h; " +
        'to set it there, name the virtual MTA, as in slow.example/two\n',
    );
  });

  it('tells when it ends up in a section that is not closed', () => {
    const config = `${files['config']}<virtual-mta three>\n`;
    const cwd = folderWith({ ...files, config });
    const { stderr } = pmtasim(['run', 'scenario.yaml', '--set', 'list.example max-msg-rate=500/h'], { cwd });
    expect(stderr).toContain('does not hold for {default}, one, two: config:19:5 says max-msg-rate 120/h');
    const bare = folderWith({ ...files, config: '<virtual-mta three>\n' });
    expect(pmtasim(['run', 'scenario.yaml', '--set', 'a.example max-msg-rate=5/h'], { cwd: bare }).stderr).toMatch(
      /does not hold for \{default\}: nothing sets it there; close the section/,
    );
  });

  it.each<[string, RegExp]>([
    ['max-msg-rate', /--set is written 'DOMAIN DIRECTIVE=VALUE'/],
    ['a.example max-msg-rte=5/h', /<domain> has no max-msg-rte; did you mean max-msg-rate\?/],
    ['a.example max-msg-rate=soon', /soon is no rate; expected a rate such as/],
    ['a.example max-msg-rate=5/h 6/h', /more values than it takes/],
    ['a.example source-ip-max-msg-rate=0/0', /a value is missing/],
    ['max-msg-rate=5/h', /belongs into a <domain>/],
    ['$nope max-msg-rate=5/h', /no domain-macro is called nope/],
    ['a.example/tow max-msg-rate=5/h', /no virtual MTA is called tow; did you mean two\?/],
    ['/one smtp-source-host=192.0.2.9 a.example', /may stand several times/],
  ])('does not take %s', (set, expected) => {
    const { code, stderr } = pmtasim(['run', 'scenario.yaml', '--set', set], { cwd: folderWith(files) });
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
