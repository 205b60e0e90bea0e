import type { Result } from '@pmtakit/simulator';
import { describe, expect, it } from 'vitest';
import { type Case, largestError, resultOf } from './both-engines.ts';

const relay = '<source 0/0>\n  always-allow-relaying yes\n  default-virtual-mta p\n</source>\n';
const pool = `<virtual-mta a>
  smtp-source-host 192.0.2.1 a.example.com
</virtual-mta>
<virtual-mta b>
  smtp-source-host 192.0.2.2 b.example.com
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta a
  virtual-mta b
</virtual-mta-pool>
${relay}`;
/** As many virtual MTAs that differ in their addresses alone. */
const largePool = `${Array.from({ length: 20 }, (_, index) => `<virtual-mta m${index}>\n  smtp-source-host 192.0.2.${index + 1} m${index}.example.com\n</virtual-mta>`).join('\n')}
<virtual-mta-pool p>
${Array.from({ length: 20 }, (_, index) => `  virtual-mta m${index}`).join('\n')}
</virtual-mta-pool>
${relay}`;
const otherPool = `<virtual-mta-pool few>
  virtual-mta m3
  virtual-mta m5
</virtual-mta-pool>
<source 192.0.2.99>
  always-allow-relaying yes
  default-virtual-mta few
</source>
`;
const refusing =
  "receivers: [{ domains: '*', model: { setUp: 200ms, service: 300ms, refusals: { unknown: 3%, busy: 10% } } }]";
const patterns = `<smtp-pattern-list replies>
  reply /slow down/ mode=backoff
  reply /go away/ bounce-rcpt
</smtp-pattern-list>
`;
const mix = '{ gmail.com: 50, yahoo.com: 30, x.example: 20 }';
const quick = "receivers: [{ domains: '*', model: { setUp: 400ms, service: 300ms } }]";

function batch(volume: number, more = quick, until = '1d'): string {
  return `streams: [{ volume: ${volume}, arrival: batch, recipients: ${mix} }]\n${more}\nuntil: ${until}`;
}

function steady(volume: number, more = quick, arrival = 'constant'): string {
  return `streams: [{ volume: ${volume}, end: 1d, arrival: ${arrival}, recipients: ${mix} }]\n${more}\nuntil: 30h`;
}

function throttling(model: string): string {
  return `receivers: [{ domains: yahoo.com, model: ${model} }, { domains: '*', model: { setUp: 400ms, service: 300ms } }]`;
}

