import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { FileSpec, MadeUpSpec, StreamSpec } from '../../src/traffic/stream-spec.ts';
import { scenarioOf, streamWith } from './readings.ts';

const HOUR = 3_600_000;
const plain = streamWith('volume: 10, end: 1h');

function madeUp(text: string): MadeUpSpec {
  return ofKind(scenarioOf(text).streams[0], (one) => one.kind === 'made-up');
}

function fileIn(text: string): FileSpec {
  return ofKind(scenarioOf(text).streams[0], (one) => one.kind !== 'made-up');
}

function ofKind<T extends StreamSpec>(spec: StreamSpec | undefined, is: (spec: StreamSpec) => spec is T): T {
  if (!spec || !is(spec)) throw new Error('another kind of stream');
  return spec;
}

describe('readScenario', () => {
  it('fills in what is not said', () => {
    expect(scenarioOf(plain)).toMatchObject({
      path: 's.yaml',
      name: 's',
      start: { time: Date.UTC(2027, 0, 4), offset: 0 },
      until: Infinity,
      seed: 1,
      knobs: {},
      receivers: [],
      thresholds: [],
    });
    expect(madeUp(plain)).toMatchObject({
      name: 'stream-1',
      from: 'sender@example.com',
      headers: [],
      jobId: undefined,
      priority: 50,
      start: 0,
      bytes: { kind: 'fixed', value: 51_200 },
      recipientsPerMessage: { kind: 'fixed', value: 1 },
      arrival: { kind: 'constant' },
      client: { address: { version: 4, address: 2_130_706_433n } },
    });
  });

  it.each(['newsletter.yaml', 'replay.json'])('reads %s', (file) => {
    const text = readFileSync(new URL(`../../../../fixtures/traffic/${file}`, import.meta.url), 'utf8');
    const { scenario, problems } = readScenario(text, file);
    expect(problems).toEqual([]);
    expect(scenario?.streams.length).toBeGreaterThan(2);
  });

  it('reads JSON as it reads YAML', () => {
    const json = JSON.stringify({ streams: [{ recipients: 'gmail.com', volume: 10, end: '1h' }] });
    expect(scenarioOf(json)).toEqual(scenarioOf(plain));
  });

  it.each([
    ['2h', 2 * HOUR],
    ['1d12h', 36 * HOUR],
    ['250ms', 250],
    ['90', 90_000],
    ['drained', Infinity],
  ])('runs until %s', (text, until) => {
    expect(scenarioOf(`until: ${text}\n${plain}`).until).toBe(until);
  });

  it.each([
    ['2027-03-01', Date.UTC(2027, 2, 1), 0],
    ['2027-03-01T08:30:00+02:00', Date.UTC(2027, 2, 1, 6, 30), 2 * HOUR],
    ['2027-03-01 08:30', Date.UTC(2027, 2, 1, 8, 30), 0],
  ])('starts at %s', (text, time, offset) => {
    expect(scenarioOf(`start: ${text}\n${plain}`).start).toEqual({ time, offset });
  });

  it('reads knobs, of which the others stay as they are', () => {
    expect(scenarioOf(`knobs: { rateModel: gcra, burst: 3, atExpiry: try }\n${plain}`).knobs).toEqual({
      rateModel: 'gcra',
      burst: 3,
      atExpiry: 'try',
    });
  });

  it('reads mail servers', () => {
    const { mx, addresses } = scenarioOf(
      `mx: { GMail.com: [10 MX1.example., 20 mx2.example], dead.example: [] }\naddresses: { MX1.example: 192.0.2.1, mx2.example: '2001:db8::1' }\n${plain}`,
    );
    expect([...addresses].map(([name, { version }]) => [name, version])).toEqual([
      ['mx1.example', 4],
      ['mx2.example', 6],
    ]);
    expect([...mx]).toEqual([
      [
        'gmail.com',
        [
          { preference: 10, host: 'mx1.example' },
          { preference: 20, host: 'mx2.example' },
        ],
      ],
      ['dead.example', []],
    ]);
  });

  it('keeps models of receivers as they are', () => {
    const text = `receivers:\n  - { domains: [A.example, "*.b.example"], model: google }\n  - mx: "*.c.example"\n    model: { connections: 5, deep: [{ x: true }] }\n${plain}`;
    expect(scenarioOf(text).receivers).toEqual([
      { domains: ['a.example', '*.b.example'], mx: [], model: 'google', line: 2, key: 'receivers[0]' },
      {
        domains: [],
        mx: ['*.c.example'],
        model: { connections: 5, deep: [{ x: true }] },
        line: 3,
        key: 'receivers[1]',
      },
    ]);
  });

  it('follows aliases', () => {
    const text = `streams:\n  - { name: a, recipients: gmail.com, volume: 1, end: 1h, client: &shop { address: 10.0.0.1 } }\n  - { name: b, recipients: gmail.com, volume: 1, end: 1h, client: *shop }`;
    const [a, b] = scenarioOf(text).streams;
    expect(b?.client).toEqual(a?.client);
    expect(b?.client.address?.address).toBe(167_772_161n);
  });
});

