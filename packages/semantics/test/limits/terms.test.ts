/** What each limit of a queue allows by itself, and how that is told. */
import { describe, expect, it } from 'vitest';
import { type Term, vmtaCeilingOf } from '../../src/index.ts';
import { type TermOptions, termsOf } from '../../src/limits/queue-terms.ts';
import { type OtherOptions, modelOf } from '../routing/of-text.ts';

const hosts = `
<virtual-mta v>
  smtp-source-host 192.0.2.1 one.example.com
  smtp-source-host 192.0.2.2 two.example.com
</virtual-mta>
`;

function terms(lines: string, options: TermOptions = {}, other: OtherOptions = {}): readonly Term[] {
  const text = `${hosts}<domain example.com>\n${lines}\n</domain>\n`;
  return termsOf(modelOf(text, other), { domain: 'example.com', virtualMta: 'v' }, options);
}

/** `per second, per hour, per day, connections` with `-` for no limit. */
function numbers({ perSecond, perHour, perDay, connections }: Term): string {
  return [perSecond, perHour, perDay, connections].map((one) => (one === Infinity ? '-' : String(one))).join(', ');
}

const byDefault = ['max-smtp-out 20', '-, -, -, 20'];

describe('a limit', () => {
  it.each<[string, string, string]>([
    ['max-msg-rate 250/h', 'max-msg-rate 250/h', '250, 250, 6000, -'],
    ['max-msg-rate 100/15m', 'max-msg-rate 100/15m', '100, 400, 9600, -'],
    ['max-msg-rate 5/s', 'max-msg-rate 5/s', '5, 18000, 432000, -'],
    ['max-msg-rate 7/d', 'max-msg-rate 7/d', '7, 7, 7, -'],
    ['max-msg-per-hour 250', 'max-msg-rate 250', '250, 250, 6000, -'],
    [
      'max-msg-per-connection 20\nmax-connect-rate 30/m',
      'max-connect-rate 30/m, 20 messages each',
      '600, 36000, 864000, -',
    ],
    [
      'max-msg-per-connection 10\nsmtp-out-rampup-interval 2s',
      'smtp-out-rampup-interval 2s, 10 messages each',
      '10, 18000, 432000, -',
    ],
    ['source-ip-max-msg-rate 0/0 10/m', 'source-ip-max-msg-rate 0/0 10/m, on 2 source addresses', '20, 1200, 28800, -'],
    [
      'source-ip-max-msg-rate 0/0 10/m\nsource-ip-max-msg-rate 192.0.2.2 1/m',
      'source-ip-max-msg-rate 0/0 10/m and 192.0.2.2 1/m, on 2 source addresses',
      '11, 660, 15840, -',
    ],
    [
      'max-msg-per-connection 3\nsource-ip-max-connect-rate 192.0.2.0/24 10/m',
      'source-ip-max-connect-rate 192.0.2.0/24 10/m, on 2 source addresses, 3 messages each',
      '60, 3600, 86400, -',
    ],
    ['source-ip-max-smtp-out 0/0 3', 'source-ip-max-smtp-out 0/0 3, on 2 source addresses', '-, -, -, 6'],
    ['max-smtp-out-per-source-ip 4', 'source-ip-max-smtp-out 4, on 2 source addresses', '-, -, -, 8'],
  ])('%j', (lines, reason, expected) => {
    const found = terms(lines).filter((term) => term.directive !== 'max-smtp-out');
    expect(found.map((term) => [term.reason, numbers(term)])).toEqual([[reason, expected]]);
    expect(found[0]?.setting.line?.place.line).toBeGreaterThan(6);
  });

  it.each([
    'max-msg-rate unlimited',
    'max-msg-rate 0',
    'max-connect-rate 30/m',
    'max-connect-rate 30/m\nmax-msg-per-connection 0',
    'smtp-out-rampup-interval 0\nmax-msg-per-connection 5',
    'smtp-out-rampup-interval 2s',
    'max-data-volume-rate 10m/h',
    'source-ip-max-msg-rate 192.0.2.1 10/m',
    'source-ip-max-msg-rate 0/0 unlimited',
    'source-ip-max-connect-rate 0/0 10/m',
    'source-ip-max-data-volume-rate 0/0 10m/h',
    'source-ip-max-smtp-out 192.0.2.1 3',
    'source-ip-max-smtp-out 0/0 unlimited',
    '',
  ])('%j limits nothing', (lines) => {
    expect(terms(lines).map((term) => [term.reason, numbers(term)])).toEqual([byDefault]);
  });

  it('by default has no line', () => {
    expect(terms('')[0]?.setting.line).toBeUndefined();
    expect(terms('max-smtp-out 3').map((term) => [term.reason, numbers(term)])).toEqual([
      ['max-smtp-out 3', '-, -, -, 3'],
    ]);
  });

  it('of an address that the system chooses counts once', () => {
    const model = modelOf(
      '<domain example.com>\nsource-ip-max-smtp-out 0/0 3\nsource-ip-max-smtp-out 192.0.2.0/24 1\n</domain>\n',
    );
    const [, term] = termsOf(model, { domain: 'example.com', virtualMta: '{default}' });
    expect([term?.reason, term?.connections]).toEqual(['source-ip-max-smtp-out 0/0 3, on 1 source address', 3]);
  });

  it('with many lines is told with the one that holds for most', () => {
    const lines = ['0/0 1', '192.0.2.0/32 2', '192.0.2.1/32 3', '192.0.2.2/32 4', '192.0.2.3/32 5']
      .map((limit) => `source-ip-max-smtp-out ${limit}`)
      .join('\n');
    const text = `<virtual-mta v>\nsmtp-source-host 192.0.2.0/28 a.example.com\n</virtual-mta>\n<domain example.com>\n${lines}\n</domain>\n`;
    const term = termsOf(modelOf(text), { domain: 'example.com', virtualMta: 'v' }).at(-1);
    expect(term?.reason).toBe('source-ip-max-smtp-out 0/0 1 and 4 more, on 16 source addresses');
    expect(term?.connections).toBe(12 + 2 + 3 + 4 + 5);
    expect(term?.setting.text).toBe('0/0 1');
  });
});