const cases: [string, Case][] = [
  ['nothing but connections', { config: `<domain *>\n  max-smtp-out 5\n</domain>\n${pool}`, scenario: batch(30_000) }],
  ['more connections than needed', { config: pool, scenario: steady(20_000) }],
  ['rates of queues', { config: `<domain *>\n  max-msg-rate 1000/h\n</domain>\n${pool}`, scenario: batch(30_000) }],
  ['short intervals', { config: `<domain *>\n  max-msg-rate 2/s\n</domain>\n${pool}`, scenario: batch(30_000) }],
  [
    'a rate of a virtual MTA',
    {
      config: `<domain *>\n  max-msg-rate 3000/h\n</domain>\n${pool.replace('<virtual-mta b>', '<virtual-mta b>\n  max-smtp-msg-rate 4000/h')}`,
      scenario: batch(30_000),
    },
  ],
  [
    'connections of a virtual MTA',
    { config: pool.replace('<virtual-mta b>', '<virtual-mta b>\n  max-smtp-out 4'), scenario: batch(30_000) },
  ],
  ['connections of the server', { config: `total-max-smtp-out 10\n${pool}`, scenario: batch(30_000) }],
  [
    'rates of addresses',
    { config: `<domain *>\n  source-ip-max-msg-rate 0/0 700/h\n</domain>\n${pool}`, scenario: batch(40_000) },
  ],
  [
    'a volume of data',
    { config: `<domain *>\n  max-data-volume-rate 30M/h\n</domain>\n${pool}`, scenario: batch(40_000) },
  ],
  [
    'few messages a connection',
    { config: `<domain *>\n  max-msg-per-connection 3\n  max-smtp-out 5\n</domain>\n${pool}`, scenario: batch(30_000) },
  ],
  [
    'connections that are opened slowly',
    { config: `<domain *>\n  smtp-out-rampup-interval 10m\n</domain>\n${pool}`, scenario: batch(120_000) },
  ],
  [
    'a rate of connections',
    {
      config: `<domain *>\n  max-connect-rate 30/h\n  max-msg-per-connection 20\n</domain>\n${pool}`,
      scenario: batch(40_000),
    },
  ],
  [
    'a hidden rate and backoff mode',
    {
      config: `${patterns}<domain *>\n  smtp-pattern-list replies\n  backoff-max-msg-rate 100/h\n  backoff-to-normal-after 1h\n</domain>\n${pool}`,
      scenario: batch(30_000, throttling("{ service: 300ms, rate: { limit: 2000/h, reply: '421 slow down' } }")),
    },
  ],
  [
    'a hidden rate and no backoff mode',
    {
      config: `<domain *>\n  max-smtp-out 5\n  retry-recipients-after 20m\n</domain>\n${pool}`,
      scenario: batch(30_000, throttling("{ service: 300ms, rate: { limit: 2000/h, reply: '451 slow down' } }")),
    },
  ],
  [
    'mail that is refused',
    {
      config: `<domain *>\n  max-msg-rate 1000/h\n</domain>\n${pool}`,
      scenario: batch(
        40_000,
        "receivers: [{ domains: '*', model: { service: 300ms, refusals: { unknown: 3%, busy: 10% } } }]",
      ),
    },
  ],
  [
    'greylisting',
    {
      config: `<domain *>\n  max-msg-rate 2000/h\n</domain>\n${pool}`,
      scenario: batch(
        40_000,
        "receivers: [{ domains: '*', model: { service: 300ms, greylisting: { delay: 5m, share: 50% } } }]",
      ),
    },
  ],
  [
    'an outage',
    {
      config: `<domain *>\n  max-msg-rate 2000/h\n  retry-after 30m\n</domain>\n${pool}`,
      scenario: batch(
        40_000,
        "receivers: [{ domains: '*', model: { service: 300ms, outages: [{ from: 1h, lasts: 2h }] } }]",
      ),
    },
  ],
  [
    'an hourly profile',
    {
      config: `<domain *>\n  max-msg-rate 1200/h\n</domain>\n${pool}`,
      scenario: steady(30_000, quick, `{ hourly: [${Array.from({ length: 24 }, (_, hour) => hour % 6)}] }`),
    },
  ],
  [
    'chance arrivals',
    { config: `<domain *>\n  max-msg-rate 600/h\n</domain>\n${pool}`, scenario: steady(30_000, quick, 'poisson') },
  ],
  [
    'rates that are spread evenly',
    {
      config: `<domain *>\n  max-msg-rate 1000/h\n</domain>\n${pool}`,
      scenario: `knobs: { rateModel: gcra }\n${batch(40_000)}`,
    },
  ],
  [
    'rates in slots',
    {
      config: `<domain *>\n  max-msg-rate 1200/h\n</domain>\n${pool}`,
      scenario: `knobs: { rateModel: window-5m }\n${batch(40_000)}`,
    },
  ],
  [
    'mail that is tried again before other mail',
    {
      config: `<domain *>\n  max-msg-rate 1000/h\n  bounce-after 12h\n</domain>\n${pool}`,
      scenario: `knobs: { retried: before }\n${batch(40_000, refusing)}`,
    },
  ],
  [
    'mail that expires',
    { config: `<domain *>\n  max-msg-rate 500/h\n  bounce-after 5h\n</domain>\n${pool}`, scenario: batch(40_000) },
  ],
  [
    'cold virtual MTAs',
    {
      config: `<domain *>\n  max-msg-rate 3000/h\n</domain>\n<virtual-mta warm>\n  <domain *>\n    cold-virtual-mta cold\n    max-cold-virtual-mta-msg 2000/day\n  </domain>\n</virtual-mta>\n<virtual-mta cold>\n</virtual-mta>\n${relay.replace('p\n', 'warm\n')}`,
      scenario: batch(40_000),
    },
  ],
  [
    'many virtual MTAs that are alike',
    {
      config: `<domain *>\n  max-msg-rate 100/m\n  max-smtp-out 2\n</domain>\n${largePool}`,
      scenario: batch(40_000, refusing),
    },
  ],
  [
    'virtual MTAs of which some get other mail besides',
    {
      config: `<domain *>\n  max-msg-rate 300/h\n</domain>\n${largePool}${otherPool}`,
      scenario: `streams:
  - { volume: 30000, arrival: { batch: { size: 5000, every: 20m } }, recipients: ${mix} }
  - { volume: 6000, start: 1h, end: 10h, client: { address: 192.0.2.99 }, recipients: ${mix} }
${refusing}
until: 1d`,
    },
  ],
  [
    'mail that is moved in backoff mode',
    {
      config: `${patterns}<domain *>\n  max-msg-rate 1000/h\n  smtp-pattern-list replies\n  backoff-to-normal-after 3h\n</domain>\n<virtual-mta a>\n  <domain yahoo.com>\n    backoff-reroute-to-virtual-mta b\n  </domain>\n</virtual-mta>\n<virtual-mta b>\n</virtual-mta>\n${relay.replace('p\n', 'a\n')}`,
      scenario: batch(
        20_000,
        throttling("{ service: 300ms, virtualMtas: [a], rate: { limit: 500/h, reply: '421 slow down' } }"),
      ),
    },
  ],
];

