import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, shell } from '../command-line.ts';
import { config, files, pmtasim, resultOf, root, scenario, script } from './pmtasim.ts';

function run(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  return pmtasim(['run', ...args], { cwd: folderWith({ ...files, ...more }) });
}

const named = 'scenario.yaml';
const titles = (stdout: string): string[] => stdout.match(/(?<=^|\n\n).+/g) ?? [];

/** Mail of each virtual MTA for a domain goes to the other one. */
const circle = `${config.replace('    <domain slow', `${reroute('one')}    <domain slow`)}${reroute('two')}`;

function reroute(target: string): string {
  return `<domain list.example>\nreroute-to-virtual-mta ${target}\n</domain>\n`;
}

describe('pmtasim run', () => {
  it('tells first what passed, then totals, then the limits that held mail back, with their lines', () => {
    const { code, stdout, stderr } = run([named]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(titles(stdout).slice(0, 4)).toEqual(['Thresholds', 'Totals', 'What held mail back', 'Domains']);
    expect(stdout).toMatch(/^passed +list\.example drain < 9h +8h$/m);
    expect(stdout).toMatch(/^ *100% +max-msg-rate 120\/h +config:19 +1 +8h$/m);
    expect(stdout).toMatch(/^dkim-sign \(config:24\)$/m);
  });

  it.each<[string, string, number]>([
    ['that hold', 'list.example drain < 9h', 0],
    ['that fail', 'list.example drain < 7h', 1],
    ['that have no number', 'other.example drain < 7h', 1],
  ])('ends by its thresholds, here some %s', (_, threshold, code) => {
    const text = scenario.replace(/- list\.example drain.*/, `- ${threshold}`);
    const { code: found, stdout } = run([named], { [named]: text });
    expect(found).toBe(code);
    expect(stdout.includes('FAILED')).toBe(code === 1);
  });

  it('gives the same bytes for the same seed, and others for another one', () => {
    const random = scenario.replace('arrival: batch', 'arrival: poisson, end: 1h');
    const cwd = folderWith({ ...files, [named]: random });
    const json = (...args: string[]): string => pmtasim(['run', named, '--json', ...args], { cwd }).stdout;
    expect(json('--seed', '1')).toBe(json());
    expect(json('--seed', '2')).not.toBe(json());
  });

  it('ends at --until', () => {
    const { span, ended, total } = resultOf([named, '--until', '90m'], folderWith(files));
    expect({ span, ended, left: total.left }).toEqual({ span: 5_400_000, ended: 'until', left: 760 });
  });

  it('reads the configuration as other commands do', () => {
    const cwd = folderWith({
      'server/pmta.conf': `include /etc/pmta/all.conf\n`,
      'copy/all.conf': config,
      [named]: scenario,
    });
    const args = [named, '--config', 'server/pmta.conf', '--map', '/etc/pmta=copy'];
    expect(resultOf(args, cwd).binding[0]).toMatchObject({ file: 'copy/all.conf', line: 19 });
    expect(resultOf([...args, '--assume', 'rate-model=gcra'], cwd).knobs.rateModel).toBe('gcra');
  });

  it('has as many rows in its tables as asked for', () => {
    const many = scenario
      .replace('list.example', "'list-{1..30}.example'")
      .replace("recipients: '", "recipients: { '")
      .replace("example' }", "example': 1 } }");
    const rows = (args: string[]): number =>
      [...run([named, ...args], { [named]: many }).stdout.matchAll(/^list-\d+\.example +\d/gm)].length;
    expect(rows([])).toBe(2 * 10);
    expect(rows(['--rows', '3'])).toBe(2 * 3);
  });

  it('says that very many messages take long, and what does not', () => {
    const many = {
      [named]: scenario.replace('volume: 1000', 'volume: 50000000, start: 2h').replace(/thresholds.*/s, ''),
    };
    const told =
      'pmtasim: 50000000 messages are followed one by one, which takes long and much memory; --fast counts them instead\n';
    expect(run([named, '--until', '3h', '--fast'], many).stderr).toBe('');
    expect(run([named, '--until', '1h'], many).stderr).not.toContain('one by one');
    const { code, stderr } = run([named, '--until', '3h', '--report', '.'], many);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${told}pmtasim: .: is a folder; name a file in it\n` });
  });

  it('makes up a scenario when none is named, and says so', () => {
    const { stdout, stderr } = run();
    expect(stderr).toBe('pmtasim: no scenario is named, so a starter scenario is made up; pmtasim init prints it\n');
    expect(stdout).toMatch(/^injected +20,000$/m);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'by its relaying',
      { [named]: scenario.replace('volume', 'client: { address: 203.0.113.9 }, volume') },
      'the client may not relay: always-allow-relaying no (config:7), and no relay-domain takes the recipient',
    ],
    [
      'by an empty configuration',
      { config: '' },
      'the client may not relay: always-allow-relaying is no, which is the default, and no relay-domain takes the recipient',
    ],
    ['since reroutes lead in a circle', { config: circle }, 'the reroutes of one end at no virtual MTA (config:30)'],
  ])('tells of mail that is not taken in %s', (_, more, reason) => {
    const { stderr, stdout } = run([named], more);
    expect(stderr).toBe(`pmtasim: 1000 of 1000 recipients were not taken in; of stream-1, ${reason}\n`);
    expect(stdout).toContain(
      `\nNot taken\nrecipients  reason${' '.repeat(reason.length - 4)}of\n     1,000  ${reason}  stream-1\n`,
    );
    const fast = run([named, '--fast'], more);
    expect(fast.stderr).toBe(stderr);
  });

  it('tells what of the scenario is about no mail, in the place where it stands', () => {
    const receivers = 'receivers: [{ domains: lost.example, model: { connections: 3 } }]\n';
    const more = { [named]: `${scenario}  - lists.example expired == 0\n${receivers}`, 'new.conf': config };
    const told = [
      'pmtasim: scenario.yaml:7: receivers[0]: no mail meets it: none goes to lost.example; did you mean list.example?',
      'pmtasim: scenario.yaml:6: lists.example expired == 0: lists.example had no mail; did you mean list.example?',
      '',
    ].join('\n');
    expect(run([named], more).stderr).toBe(told);
    const cwd = folderWith({ ...files, ...more });
    expect(pmtasim(['compare', 'config', 'new.conf', '--scenario', named], { cwd }).stderr).toBe(told);
    const set = ['--set', '* max-msg-rate=100/h,200/h', '--jobs', '1'];
    expect(pmtasim(['sweep', named, ...set], { cwd }).stderr).toBe(told);
  });

  it('tells of clients that wait for ever', () => {
    const { code, stdout, stderr } = run([named], {
      config: `total-max-smtp-in 0\nsmtp-await-slot yes\n${config}`,
      [named]: scenario.replace('volume', 'session: 1m, volume').replace(/thresholds.*/s, ''),
    });
    expect(code).toBe(0);
    expect(stderr).toBe(
      'pmtasim: 1000 of 1000 recipients did not come in, 1000 clients still waited for a connection; of stream-1, total-max-smtp-in 0 (config:1)\n',
    );
    expect(stdout).toMatch(/^ +1,000 +1,000 +total-max-smtp-in 0 \(config:1\) +stream-1$/m);
  });

  it('takes one of both files from standard input', () => {
    const cwd = folderWith(files);
    expect(pmtasim(['run', '-'], { cwd, input: scenario }).code).toBe(0);
    expect(pmtasim(['run', named, '--config', '-'], { cwd, input: config }).code).toBe(0);
  });
});

const messages = 'time,to\n0,a@list.example\n';
const played = 'streams: [{ messages: messages.csv }]\n';

describe('on a terminal', () => {
  const shown = (columns: number, more = '', cwd = folderWith(files)): string[] => {
    const line = `stty cols ${columns} && CI=1 "${process.execPath}" "${script}" run ${named} --color never ${more}`;
    return shell(`script -qec '${line}' /dev/null`, { cwd }).stdout.split(/\r?\n/);
  };

  it.runIf(hasProgram('script')).each([80, 60, 45])('each row stays on one line of %i columns', (columns) => {
    const lines = shown(columns);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    const titles = ['Queues', 'Virtual MTAs'].map((title) => lines.indexOf(title));
    expect(lines.slice(...titles)).toHaveLength(4);
    expect(lines.join(' ')).toContain('The terminal is too narrow for some columns or words');
  });

  it.skipIf(!hasProgram('script'))('nothing is left out of a wide one, or of a pipe', () => {
    const { stdout } = run([named]);
    expect(shown(200).join('\n').trimEnd()).toBe(stdout.trimEnd());
    expect(shown(40, '| cat').join('\n').trimEnd()).toBe(stdout.trimEnd());
  });
});

describe('files of messages', () => {
  it('are looked for from the folder of the scenario, and bad rows are told, counted and left out', () => {
    const cwd = folderWith({
      config,
      's/scenario.yaml': played,
      's/messages.csv': `${messages}1,nobody\n2\n3,b@list.example\n`,
    });
    const { code, stdout, stderr } = pmtasim(['run', 's/scenario.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^pmtasim: messages\.csv:3: "nobody"/),
      expect.stringMatching(/^pmtasim: messages\.csv:4: /),
      'pmtasim: messages.csv: 2 rows left out, 2 messages played',
      '',
    ]);
    expect(stdout).toMatch(/^injected +2$/m);
  });

  it('tells bad rows in their order, and where it looked for what is missing', () => {
    const rows = {
      config,
      [named]: played,
      'messages.csv': `${messages}1,nobody\n2,b@list.example\n"3,c@list.example\n`,
    };
    const { stderr } = pmtasim(['run', named], { cwd: folderWith(rows) });
    expect([...stderr.matchAll(/messages\.csv:(\d+)/g)].map(([, line]) => line)).toEqual(['3', '5']);
    const lost = pmtasim(['run', 's/scenario.yaml'], { cwd: folderWith({ config, 's/scenario.yaml': played }) });
    expect(lost.stderr).toBe('pmtasim: s/messages.csv: no such file; check the path\n');
  });

  it('of all kinds run', () => {
    const { code, stdout } = pmtasim(
      ['run', 'fixtures/traffic/replay.json', '--config', 'fixtures/small-sender/pmta.conf'],
      { cwd: root },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^injected +10$/m);
  });
});