describe('the volume of data', () => {
  it.each<[string, number, string, string]>([
    ['max-data-volume-rate 10k/m', 1_024, 'max-data-volume-rate 10k/m, 1024 bytes each', '10, 600, 14400, -'],
    ['max-data-volume-rate 10k/m', 1_000, 'max-data-volume-rate 10k/m, 1000 bytes each', '11, 660, 15840, -'],
    ['max-data-volume-rate 1k/h', 5_000, 'max-data-volume-rate 1k/h, 5000 bytes each', '1, 1, 24, -'],
    [
      'source-ip-max-data-volume-rate 0/0 4k/h',
      1_024,
      'source-ip-max-data-volume-rate 0/0 4k/h, on 2 source addresses, 1024 bytes each',
      '8, 8, 192, -',
    ],
  ])('%s with messages of %i bytes', (line, messageSize, reason, expected) => {
    const found = terms(line, { messageSize }).filter((term) => term.directive !== 'max-smtp-out');
    expect(found.map((term) => [term.reason, numbers(term)])).toEqual([[reason, expected]]);
  });

  it('without a limit is none', () => {
    expect(terms('max-data-volume-rate unlimited', { messageSize: 1_000 })).toHaveLength(1);
  });
});

describe('how events in an interval are counted', () => {
  it.each([
    ['window', '120, 120, 2880, -', '60, 3600, 86400, -'],
    ['window-5m', '10, 120, 2880, -', '60, 3600, 86400, -'],
    ['gcra', '1, 120, 2880, -', '20, 3600, 86400, -'],
  ] as const)('%s', (model, messages, connections) => {
    const lines = 'max-msg-rate 120/h\nmax-msg-per-connection 20\nmax-connect-rate 3/m';
    const found = terms(lines, {}, { assumptions: { 'rate-model': model } });
    const byName = new Map(found.map((term) => [term.directive, numbers(term)]));
    expect(byName.get('max-msg-rate')).toBe(messages);
    expect(byName.get('max-connect-rate')).toBe(connections);
  });
});

describe('a virtual MTA', () => {
  const text = `
total-max-smtp-out 40
<virtual-mta v>
  max-smtp-out 50
</virtual-mta>
<virtual-mta w>
  max-smtp-msg-rate 100/h
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta v
  virtual-mta w
  max-smtp-msg-rate 300/h
  max-smtp-out 10
  max-smtp-data-volume-rate 1m/h
</virtual-mta-pool>
`;
  it('limits each of its queues', () => {
    const found = termsOf(modelOf(text), { domain: 'example.com', virtualMta: 'v' });
    expect(found.map(({ reason }) => reason)).toEqual([
      'max-smtp-out 20',
      'max-smtp-msg-rate 300/h',
      'max-smtp-out 50',
    ]);
  });

  it.each<[string, number | undefined, number, number, number]>([
    ['v', undefined, 300, 40, 3],
    ['w', undefined, 100, 10, 3],
    ['w', 2 ** 19, 2, 10, 4],
    ['{default}', undefined, Infinity, 40, 1],
  ])('%s with messages of %s bytes', (name, messageSize, perHour, connections, count) => {
    const ceiling = vmtaCeilingOf(modelOf(text), name, { messageSize });
    expect(ceiling).toMatchObject({ virtualMta: name, perHour, connections });
    expect(ceiling.terms).toHaveLength(count);
  });
});
