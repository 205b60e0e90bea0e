/** Where the mail of rollup queues goes, and who answers for it. [G1§10.17] */
import { Run, readScenario } from '@pmtakit/simulator';
import { describe, expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const start = `<source 0/0>
always-allow-relaying yes
default-virtual-mta v
</source>
<virtual-mta v>
</virtual-mta>
<domain *>
max-smtp-out 100
max-msg-per-connection 1
</domain>
`;

const mx = `mx:
  gmail.com: [5 one.google.com, 5 two.google.com, 20 last.google.com]
  tenant.example: [10 two.google.com, 10 one.google.com]
  other.example: [10 mx.other.example]
`;

interface Outcome {
  readonly queues: Readonly<Record<string, number>>;
  /** By mail server. */
  readonly attempts: Readonly<Record<string, number>>;
  readonly bounced: number;
}

function outcomeOf(lines: readonly string[], more: string, engine: 'exact' | 'fast' = 'exact'): Outcome {
  const rollups = `<mx-rollup-list>\n${lines.join('\n')}\n</mx-rollup-list>\n`;
  const streams = 'streams: [{ volume: 12, arrival: batch, recipients: { gmail.com: 1, tenant.example: 1 } }]\n';
  const { scenario, problems } = readScenario(streams + mx + more, 's.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(start + rollups), scenario, open: () => 'no file', engine });
  while (!run.step(1000));
  const { queues, mxHosts, total } = run.finish(true);
  const attempted = mxHosts.rows.filter(({ attempts }) => attempts > 0);
  return {
    queues: Object.fromEntries(queues.rows.map(({ domain, injected }) => [domain, injected])),
    attempts: Object.fromEntries(attempted.map(({ name, attempts }) => [name, attempts])),
    bounced: total.bounced,
  };
}

const both = ['mx one.google.com google.rollup', 'mx two.google.com google.rollup'];
const wildcard = 'mx *.google.com google.rollup';
const rolled = { 'google.rollup': 12 };

describe('mail that is rolled up', () => {
  it.each<[string, readonly string[], string, Partial<Outcome>]>([
    ['goes to the servers of the list, in turns', both, '', { attempts: { 'one.google.com': 6, 'two.google.com': 6 } }],
    [
      'to those of the list only, whatever others its domains have',
      both.slice(0, 1),
      '',
      { queues: rolled, attempts: { 'one.google.com': 12 } },
    ],
    [
      'by IP to those of its domains',
      [`${wildcard} rollup-by-ip`],
      '',
      { queues: rolled, attempts: { 'one.google.com': 6, 'two.google.com': 6 } },
    ],
    ['by wildcard to nobody', [wildcard], '', { queues: rolled, attempts: {}, bounced: 12 }],
    [
      'by wildcard to those of its domains, where that is assumed',
      [wildcard],
      'knobs: { wildcardRollup: servers }',
      { queues: rolled, attempts: { 'one.google.com': 6, 'two.google.com': 6 } },
    ],
    [
      'by wildcard to smtp-hosts',
      [
        wildcard,
        '</mx-rollup-list>',
        '<domain google.rollup>',
        'smtp-hosts lookup-mx:gmail.com',
        '</domain>',
        '<mx-rollup-list>',
      ],
      '',
      { queues: rolled, attempts: { 'one.google.com': 6, 'two.google.com': 6 } },
    ],
    [
      'stays where it is when the list has a server more',
      [...both, 'mx three.google.com google.rollup'],
      '',
      { queues: { 'gmail.com': 7, 'tenant.example': 5 } },
    ],
  ])('%s', (_, lines, more, expected) => {
    expect(outcomeOf(lines, more)).toMatchObject(expected);
  });

  it.each(['exact', 'fast'] as const)(
    'meets who answers for its domain, or for the server, with the %s engine',
    (engine) => {
      for (const entry of ['domains: gmail.com', "mx: '*.google.com'", 'domains: google.rollup']) {
        const away = `receivers: [{ ${entry}, model: { refusals: { unknown: 100% } } }]`;
        expect(outcomeOf(both, away, engine)).toMatchObject({ queues: rolled, bounced: 12 });
      }
    },
  );
});
