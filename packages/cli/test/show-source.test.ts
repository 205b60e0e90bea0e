import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';
import { config, lineOf } from './configurations.ts';

function show(args: readonly string[], text = config) {
  return run('pmtakit', ['show', 'source', ...args], { cwd: folderWith({ config: text }) });
}

function sections(args: readonly string[]): string[] {
  const { code, stdout, stderr } = show(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n\n')[0]?.split('\n').slice(2) ?? [];
}

function shown(args: readonly string[], name: string): string | undefined {
  const lines = show(args).stdout.split('\n');
  return lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
}

const at = (start: string): string => `config:${lineOf(config, start)}:1`;
const everybody = '<source 0/0>';
const network = '<source 192.0.2.0/24>';

describe('pmtakit show source prints', () => {
  it.each<[string, string[], string[][]]>([
    ['the section of any address', ['203.0.113.9'], [[everybody, 'by the address']]],
    [
      'the narrower network first',
      ['192.0.2.7'],
      [
        [network, 'by the address'],
        [everybody, 'by the address'],
      ],
    ],
    ['that of all addresses for IPv6 too', ['2001:db8::1'], [[everybody, 'by the address']]],
    [
      'that of a listener above those of the address',
      ['192.0.2.7', '--listener', '198.51.100.1:25'],
      [
        ['<source gate>', 'by the listener'],
        [network, 'by the address'],
        [everybody, 'by the address'],
      ],
    ],
    [
      'nothing more for a listener without a source',
      ['203.0.113.9', '--listener', '198.51.100.1:587'],
      [[everybody, 'by the address']],
    ],
    [
      'that of a user above all',
      ['203.0.113.9', '--listener', '198.51.100.1:25', '--user', 'bob'],
      [
        ['<source {auth}>', 'by the user'],
        ['<source gate>', 'by the listener'],
        [everybody, 'by the address'],
      ],
    ],
    [
      'that of the listener above the user when it is told to',
      ['203.0.113.9', '--listener', '198.51.100.1:25', '--user', 'bob', '--assume', 'named-sources=listener-over-user'],
      [
        ['<source gate>', 'by the listener'],
        ['<source {auth}>', 'by the user'],
        [everybody, 'by the address'],
      ],
    ],
  ])('%s', (_, args, wanted) => {
    const rows = sections(args).map((row) => row.split(/ {2,}/));
    expect(rows).toEqual(wanted.map(([section = '', by = '']) => [section, by, at(section)]));
  });

  it('that none applies', () => {
    expect(show(['192.0.2.1'], '').stdout).toMatch(/^Source Sections\n-+\nnone applies\n\nSource Settings\n-+\n/);
  });

  it.each<[string, string[], string, string]>([
    ['what the narrower network says', ['192.0.2.7'], 'always-allow-relaying', 'yes'],
    ['what the wider one says', ['203.0.113.9'], 'always-allow-relaying', 'no'],
    ['what is inherited from the wider one', ['192.0.2.7'], 'default-virtual-mta', '"both"'],
    ['what the user has', ['203.0.113.9', '--user', 'bob'], 'bcc', '"archive@example.com"'],
    ['a default', ['203.0.113.9'], 'max-message-hops', '100'],
  ])('%s', (_, args, name, value) => {
    expect(shown(args, name)).toBe(value);
  });

  it('what holds for the pickup directory', () => {
    const text =
      '<source {pickup}>\nadd-date-header yes\n</source>\n<source 0/0>\nadd-message-id-header yes\n</source>\n';
    const { stdout, code } = show(['--pickup'], text);
    expect(stdout).toContain('<source {pickup}>  for the pickup directory  config:1:1\n\n');
    expect(stdout).toContain('\nadd-date-header yes\n');
    expect(stdout).toContain('\nadd-message-id-header no\n');
    expect(code).toBe(0);
  });
});

describe('pmtakit show source --json', () => {
  it('has the client, its sections and all settings', () => {
    const { stdout, stderr, code } = show(['192.0.2.7', '--user', 'bob', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { client, sections: found, settings, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({});
    expect(client).toEqual({ address: '192.0.2.7', listener: null, user: 'bob', pickup: false });
    const place = (start: string) => ({ file: 'config', line: lineOf(config, start), column: 1 });
    expect(found).toEqual([
      { section: '<source {auth}>', by: 'user', ...place('<source {auth}>') },
      { section: network, by: 'address', ...place(network) },
      { section: everybody, by: 'address', ...place(everybody) },
    ]);
    expect(settings.find((one: { name: string }) => one.name === 'always-allow-relaying')).toEqual({
      name: 'always-allow-relaying',
      value: 'true',
      isDefault: false,
      origin: { file: 'config', line: lineOf(config, 'always-allow-relaying true'), column: 5 },
      shadowed: [
        { value: 'yes', file: 'config', line: lineOf(config, 'always-allow-relaying yes'), column: 5 },
        { value: 'no', file: 'config', line: lineOf(config, 'always-allow-relaying no'), column: 5 },
      ],
      assumptions: [],
    });
  });
});

describe('pmtakit show source refuses', () => {
  it.each<[string, string[], string]>([
    ['no address', [], 'name the address of a client, or --pickup'],
    ['a name for an address', ['localhost'], 'localhost is no IP address, such as 192.0.2.7'],
    ['a network', ['192.0.2.0/24'], '192.0.2.0/24 is no IP address, such as 192.0.2.7'],
    [
      'a port alone',
      ['192.0.2.7', '--listener', '25'],
      '25 is no local address with its port, such as 192.0.2.1:25 or [::1]:25',
    ],
    [
      'a listener that is none',
      ['192.0.2.7', '--listener', '198.51.100.1:26'],
      'no smtp-listener is at 198.51.100.1:26',
    ],
    ['an unknown user', ['192.0.2.7', '--user', 'bobb'], 'no <smtp-user> is called bobb; did you mean bob?'],
    ['an address of the pickup directory', ['192.0.2.7', '--pickup'], '--pickup goes alone: it is no connection'],
  ])('%s', (_, args, message) => {
    expect(show(args)).toMatchObject({ code: 2, stdout: '', stderr: `pmtakit: ${message}\n` });
  });
});
