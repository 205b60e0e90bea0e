/** Numbers that a simulation has to give for mail that is routed; `oracles.test.ts` has the others. */
import { describe, expect, it } from 'vitest';
import { type Mail, run, scripted } from './harness.ts';
import { routed } from './routed-run.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function byWayOf(name: string): string {
  return `<source 0/0>\nalways-allow-relaying yes\ndefault-virtual-mta ${name}\n</source>\n`;
}

function virtualMta(name: string, ...lines: readonly string[]): string {
  return `<virtual-mta ${name}>\n${lines.join('\n')}\n</virtual-mta>\n`;
}

function pool(name: string, members: readonly string[]): string {
  const lines = members.map((member) => `virtual-mta ${member}\n`).join('');
  return `${members.map((member) => virtualMta(member)).join('')}<virtual-mta-pool ${name}>\n${lines}</virtual-mta-pool>\n`;
}

describe('O11 limits are multiplied', () => {
  const domains = Array.from({ length: 40 }, (_, index) => `d${index}.com`);
  const mail = domains.map((domain): Mail => ({ domain, count: 1000 }));
  const start = `domain-macro many ${domains.join(',')}\n${byWayOf('p')}${pool('p', ['a', 'b', 'c'])}`;

  it('by domains and virtual MTAs', () => {
    const text = `${start}<domain $many>\nmax-msg-rate 250/h\n</domain>`;
    const { accepted, delivered } = routed(text, mail, { until: HOUR - 1 });
    expect(accepted.size).toBe(120);
    expect(delivered).toBe(30_000);
  });

  it('by virtual MTAs alone where the domains have one queue', () => {
    const text = `${start}<domain $many>\nqueue-to all.queue\n</domain>\n<domain all.queue>\nmax-msg-rate 250/h\n</domain>`;
    const { accepted, delivered } = routed(text, mail, { until: HOUR - 1 });
    expect([...accepted.keys()]).toEqual(['all.queue/a', 'all.queue/b', 'all.queue/c']);
    expect(delivered).toBe(750);
  });
});

describe('O27 mail that backoff mode moves', () => {
  const list = '<smtp-pattern-list p>\nreply /busy/ mode=backoff\n</smtp-pattern-list>\n';
  const reroute = (target: string) => [
    '<domain *>',
    'smtp-pattern-list p',
    `backoff-reroute-to-virtual-mta ${target}`,
    '</domain>',
  ];

  it('leaves by the other virtual MTA at its rate', () => {
    const text = `${list}${virtualMta('v1', ...reroute('v2'))}${virtualMta('v2', '<domain *>', 'max-msg-rate 5/s', '</domain>')}`;
    // Each queue has a mail server of its own here; only the first message of all is put off.
    let attempts = 0;
    const { times, simulation } = run(text, [{ virtualMta: 'v1', count: 501 }], {
      receiver: (replies) => scripted(replies, () => (attempts++ === 0 ? '421 busy' : undefined)),
    });
    expect(times('delivered', 'example.com/v1')).toEqual([]);
    const moved = times('delivered', 'example.com/v2').slice(0, 500);
    // 100 seconds, of which the first is second 0.
    expect(moved.at(-1)).toBe(99 * SECOND);
    expect(simulation.queues[0]?.size).toBe(0);
  });

  it('has no queue that takes it when the way leads back', () => {
    const loop = `${list}${byWayOf('p')}${virtualMta('v1', ...reroute('v2'))}${virtualMta('v2', ...reroute('v1'))}
<virtual-mta-pool p>\nvirtual-mta v1\nvirtual-mta v2\n</virtual-mta-pool>`;
    expect(routed(loop, [{ count: 10 }])).toMatchObject({ refused: 10, delivered: 0 });
  });
});

describe('O28 a pool', () => {
  it('gives its members messages in turn', () => {
    const { accepted } = routed(byWayOf('p') + pool('p', ['a', 'b', 'c']), [{ count: 10_000 }]);
    expect([...accepted.values()]).toEqual([3334, 3333, 3333]);
  });
});

/** So many messages to a domain on each of some days. */
function daily(domain: string, count: number, days: number): Mail[] {
  return Array.from({ length: days }, (_, day) => ({ domain, count, at: day * DAY }));
}

describe('O29 cold virtual MTAs', () => {
  const volumes = { 'yahoo.com': 300, 'hotmail.com': 80, 'gmail.com': 120 };
  const text = (...lines: readonly string[]) =>
    `${byWayOf('warm')}${virtualMta('fresh')}${virtualMta('warm', ...lines)}
<domain *>\nmax-cold-virtual-mta-msg 50/day,100/day,200/day\n</domain>`;
  const mail = (days: number) => Object.entries(volumes).flatMap(([domain, count]) => daily(domain, count, days));
  const cold = (accepted: ReadonlyMap<string, number>) =>
    Object.keys(volumes).map((domain) => accepted.get(`${domain}/fresh`) ?? 0);

  it.each([
    [1, [50, 50, 50]],
    [2, [100, 80, 100]],
    [3, [200, 80, 120]],
    [4, [200, 80, 120]],
  ])('have of the mail of day %i: %s', (day, messages) => {
    const until = (days: number) => cold(routed(text('cold-virtual-mta fresh'), mail(days)).accepted);
    const before = day === 1 ? [0, 0, 0] : until(day - 1);
    expect(until(day).map((count, index) => count - (before[index] ?? 0))).toEqual(messages);
  });

  it('leave the rest to the warm one', () => {
    const { accepted } = routed(text('cold-virtual-mta fresh'), mail(1));
    expect(Object.keys(volumes).map((domain) => accepted.get(`${domain}/warm`))).toEqual([250, 30, 70]);
  });

  it('have nothing where none is named', () => {
    expect(cold(routed(text(), mail(3)).accepted)).toEqual([0, 0, 0]);
  });
});

describe('O31 MX rollup', () => {
  const text = `<mx-rollup-list>
mx mx1.example.com example.rollup
mx mx2.example.com example.rollup
mx mx1.example.net other.rollup
</mx-rollup-list>
${byWayOf('v')}${virtualMta('v')}`;

  it.each([
    ['mx1.example.com 10, mx2.example.com 10', 'example.rollup'],
    ['mx1.example.com 10, mx2.example.com 20', 'shop.test'],
    ['mx1.example.com 10, mx2.example.com 10, mx3.example.com 10', 'example.rollup'],
    ['mx1.example.com 10', 'shop.test'],
    ['mx1.example.net 10, mx2.example.net 10', 'other.rollup'],
    ['mx1.example.net 10, mx1.example.net 20', 'other.rollup'],
    ['mx1.mail.example.com 10', 'shop.test'],
  ])('%s: %s', (records, queue) => {
    const { accepted } = routed(text, [{ domain: 'shop.test', count: 5 }], { mx: { 'shop.test': records } });
    expect([...accepted]).toEqual([[`${queue}/v`, 5]]);
  });
});

describe('O33 twice as much each day', () => {
  it('is more than 10,000 on day 9', () => {
    const limits = Array.from({ length: 9 }, (_, day) => `${50 * 2 ** day}/day`).join(',');
    const text = `${byWayOf('warm')}${virtualMta('fresh')}${virtualMta('warm', 'cold-virtual-mta fresh')}
<domain *>\nmax-cold-virtual-mta-msg ${limits}\n</domain>`;
    const until = (days: number) =>
      routed(text, daily('example.com', 13_000, days)).accepted.get('example.com/fresh') ?? 0;
    expect(until(9)).toBe(25_550);
    expect(until(9) - until(8)).toBe(12_800);
  });
});