describe('a stream', () => {
  it.each<[string, Partial<MadeUpSpec>]>([
    ['volume: 10, end: 1h', { volume: 10, end: HOUR, rate: undefined }],
    ['volume: 10, rate: 60/m', { volume: 10, end: Infinity, rate: 0.001 }],
    ['rate: 60/m, end: 1h', { volume: 3600, end: HOUR, rate: undefined }],
    ['rate: 60/m, start: 30m, end: 1h', { volume: 1800, start: HOUR / 2, end: HOUR }],
    ['rate: 60/m, end: 1h, arrival: poisson', { volume: Infinity, end: HOUR, rate: 0.001 }],
    ['volume: 10, arrival: batch, start: 1h', { arrival: { kind: 'batch', size: Infinity, every: 0 }, start: HOUR }],
    ['volume: 10, arrival: { batch: { size: 4, every: 1h } }', { arrival: { kind: 'batch', size: 4, every: HOUR } }],
    ['volume: 10, end: 1h, arrival: { ramp: { from: 0, to: 5 } }', { arrival: { kind: 'ramp', from: 0, to: 5 } }],
    [`volume: 10, arrival: { hourly: [${'1,'.repeat(24)}] }`, { end: 24 * HOUR }],
  ])('comes as %s says', (keys, expected) => {
    expect(madeUp(streamWith(keys))).toMatchObject(expected);
  });

  it.each<[string, Partial<MadeUpSpec>]>([
    ['size: 10K', { bytes: { kind: 'fixed', value: 10_240 } }],
    ['size: 700', { bytes: { kind: 'fixed', value: 700 } }],
    ['size: { uniform: [1K, 2K] }', { bytes: { kind: 'uniform', least: 1024, most: 2048 } }],
    [
      'size: { lognormal: { median: 4K, sigma: 0.5, most: 1M } }',
      { bytes: { kind: 'lognormal', median: 4096, sigma: 0.5, most: 1_048_576 } },
    ],
    ['recipientsPerMessage: { uniform: [1, 5] }', { recipientsPerMessage: { kind: 'uniform', least: 1, most: 5 } }],
    ['from: <>', { from: '' }],
    ['jobId: 2027', { jobId: '2027' }],
    ['priority: 90', { priority: 90 }],
    [
      'headers: { X-Shop: 7 }, virtualMta: mta1',
      {
        headers: [
          { name: 'X-Shop', value: '7' },
          { name: 'X-Virtual-MTA', value: 'mta1' },
        ],
      },
    ],
    ['client: { pickup: true }', { client: { pickup: true } }],
    [
      'client: { user: shop, listener: "10.0.0.1:2525" }',
      {
        client: {
          address: { version: 4, address: 2_130_706_433n },
          user: 'shop',
          listener: { address: { version: 4, address: 167_772_161n }, port: 2525 },
        },
      },
    ],
  ])('has %s', (keys, expected) => {
    expect(madeUp(streamWith(`volume: 10, end: 1h, ${keys}`))).toMatchObject(expected);
  });

  it('writes to a table of domains, of which ranges share a weight', () => {
    const { recipients } = madeUp(
      'streams: [{ volume: 1, end: 1h, recipients: { Gmail.com: 5, "s{8..11}.example": 2, x.example: 0 } }]',
    );
    expect(recipients.domains).toEqual([
      'gmail.com',
      's8.example',
      's9.example',
      's10.example',
      's11.example',
      'x.example',
    ]);
    expect([...recipients.weights]).toEqual([5, 0.5, 0.5, 0.5, 0.5, 0]);
  });

  it.each(['consumer', 'consumer-europe', 'business'])('knows the mix %s', (mix) => {
    const { recipients } = madeUp(`streams: [{ volume: 1, end: 1h, recipients: ${mix} }]`);
    expect(recipients.domains).toContain('gmail.com');
    expect(recipients.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6);
  });

  it.each([
    ['messages: a.csv', { kind: 'messages', path: 'a.csv', format: 'csv', times: 'shifted', keepVirtualMta: true }],
    ['messages: a.JSONL', { kind: 'messages', format: 'json-lines' }],
    ['accounting: acct.csv, times: absolute', { kind: 'accounting', format: 'csv', times: 'absolute' }],
    ['accounting: acct.csv, keepVirtualMta: false', { keepVirtualMta: false }],
  ])('plays %s', (keys, expected) => {
    expect(fileIn(`streams: [{ ${keys} }]`)).toMatchObject(expected);
  });
});
