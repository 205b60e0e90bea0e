import type { SettingJson } from '../src/commands/settings.ts';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';
import { config, lineOf } from './configurations.ts';

function show(queue: string, args: readonly string[] = [], text = config) {
  return run('pmtakit', ['show', 'settings', queue, ...args], { cwd: folderWith({ config: text }) });
}

/** The value that a setting is printed with. */
function shown(queue: string, name: string, text = config): string | undefined {
  const [, queueSettings = ''] = show(queue, [], text).stdout.split('\n\n');
  const line = queueSettings.split('\n').find((one) => one.startsWith(`${name} `));
  return line?.slice(name.length + 1);
}

describe('pmtakit show settings prints', () => {
  it('two sections, the type first, then all names in the order of the alphabet', () => {
    const { code, stdout, stderr } = show('example.com/us');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [virtualMta = '', queue = ''] = stdout.split('\n\n');
    expect(virtualMta.split('\n')).toEqual([
      'Virtual MTA Settings',
      '--------------------',
      'max-smtp-msg-rate 1000/h',
      'max-smtp-out unlimited',
    ]);
    const [title, rule, type, ...rows] = queue.trimEnd().split('\n');
    expect([title, rule, type]).toEqual(['Queue Settings', '--------------', 'type smtp']);
    const names = rows.map((row) => row.split(' ')[0] ?? '');
    expect(names).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(80);
    for (const row of rows) expect(row).toMatch(/^[a-z0-9.-]+ \S/);
  });

  it.each<[string, string, string, string]>([
    ['the value of the virtual MTA', 'example.com/us', 'max-msg-rate', '100/h'],
    ['that of its pool', 'example.com/eu', 'max-msg-rate', '200/h'],
    ['that of the top level', 'example.com/fresh', 'max-msg-rate', '400/h'],
    ['that of the top level when no virtual MTA is named', 'example.com', 'max-msg-rate', '400/h'],
    ['the same for {default}', 'example.com/{default}', 'max-msg-rate', '400/h'],
    ['the same for capitals', 'Example.COM/EU', 'max-msg-rate', '200/h'],
    ['the same for a final dot', 'example.com./eu', 'max-msg-rate', '200/h'],
    ['what a macro stands for', 'example.net/fresh', 'max-msg-rate', '300/h'],
    ['a default', 'example.com/us', 'bounce-after', '4d12h'],
    ['true as yes', 'example.com/us', 'use-starttls', 'yes'],
    ['a default of false as no', 'example.com/us', 'dkim-sign', 'no'],
    ['a text in quotes', 'shared.queue', 'smtp-hosts', '"mx.example.org"'],
    ['a name in quotes', 'shared.queue', 'reroute-to-virtual-mta', '"eu"'],
    ['a word of a list without', 'example.com', 'dkim-algorithm', 'rsa-sha256'],
    ['a text that nothing sets as an empty one', 'example.com', 'smtp-hosts', '""'],
    ['a password as stars', 'example.com/us', 'auth-password', '"****"'],
    ['the normal value of backoff mode', 'example.com/us', 'backoff-max-msg-rate', '100/h'],
    ['an old name as the new one', 'old.example.org', 'max-msg-rate', '500/h'],
  ])('%s', (_, queue, name, value) => {
    expect(shown(queue, name)).toBe(value);
  });

  it('quotes as they are written', () => {
    expect(shown('a.example', 'queue-to', '<domain a.example>\nqueue-to "x.queue"\n</domain>\n')).toBe('"x.queue"');
    expect(shown('a.example', 'queue-to', '<domain a.example>\nqueue-to ""\n</domain>\n')).toBe('""');
  });

  it('a limit for each network, and none where there is none', () => {
    expect(show('example.com').stdout.match(/^source-ip-max.*$/gm)).toEqual([
      'source-ip-max-smtp-out 192.0.2.0/24 3',
      'source-ip-max-smtp-out 192.0.2.11 1',
    ]);
    expect(show('other.example').stdout).not.toMatch(/^source-ip/m);
  });

  it('a data rate of the virtual MTA where one is set', () => {
    const text = '<virtual-mta v>\nmax-smtp-data-volume-rate 10M/h\nmax-smtp-out 7\n</virtual-mta>\n';
    const [section] = show('a.example/v', [], text).stdout.split('\n\n');
    expect(section?.split('\n').slice(2)).toEqual([
      'max-smtp-data-volume-rate 10M/h',
      'max-smtp-msg-rate unlimited',
      'max-smtp-out 7',
    ]);
  });

  it('nothing that the release does not know', () => {
    expect(show('example.com', ['--pmta-version', '4.5']).stdout).not.toContain('use-dane');
    expect(show('example.com', ['--pmta-version', '5.0']).stdout).toContain('\nuse-dane no\n');
  });

  it('no control characters', () => {
    const text = '<domain a.example>\nsmtp-pattern-list "\u001B[31m"\n</domain>\n';
    expect(show('a.example', [], text).stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('pmtakit show settings tells where mail is moved', () => {
  it('on standard error', () => {
    const line = (start: string): string => `config:${lineOf(config, start)}:5`;
    const { code, stdout, stderr } = show('example.net/us');
    expect(code).toBe(0);
    expect(stderr).toBe(
      `pmtakit: mail for example.net/us ends up in shared.queue/eu: mail for example.net is put into the queue shared.queue, ${line('queue-to')}; mail of us is moved to eu, ${line('reroute')}\n`,
    );
    expect(stdout).toContain('\nqueue-to "shared.queue"\n');
  });

  it('in a circle', () => {
    const text = `<virtual-mta a>\n<domain *>\nreroute-to-virtual-mta b\n</domain>\n</virtual-mta>
<virtual-mta b>\n<domain *>\nreroute-to-virtual-mta a\n</domain>\n</virtual-mta>\n`;
    expect(show('a.example/a', [], text).stderr).toContain('mail for a.example/a goes round in a circle: ');
    expect(JSON.parse(show('a.example/a', ['--json'], text).stdout)).toMatchObject({ movedTo: null });
  });
});

describe('pmtakit show settings --json', () => {
  it('has every setting', () => {
    const { stdout, stderr, code } = show('example.com/us', ['--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { queue, settings, virtualMtaSettings, movedTo, ...rest } = JSON.parse(stdout);
    expect({ queue, movedTo, rest }).toEqual({
      queue: { domain: 'example.com', virtualMta: 'us' },
      movedTo: null,
      rest: {},
    });
    const named = (name: string): unknown => settings.find((one: SettingJson) => one.name === name);
    const at = (start: string, nth?: number) => ({ file: 'config', line: lineOf(config, start, nth) });
    expect(named('max-msg-rate')).toEqual({
      name: 'max-msg-rate',
      value: '100/h',
      isDefault: false,
      origin: { ...at('max-msg-rate'), column: 9 },
      shadowed: [
        { value: '200/h', ...at('max-msg-rate 200/h'), column: 9 },
        { value: '400/h', ...at('max-msg-rate 400/h'), column: 5 },
        { value: '300/h', ...at('max-msg-rate 300/h'), column: 5 },
      ],
      assumptions: ['resolution'],
    });
    expect(named('bounce-after')).toEqual({
      name: 'bounce-after',
      value: '4d12h',
      isDefault: true,
      origin: null,
      shadowed: [],
      assumptions: [],
    });
    expect(named('smtp-hosts')).toMatchObject({ value: null, isDefault: true, origin: null });
    expect(named('auth-password')).toMatchObject({ value: '****', isDefault: false });
    expect(named('use-starttls')).toMatchObject({ value: 'true' });
    expect(virtualMtaSettings).toEqual([
      {
        name: 'max-smtp-msg-rate',
        value: '1000/h',
        isDefault: false,
        origin: { ...at('max-smtp-msg-rate'), column: 5 },
        shadowed: [],
        assumptions: [],
      },
      { name: 'max-smtp-out', value: 'unlimited', isDefault: true, origin: null, shadowed: [], assumptions: [] },
    ]);
  });

  it('has a setting once for each network', () => {
    const { settings } = JSON.parse(show('example.com', ['--json']).stdout);
    const found = settings.filter((one: SettingJson) => one.name === 'source-ip-max-smtp-out');
    expect(found).toMatchObject([{ value: '192.0.2.0/24 3' }, { value: '192.0.2.11 1' }]);
  });

  it('gives lines with an old name as written', () => {
    const { settings } = JSON.parse(show('old.example.org', ['--json']).stdout);
    expect(settings.find((one: SettingJson) => one.name === 'max-msg-rate')).toEqual({
      name: 'max-msg-rate',
      value: '500',
      oldName: 'max-msg-per-hour',
      isDefault: false,
      origin: { file: 'config', line: lineOf(config, 'max-msg-per-hour'), column: 5 },
      shadowed: [],
      assumptions: [],
    });
  });

  it('knows where mail is moved, and says nothing beside', () => {
    const { stdout, stderr } = show('example.net/us', ['--json']);
    expect(JSON.parse(stdout)).toMatchObject({ movedTo: { domain: 'shared.queue', virtualMta: 'eu' } });
    expect(stderr).toBe('');
  });

  it('never shows a password', () => {
    for (const args of [[], ['--json']]) expect(show('example.com/us', args).stdout).not.toContain('hunter2');
  });
});

describe('pmtakit show settings refuses', () => {
  it.each<[string, string[], string]>([
    [
      'an unknown virtual MTA',
      ['example.com/nope'],
      'no virtual MTA is called nope; there are {default}, us, eu, fresh',
    ],
    ['one with a slip in it', ['example.com/fersh'], 'no virtual MTA is called fersh; did you mean fresh?'],
    ['a pool', ['example.com/both'], 'both is a pool; ask for one of its virtual MTAs: us, eu'],
    ['a pattern', ['*/us'], '* is no domain; name one, such as example.com'],
    ['a macro', ['$big'], '$big is no domain; name one, such as example.com'],
    ['an address', ['a@example.com'], 'a@example.com is no domain; name one, such as example.com'],
    ['no domain', ['/us'], 'nothing is no domain; name one, such as example.com'],
    ['no argument', [], "missing required argument 'domain[/vmta]'\nTry pmtakit --help."],
  ])('%s', (_, args, message) => {
    const result = run('pmtakit', ['show', 'settings', ...args], { cwd: folderWith({ config }) });
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: `pmtakit: ${message}\n` });
  });
});
