import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';
import { lineOf } from './configurations.ts';

const config = `<source 0/0>
    default-virtual-mta both
</source>
<virtual-mta us>
    smtp-source-host 192.0.2.11 us.example.com
    max-smtp-out 30
</virtual-mta>
<virtual-mta eu>
    smtp-source-host 192.0.2.12 eu.example.com
</virtual-mta>
<virtual-mta-pool both>
    virtual-mta us
    virtual-mta eu
</virtual-mta-pool>
<domain a.example>
    max-smtp-out 4
    max-msg-rate 100/h
</domain>
<domain b.example>
    max-data-volume-rate 10M/h
    max-smtp-out 1000
</domain>
`;

function limits(args: readonly string[], text = config) {
  return run('pmtakit', ['limits', ...args], { cwd: folderWith({ config: text }) });
}

const [rateLine, outLine] = [lineOf(config, 'max-msg-rate'), lineOf(config, 'max-smtp-out 4')];

describe('pmtakit limits', () => {
  it('prints a row for each domain that a section names', () => {
    const { code, stdout, stderr } = limits([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = stdout.split('\n\n')[0]?.split('\n') ?? [];
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['domain', 'per second', 'per hour', 'per day', 'connections', 'limited by'],
      [
        'a.example',
        '200',
        '200',
        '4800',
        '8',
        `max-msg-rate 100/h (config:${rateLine}:5); max-smtp-out 4 (config:${outLine}:5)`,
      ],
      [
        'b.example',
        'unlimited',
        'unlimited',
        'unlimited',
        '1030',
        expect.stringContaining('max-smtp-out 1000 (config:'),
      ],
    ]);
    expect(stdout).toMatch(/\nThis rests on an assumption: .* Assumed is rate-model=window\.\n$/);
  });

  it('ends numbers of a column below each other', () => {
    expect(
      limits([])
        .stdout.split('\n')
        .slice(0, 3)
        .map((row) => row.slice(0, 59)),
    ).toEqual([
      'domain     per second   per hour    per day  connections  l',
      'a.example         200        200       4800            8  m',
      'b.example   unlimited  unlimited  unlimited         1030  m',
    ]);
  });

  it('prints every limit of one domain', () => {
    const rows = limits(['A.example']).stdout.split('\n\n')[1]?.split('\n') ?? [];
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['queue', 'per second', 'per hour', 'per day', 'connections', 'limit'],
      ['a.example/us', '100', '100', '2400', 'unlimited', `max-msg-rate 100/h, config:${rateLine}:5`],
      ['a.example/us', 'unlimited', 'unlimited', 'unlimited', '4', `max-smtp-out 4, config:${outLine}:5`],
      [
        'a.example/us',
        'unlimited',
        'unlimited',
        'unlimited',
        '30',
        `max-smtp-out 30, config:${lineOf(config, 'max-smtp-out 30')}:5`,
      ],
      ['a.example/eu', '100', '100', '2400', 'unlimited', `max-msg-rate 100/h, config:${rateLine}:5`],
      ['a.example/eu', 'unlimited', 'unlimited', 'unlimited', '4', `max-smtp-out 4, config:${outLine}:5`],
      ['all queues', 'unlimited', 'unlimited', 'unlimited', '1200', 'total-max-smtp-out 1200, the default'],
    ]);
  });

  it('counts rates as it is told to', () => {
    const { stdout } = limits(['a.example', '--assume', 'rate-model=gcra']);
    expect(stdout).toContain('Assumed is rate-model=gcra.');
    expect(stdout).not.toBe(limits(['a.example']).stdout);
  });

  it('counts data when it knows how big a message is', () => {
    const { domains } = JSON.parse(limits(['b.example', '--message-size', '1048576', '--json']).stdout);
    expect(domains).toMatchObject([{ perHour: 20, winner: { directive: 'max-data-volume-rate' } }]);
    const { domains: others } = JSON.parse(limits(['b.example', '--json']).stdout);
    expect(others).toMatchObject([{ perHour: null, winner: null }]);
  });

  it('asks for a domain where no section names one', () => {
    expect(limits([], '<domain *>\nmax-smtp-out 1\n</domain>\n')).toMatchObject({
      code: 0,
      stdout: 'No section names a domain; ask for one, as in: pmtakit limits example.com\n',
    });
  });
});

describe('pmtakit limits --json', () => {
  it('has sums, what limits them, and every limit', () => {
    const { rateModel, domains, ...rest } = JSON.parse(limits(['a.example', '--json']).stdout);
    const none = { perSecond: null, perHour: null, perDay: null, connections: null };
    const rate = { directive: 'max-msg-rate', file: 'config', line: rateLine };
    const out = { directive: 'max-smtp-out', file: 'config', line: outLine };
    const terms = (virtualMta: string) => [
      {
        queue: { domain: 'a.example', virtualMta },
        ...rate,
        ...none,
        perSecond: 100,
        perHour: 100,
        perDay: 2400,
        reason: 'max-msg-rate 100/h',
      },
      { queue: { domain: 'a.example', virtualMta }, ...out, ...none, connections: 4, reason: 'max-smtp-out 4' },
    ];
    expect(rest).toEqual({});
    expect(rateModel).toBe('window');
    expect(domains).toEqual([
      {
        domain: 'a.example',
        perSecond: 200,
        perHour: 200,
        perDay: 4800,
        connections: 8,
        winner: rate,
        connectionWinner: out,
        terms: [
          ...terms('us'),
          {
            queue: { domain: 'a.example', virtualMta: 'us' },
            ...out,
            line: lineOf(config, 'max-smtp-out 30'),
            ...none,
            connections: 30,
            reason: 'max-smtp-out 30',
          },
          ...terms('eu'),
          {
            queue: null,
            directive: 'total-max-smtp-out',
            file: null,
            line: null,
            ...none,
            connections: 1200,
            reason: 'total-max-smtp-out 1200',
          },
        ],
      },
    ]);
  });

  it('has no domains where no section names one', () => {
    expect(JSON.parse(limits(['--json'], '').stdout)).toEqual({ rateModel: 'window', domains: [] });
  });
});

describe('pmtakit limits refuses', () => {
  it.each<[string, string[], string]>([
    ['a pattern', ['*'], '* is no domain; name one, such as example.com'],
    ['a size with a unit', ['--message-size', '5M'], '--message-size is a number of bytes, such as 50000, not 5M'],
    ['a size of nothing', ['--message-size', '0'], '--message-size is a number of bytes, such as 50000, not 0'],
  ])('%s', (_, args, message) => {
    expect(limits(args)).toMatchObject({ code: 2, stdout: '', stderr: `pmtakit: ${message}\n` });
  });
});
