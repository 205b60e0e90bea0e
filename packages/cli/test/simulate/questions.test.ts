/** `compare`, `sweep` and `trace`. */
import { describe, expect, it } from 'vitest';
import { folderWith } from '../command-line.ts';
import { variantsOf } from '../../src/simulate/variants.ts';
import { config, files, pmtasim } from './pmtasim.ts';

const slower = config.replace('120/h', '60/h');
const named = ['--scenario', 'scenario.yaml'];

describe('pmtasim compare', () => {
  const compare = (args: readonly string[], options = {}) =>
    pmtasim(['compare', ...args], { cwd: folderWith({ ...files, slower }), ...options });

  it('ends with 0 when both come to the same', () => {
    const { code, stdout } = compare(['config', 'config', ...named]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Comparison\nBoth runs came to the same.\n' });
  });

  it('tells what differs, for thresholds, domains, queues and virtual MTAs', () => {
    const { code, stdout, stderr } = compare(['config', 'slower', ...named]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^list\.example drain < 9h +passed +FAILED$/m);
    expect(stdout).toMatch(/^drain +8h +16h +\+8h$/m);
    expect(stdout).toMatch(/^list\.example\/one .*held back by max-msg-rate 120\/h -> max-msg-rate 60\/h$/m);
  });

  it('gives JSON', () => {
    const { stdout } = compare(['config', 'slower', ...named, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ sameTraffic: true, domains: [{ name: 'list.example' }] });
  });

  it('takes the starter scenario of the old one, and one of both from standard input', () => {
    const { code, stderr } = compare(['config', '-'], { input: config });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('no scenario is named') });
  });

  it.each([
    [['config'], /missing required argument/],
    [['config', 'slower', '--config', 'config'], /takes both configurations as arguments/],
    [['-', '-'], /only one configuration/],
    [['config', 'no.conf'], /no\.conf: no such file/],
  ])('does not take %s', (args, expected) => {
    const { code, stderr } = compare(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});

describe('the variants of a sweep', () => {
  it.each<[readonly string[], string[]]>([
    [['a.example max-msg-rate=1/h, 2/h'], ['a.example max-msg-rate=1/h', 'a.example max-msg-rate=2/h']],
    [['* retry-after=10m,20m;1h'], ['* retry-after=10m,20m', '* retry-after=1h']],
    [['/one max-smtp-out=1,1'], ['/one max-smtp-out=1']],
    [
      ['a.example/one max-msg-rate=1/h,2/h', 'total-max-smtp-out=5,6'],
      [
        'a.example/one max-msg-rate=1/h, total-max-smtp-out=5',
        'a.example/one max-msg-rate=1/h, total-max-smtp-out=6',
        'a.example/one max-msg-rate=2/h, total-max-smtp-out=5',
        'a.example/one max-msg-rate=2/h, total-max-smtp-out=6',
      ],
    ],
  ])('of %s', (sets, names) => {
    expect(variantsOf(sets).map(({ name }) => name)).toEqual(names);
  });
});

describe('pmtasim sweep', () => {
  const values = ['--set', '* max-msg-rate=60/h,120/h,250/h'];
  const sweep = (args: readonly string[]) => pmtasim(['sweep', 'scenario.yaml', ...args], { cwd: folderWith(files) });

  it('has a row for each variant', () => {
    const { code, stdout, stderr } = sweep(values);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = [...stdout.matchAll(/^(\* max-msg-rate=\S+) +(\d of 1) .* (max-msg-rate \S+)$/gm)];
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['* max-msg-rate=60/h', '1 of 1', 'max-msg-rate 60/h'],
      ['* max-msg-rate=120/h', '0 of 1', 'max-msg-rate 120/h'],
      ['* max-msg-rate=250/h', '0 of 1', 'max-msg-rate 250/h'],
    ]);
  });

  it('gives the same with one thread and with several', () => {
    const [one, three] = ['1', '3'].map((jobs) => sweep([...values, '--json', '--jobs', jobs]).stdout);
    expect(one).toBe(three);
    expect(JSON.parse(one ?? '')).toHaveLength(3);
  });

  it.each<[readonly string[], RegExp]>([
    [[], /name what is to vary/],
    [['--set', '* max-msg-rate=60/h,'], /a value is empty/],
    [['--set', '* max-msg-rate=60/h,soon'], /soon is no rate/],
    [['--set', `* max-smtp-out=${Array.from({ length: 1001 }, (_, index) => index + 1).join()}`], /1001 variants/],
    [[...values, '--jobs', '0'], /--jobs is a number from 1 on/],
  ])('does not take %s', (args, expected) => {
    const { code, stderr } = sweep(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });

  it('tells what a thread cannot read', () => {
    const cwd = folderWith({ config, 's.yaml': 'streams: [{ messages: no.csv }]\n' });
    const { code, stderr } = pmtasim(['sweep', 's.yaml', ...values, '--jobs', '2'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'pmtasim: no.csv: no such file; check the path\n' });
  });
});

describe('pmtasim trace', () => {
  const receivers = `receivers:
  - domains: list.example
    model: { greylisting: 5m }
`;
  const away = '{ refusals: { unknown: 100% } }';
  const trace = (args: readonly string[], background?: string) =>
    pmtasim(['trace', ...(background === undefined ? [] : ['s.yaml']), '--from', 'a@example.com', ...args], {
      cwd: folderWith({ ...files, 's.yaml': background ?? '' }),
    });
  const to = (domain: string): string[] => ['--rcpt', `b@${domain}`];
  const story = (stdout: string): string[] => stdout.split('\n').filter((line) => /^\d\d:/.test(line));

  it('shows each step with its line, and what happens to the message', () => {
    const { code, stdout, stderr } = trace(to('list.example'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ +config:2:5, in <source 127\.0\.0\.1>$/m);
    expect(stdout).toMatch(/^queue +list\.example\/one$/m);
    expect(story(stdout)).toEqual([
      '00:00:00  comes in',
      expect.stringMatching(/^00:00:00 {2}is delivered in list\.example\/one from 192\.0\.2\.1 at \S+: 250 /),
    ]);
  });

  it('waits behind other mail, and tells the limit that held it', () => {
    const { stdout } = trace([...to('list.example'), '--at', '1m'], files['scenario.yaml']);
    expect(story(stdout)).toEqual(['00:01:00  comes in', expect.stringMatching(/^08:00:00 {2}is delivered/)]);
    expect(stdout).toMatch(/^ *100% +08:00:00 +max-msg-rate 120\/h +config:19$/m);
  });

  it('tells each attempt with its reply', () => {
    const { code, stdout } = trace(to('list.example'), files['scenario.yaml'] + receivers);
    expect(code).toBe(0);
    expect(story(stdout).map((line) => line.slice(10, 22))).toEqual(['comes in', 'is put off i', 'is delivered']);
    expect(stdout).toMatch(/is put off .*: 4\d\d /);
  });

  it('ends with 1 when the message is given up or refused', () => {
    const background = files['scenario.yaml'] + receivers.replace('{ greylisting: 5m }', away);
    const given = trace(to('list.example'), background);
    expect({ code: given.code, story: story(given.stdout)[1] }).toEqual({
      code: 1,
      story: expect.stringContaining('is given up'),
    });
    const refused = trace([...to('list.example'), '--source', '203.0.113.9']);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('the message does not come in');
    expect(refused.stdout).not.toContain('In the simulation');
  });

  it('gives JSON', () => {
    const { stdout } = trace([...to('list.example'), '--json', '--set', 'list.example max-msg-rate=5/h']);
    expect(JSON.parse(stdout)).toMatchObject({
      route: { virtualMta: 'one' },
      events: [{ type: 'r' }, { type: 'd', time: 0 }],
    });
  });

  it.each<[readonly string[], RegExp]>([
    [['--rcpt', 'nobody'], /--rcpt nobody: is no address/],
    [[...to('a.example'), '--at', 'noon'], /--at is a time such as/],
    [[...to('a.example'), '--header', 'x'], /--header is written/],
    [[], /required option/],
  ])('does not take %s', (args, expected) => {
    const { code, stderr } = trace(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});