const rates = '<domain *>\n  max-msg-rate 1000/h\n  bounce-after 6h\n  retry-after 30m\n';
const noRecords = 'mx: { yahoo.com: [] }';

/** What DNS does not tell. */
const lookups: [string, Case][] = [
  [
    'a domain that does not exist',
    { config: `${rates}</domain>\n${pool}`, scenario: batch(30_000, `mx: { yahoo.com: nxdomain }\n${quick}`) },
  ],
  [
    'such a domain, whose mail comes evenly',
    { config: `${rates}</domain>\n${pool}`, scenario: steady(30_000, `mx: { yahoo.com: nxdomain }\n${quick}`) },
  ],
  [
    'such a domain that is looked up again',
    {
      config: `${rates}</domain>\n${pool}`,
      scenario: batch(30_000, `knobs: { unknownDomain: retry }\nmx: { yahoo.com: nxdomain }\n${quick}`),
    },
  ],
  [
    'no answer',
    { config: `${rates}</domain>\n${pool}`, scenario: steady(30_000, `mx: { yahoo.com: timeout }\n${quick}`) },
  ],
  [
    'no answer, and a time of its own',
    {
      config: `${rates}  retry-after-dns-error 5h\n</domain>\n${pool}`,
      scenario: steady(30_000, `mx: { yahoo.com: timeout }\n${quick}`),
    },
  ],
  [
    'no mail servers',
    {
      config: `${rates}  bounce-upon-no-mx yes\n</domain>\n${pool}`,
      scenario: steady(30_000, `${noRecords}\n${quick}`),
    },
  ],
  [
    'no mail servers for a while',
    { config: `${rates}  bounce-upon-no-mx 2h\n</domain>\n${pool}`, scenario: batch(30_000, `${noRecords}\n${quick}`) },
  ],
];

describe('both engines', () => {
  it.each(cases)('agree on %s', (_name, one) => {
    const exact = resultOf(one, 'exact');
    const fast = resultOf(one, 'fast');
    expect(largestError(exact, fast)).toBeLessThan(0.01);
    for (const domain of ['gmail.com', 'yahoo.com', 'x.example']) {
      expect(largestError(exact, fast, domain)).toBeLessThan(0.01);
    }
    const share = (count: number): number => count / exact.total.injected;
    expect(share(Math.abs(exact.total.bounced - fast.total.bounced))).toBeLessThan(0.01);
    expect(share(Math.abs(exact.total.deferred - fast.total.deferred))).toBeLessThan(0.03);
    expect(fast.total.injected).toBe(exact.total.injected);
  });

  it.each(lookups)('give up the same mail: %s', (_name, one) => {
    const [exact, fast] = [resultOf(one, 'exact'), resultOf(one, 'fast')];
    expect(exact.total.bounced).toBeGreaterThan(0);
    for (const ending of ['delivered', 'bounced'] as const) {
      expect(largestError(exact, fast, 'total', ending), ending).toBeLessThan(0.01);
      expect(largestError(exact, fast, 'yahoo.com', ending), ending).toBeLessThan(0.01);
    }
    const reasons = (result: Result): (number | undefined)[] => [
      result.total.bounceReasons.queue,
      result.total.bounceReasons.expired,
    ];
    expect(reasons(fast)).toEqual(reasons(exact).map((count = 0) => expect.closeTo(count, -3)));
    expect(fast.total.left).toEqual(expect.closeTo(exact.total.left, -2));
  });

  it('name the same mail servers', () => {
    const model = '{ service: 300ms, hosts: [a.mx.example, b.mx.example] }';
    const one = { config: pool, scenario: steady(2_000, throttling(model)) };
    const [exact, fast] = (['exact', 'fast'] as const).map((engine) => resultOf(one, engine));
    expect(fast?.mxHosts.rows.map(({ name }) => name).toSorted()).toEqual(
      exact?.mxHosts.rows.map(({ name }) => name).toSorted(),
    );
    expect(fast?.mxHosts.rows.map(({ name }) => name)).toContain('a.mx.example');
  });
});
