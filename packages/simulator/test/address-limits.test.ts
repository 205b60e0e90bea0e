/** `ip-connection-limit`: connections to the addresses of mail servers. */
import { type Result, Run, readScenario } from '@pmtakit/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const SECOND = 1_000;

const start = `<source 0/0>
always-allow-relaying yes
default-virtual-mta pool
</source>
<virtual-mta v>
smtp-source-host 192.0.2.1 v.example.com
</virtual-mta>
<virtual-mta w>
smtp-source-host 192.0.2.2 w.example.com
</virtual-mta>
<virtual-mta-pool pool>
virtual-mta v
virtual-mta w
</virtual-mta-pool>
<domain *>
max-smtp-out 100
max-msg-per-connection 1
</domain>
`;

/** Two domains; the servers of the first are in one network, with an address each. */
const mx = `mx: { a.example: [1 a1.example, 1 a2.example], b.example: [1 b1.example] }
addresses: { a1.example: 203.0.113.1, A2.example: 203.0.113.2, b1.example: '2001:db8::1' }
receivers: [{ domains: '*', model: { service: 1s } }]
`;

function resultOf(
  limits: string,
  more = '',
  recipients = '{ a.example: 1, b.example: 1 }',
  scenarioText = mx,
  engine: Result['engine'] = 'exact',
): Result {
  const streams = `streams: [{ volume: 80, arrival: batch, recipients: ${recipients} }]\n`;
  const { scenario, problems } = readScenario(streams + scenarioText + more, 's.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(limits + start), scenario, open: () => 'no file', engine });
  while (!run.step(1000));
  return run.finish(true);
}

/** The most open connections of each mail server. */
function peaksOf({ mxHosts }: Result): Record<string, number> {
  return Object.fromEntries(mxHosts.rows.map(({ name, connections }) => [name, connections.peak]));
}

const knob = (ipLimit: string): string => `knobs: { ipLimit: ${ipLimit} }`;

describe('of 40 messages of a second each, to two servers of a network from two addresses', () => {
  it.each<[string, string, number, number]>([
    // Of each of two sources to each of two servers: four times as many at once.
    ['source-and-address', knob('source-and-address'), 2, 5],
    ['source-and-address, unless the scenario says another', '', 2, 5],
    ['address', knob('address'), 2, 10],
    ['source-and-network', knob('source-and-network'), 2, 10],
    ['network', knob('network'), 2, 20],
  ])('a limit for each %s', (_, more, most, seconds) => {
    const result = resultOf(`ip-connection-limit 203.0.113.0/24 ${most}\n`, more, 'a.example');
    // All 80 are for them.
    expect(result.total).toMatchObject({ delivered: 80, drain: 2 * seconds * SECOND });
    const [first] = result.binding;
    expect(first).toMatchObject({ directive: 'ip-connection-limit', line: 1 });
  });
});

it('holds for its network only, and the narrowest line counts', () => {
  const text = 'ip-connection-limit 203.0.113.0/24 7\nip-connection-limit 203.0.113.2/32 3\n';
  const peaks = peaksOf(resultOf(text, knob('address')));
  expect(peaks).toMatchObject({ 'a1.example': 7, 'a2.example': 3 });
  expect(peaks['b1.example']).toBeGreaterThan(30);
});

it('for all addresses holds for servers whose address nobody knows, by their names', () => {
  const unknown = mx.replace(/addresses.*\n/, '');
  const result = resultOf('ip-connection-limit 0/0 4\n', knob('address'), undefined, unknown);
  expect(peaksOf(result)).toEqual({ 'a1.example': 4, 'a2.example': 4, 'b1.example': 4 });
  expect(result.notModelled).toEqual([]);
});

it('for others tells that addresses are missing', () => {
  const unknown = mx.replace(/a1.example: 203.0.113.1, /, '');
  const result = resultOf('ip-connection-limit 203.0.113.0/24 4\n', '', undefined, unknown);
  expect(peaksOf(result)['a2.example']).toBe(8);
  expect(peaksOf(result)['a1.example']).toBeGreaterThan(8);
  expect(result.notModelled).toEqual([
    'ip-connection-limit 203.0.113.0/24 4 (config:1), for mail servers without an address in the scenario, such as a1.example',
  ]);
});

it('takes addresses from smtp-hosts', () => {
  const text = 'ip-connection-limit 203.0.113.9/32 3\n';
  const hosts = '<domain a.example>\nsmtp-hosts [203.0.113.9]:2525\n</domain>\n';
  expect(peaksOf(resultOf(text + hosts, knob('address'), 'a.example'))).toEqual({ '203.0.113.9': 3 });
});

it('is one of two limits where mx-connection-limit is the other', () => {
  const both = 'mx-connection-limit a1.example 2\nip-connection-limit 203.0.113.0/24 5\n';
  const peaks = peaksOf(resultOf(both, knob('network')));
  // Of each source two to the first, and five to both together.
  expect(peaks['a1.example']).toBeLessThanOrEqual(4);
  expect((peaks['a1.example'] ?? 0) + (peaks['a2.example'] ?? 0)).toBeGreaterThanOrEqual(5);
  expect(resultOf(both, knob('network'), 'a.example').total).toMatchObject({ delivered: 80, drain: 16 * SECOND });
});

it.each([
  ['', []],
  ['ip-connection-limit 0/0 5\n', ['ip-connection-limit 0/0 5 (config:1), with the fast engine']],
])('of the lines %j, the fast engine tells what it leaves out', (limits, told) => {
  const { notModelled } = resultOf(limits, '', undefined, undefined, 'fast');
  expect(notModelled.filter((text) => text.startsWith('ip-connection-limit'))).toEqual(told);
});

it('of 0 holds mail until it is too old, and says so', () => {
  const { total, binding } = resultOf('ip-connection-limit 0/0 0\n');
  expect(total).toMatchObject({ delivered: 0, bounced: 80, left: 0 });
  expect(binding).toMatchObject([{ directive: 'ip-connection-limit', share: 1 }]);
});

it('whatever the limits are, all mail goes and as many connections are used as there may be', () => {
  const limit = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(
      limit,
      limit,
      limit,
      fc.constantFrom('address', 'network', 'source-and-address', 'source-and-network'),
      (host, network, one, counted) => {
        const text = `mx-connection-limit a1.example ${host}\nip-connection-limit 203.0.113.0/24 ${network}\nip-connection-limit 203.0.113.2/32 ${one}\n`;
        const { total } = resultOf(text, knob(counted), 'a.example');
        const sources = 2;
        const perSource = counted.startsWith('source');
        const first = Math.min(host * sources, network * (perSource ? sources : 1));
        const second = one * (perSource ? sources : 1);
        expect(total.delivered).toBe(80);
        // Both servers work all the time; what is left over in the last second may be for one of them.
        expect(total.drain).toBeGreaterThanOrEqual(Math.ceil(80 / (first + second)) * SECOND);
        expect(total.drain).toBeLessThanOrEqual(Math.ceil(80 / Math.min(first, second)) * SECOND);
      },
    ),
    { numRuns: 60 },
  );
});
