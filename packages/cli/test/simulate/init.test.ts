import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../simulator/src/scenario/read-scenario.ts';
import { folderWith } from '../command-line.ts';
import { config, files, pmtasim, resultOf, root } from './pmtasim.ts';

function init(text: string): string {
  const { code, stdout, stderr } = pmtasim(['init'], { cwd: folderWith({ config: text }) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readScenario(stdout, 'starter').problems).toEqual([]);
  return stdout;
}

const streamsIn = (text: string) => readScenario(text, 'starter').scenario?.streams ?? [];

describe('pmtasim init', () => {
  it('has a stream for each virtual MTA, and the domains that sections name', () => {
    const streams = streamsIn(init(config));
    expect(streams.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(streams.map((stream) => (stream.kind === 'made-up' ? stream.recipients.domains.slice(0, 2) : []))).toEqual([
      ['shop.example', 'slow.example'],
      ['shop.example', 'slow.example'],
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['a mix of providers where none is named', config.replace(/<domain s[^]*?<\/domain>/g, ''), ['gmail.com']],
    ['no domains whose mail is dropped', `${config}<domain a.example>\ntype discard\n</domain>\n`, ['shop.example']],
    ['no names of queues', `${config}<domain a.rollup>\nmax-msg-rate 5/h\n</domain>\n`, ['shop.example']],
  ])('has %s', (_, text, domains) => {
    const [stream] = streamsIn(init(text));
    expect(stream?.kind === 'made-up' ? stream.recipients.domains.slice(0, 1) : []).toEqual(domains);
  });

  it.each<[string, string, object]>([
    ['the server itself', '<source 127.0.0.1>\nalways-allow-relaying yes\n</source>\n', { address: { version: 4 } }],
    [
      'a user',
      '<smtp-user 7>\nsource {auth}\n</smtp-user>\n<source {auth}>\nalways-allow-relaying yes\n</source>\n<source 0/0>\nalways-allow-relaying no\n</source>\n',
      { user: '7' },
    ],
    [
      'an address',
      '<source 192.0.2.0/24>\nalways-allow-relaying yes\ndefault-virtual-mta a\n</source>\n<source 0/0>\nalways-allow-relaying no\n</source>\n<virtual-mta a>\n</virtual-mta>\n',
      { address: { address: BigInt(0xc0_00_02_00) } },
    ],
  ])('sends from %s where that may', (_, text, client) => {
    expect(streamsIn(init(text))[0]?.client).toMatchObject(client);
  });

  it.each([
    'agency/pmta.conf',
    'platform/config',
    'regional-sender/config',
    'small-sender/pmta.conf',
    'demo/pmta.conf',
  ])('gives mail that is taken, for %s', (name) => {
    const { total } = resultOf(['--config', `fixtures/${name}`], root);
    expect(total.refused).toBe(0);
    expect(total.delivered).toBeGreaterThan(0);
  });

  it('writes a new file and never over one', () => {
    const cwd = folderWith(files);
    expect(pmtasim(['init', 'new.yaml'], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, 'new.yaml'), 'utf8')).toBe(pmtasim(['init'], { cwd }).stdout);
    const { code, stderr } = pmtasim(['init', 'new.yaml'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'pmtasim: new.yaml: is there already, and is not written over; name another file\n',
    });
  });
});