describe('what is wrong', () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no such scenario', ['no.yaml'], {}, /^pmtasim: no\.yaml: no such file/],
    [
      'several mistakes in a scenario',
      [named],
      { [named]: 'streams:\n  - { volum: 5 }\nsed: 1\n' },
      /^pmtasim: scenario\.yaml:2:5: streams\[0\]: [^]*\nscenario\.yaml:2:7: streams\[0\]\.volum: [^]*\nscenario\.yaml:3:1: sed: /,
    ],
    ['text that is no YAML', [named], { [named]: 'streams: [' }, /^pmtasim: scenario\.yaml:1:\d+: is no YAML/],
    [
      'a receiver that nobody knows',
      [named],
      { [named]: `${scenario}receivers:\n  - { domains: a.example, model: gogle }\n` },
      /^pmtasim: scenario\.yaml:7: receivers\[0\]\.model/,
    ],
    ['a file of messages that is not there', [named], { [named]: played }, /^pmtasim: messages\.csv: no such file/],
    [
      'a folder of messages',
      [named],
      { [named]: played, 'messages.csv/a': '' },
      /^pmtasim: messages\.csv: is a folder/,
    ],
    [
      'a pipe of messages, which would have to be read twice',
      [named],
      { [named]: played.replace('messages.csv', '/dev/stdin') },
      /^pmtasim: \/dev\/stdin: is no regular file/,
    ],
    [
      'messages from the web',
      [named],
      { [named]: played.replace('messages.csv', "'https://a.example/m.csv'") },
      /^pmtasim: https:\/\/a\.example\/m\.csv: no such file/,
    ],
    [
      'an accounting file without types',
      [named],
      { [named]: played.replace('messages:', 'accounting:'), 'messages.csv': 'hello\nworld\n' },
      /^pmtasim: messages\.csv: other records left out: 1 without a type\n/,
    ],
    [
      'an empty file of messages',
      [named],
      { [named]: played, 'messages.csv': '' },
      /^pmtasim: messages\.csv: has no message in it\n/,
    ],
    [
      'a folder for a scenario',
      ['s'],
      { 's/x.yaml': scenario },
      /^pmtasim: s: is a folder; name the file of the scenario\n$/,
    ],
    [
      'a configuration for a scenario',
      ['config'],
      {},
      /^pmtasim: config:1:1: is a configuration of PowerMTA and no scenario; name it with --config, .*\n$/,
    ],
    [
      'two documents',
      [named],
      { [named]: `${scenario}---\nstreams: []\n` },
      /^pmtasim: scenario\.yaml:6:1: begins a second document; a scenario is one, so take it away\n$/,
    ],
    [
      'a long text that is no YAML',
      [named],
      { [named]: `name\n# of this\n${'some words\n'.repeat(50)}` },
      /^(?:(?:pmtasim: )?scenario\.yaml:\d+:\d+: is no YAML: .{1,123}\n){1,3}$/,
    ],
    [
      'a time of a million years',
      [named],
      { [named]: `until: 365000000d\n${scenario}` },
      /^pmtasim: scenario\.yaml:1:1: until: is longer than a thousand years\n$/,
    ],
    [
      'a file without messages',
      [named],
      { [named]: played, 'messages.csv': 'time,to\n' },
      /pmtasim: scenario\.yaml: it has no messages; look at/,
    ],
    [
      'mail that comes too late',
      [named, '--until', '1h'],
      { [named]: scenario.replace('volume', 'start: 2h, volume') },
      /^pmtasim: scenario\.yaml: no message comes in the first 3600 seconds/,
    ],
    ['no configuration', [named, '--config', 'no.conf'], {}, /^pmtasim: no\.conf: no such file/],
    ['standard input for both', ['-', '--config', '-'], {}, /^pmtasim: configuration and scenario cannot both/],
    ['no number for a seed', [named, '--seed', 'x'], {}, /^pmtasim: --seed is a whole number up to 4294967295, not x/],
    ['a seed that is too large', [named, '--seed', '4294967296'], {}, /^pmtasim: --seed/],
    ['no time for the end', [named, '--until', 'soon'], {}, /^pmtasim: --until is a time such as/],
    ['no rows', [named, '--rows', '0'], {}, /^pmtasim: --rows is a number from 1 on, not 0/],
    ['an option that there is not', [named, '--sead', '1'], {}, /^pmtasim: unknown option/],
  ])('%s is told in one line each, without a stack', (_, args, more, expected) => {
    const { code, stdout, stderr } = run(args, more);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^ +at |an error of ours/m);
  });
});
