/** `mx-connection-limit` whatever the domains, their mail servers and the addresses are. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { serverName } from '../../src/engine/mail-servers.ts';
import { type Receiver, type Replies, acceptAll } from '@pmtakit/simulator';
import { run } from '../harness.ts';

const servers = ['a.mx.example.net', 'b.mx.example.net', 'c.other.example.net'];

const drawn = fc.record({
  limit: fc.integer({ min: 1, max: 4 }),
  addresses: fc.integer({ min: 0, max: 3 }),
  total: fc.integer({ min: 1, max: 12 }),
  perVirtualMta: fc.integer({ min: 1, max: 8 }),
  perQueue: fc.integer({ min: 1, max: 8 }),
  perConnection: fc.integer({ min: 0, max: 3 }),
  idle: fc.constantFrom('0s', '5s'),
  service: fc.constantFrom(0, 500, 1000),
  setUp: fc.constantFrom(0, 700),
  /** Of a hundred connections. */
  refused: fc.constantFrom(0, 0, 20, 60),
  uponRefusal: fc.constantFrom('queue' as const, 'openings' as const),
  domains: fc.array(
    fc.record({
      hosts: fc.shuffledSubarray(servers, { minLength: 1 }),
      count: fc.integer({ min: 1, max: 30 }),
      virtualMta: fc.constantFrom('v', 'w'),
      priority: fc.constantFrom(50, 50, 30, 75),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** Two virtual MTAs with the same addresses. */
function textOf(one: Drawn): string {
  const hosts = Array.from({ length: one.addresses }, (_, n) => `smtp-source-host 192.0.2.${n + 1} v${n}.example.com`);
  const virtualMtas = ['v', 'w'].map((name) =>
    [`<virtual-mta ${name}>`, `max-smtp-out ${one.perVirtualMta}`, ...hosts, '</virtual-mta>'].join('\n'),
  );
  const priorities = one.domains.map(
    ({ priority }, index) => `<domain d${index}.com>\nqueue-priority ${priority}\n</domain>`,
  );
  return `total-max-smtp-out ${one.total}
mx-connection-limit [*.]mx.example.net ${one.limit}
${virtualMtas.join('\n')}
<domain *>
max-smtp-out ${one.perQueue}
max-msg-per-connection ${one.perConnection}
connection-idle-timeout ${one.idle}
retry-after 1m
</domain>
${priorities.join('\n')}`;
}

/** How many connections each address has open to each mail server, now and at most. */
class Open {
  readonly now = new Map<string, number>();
  readonly most = new Map<string, number>();

  count(source: string, server: string, change: number): void {
    const key = `${server} ${source}`;
    const open = (this.now.get(key) ?? 0) + change;
    this.now.set(key, open);
    this.most.set(key, Math.max(open, this.most.get(key) ?? 0));
  }
}

function receiverFor(one: Drawn, hosts: readonly string[], open: Open): (replies: Replies) => Receiver {
  return (replies) => ({
    ...acceptAll(one.setUp, one.service),
    hosts,
    connect: ({ source, host, connection }, answer) => {
      open.count(source, hosts[host] ?? '', 1);
      answer.delay = one.setUp;
      answer.reply = (connection * 37) % 100 < one.refused ? replies.idOf('421 too many connections') : 0;
    },
    close: ({ source, host }) => open.count(source, hosts[host] ?? '', -1),
  });
}

describe('connections to a mail server', () => {
  it('are never more than its limit for each address, and all mail goes', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const open = new Open();
        const mail = one.domains.map(({ count, virtualMta }, index) => ({
          domain: `d${index}.com`,
          virtualMta,
          count,
        }));
        const { times } = run(textOf(one), mail, {
          knobs: { uponRefusal: one.uponRefusal },
          receiver: (replies, domain) => {
            const { hosts } = one.domains[Number(domain.slice(1, -4))] ?? { hosts: servers };
            return receiverFor(one, hosts, open)(replies);
          },
        });
        for (const [key, most] of open.most) {
          if (key.includes('.mx.')) expect(most).toBeLessThanOrEqual(one.limit);
        }
        expect([...open.now.values()].every((left) => left === 0)).toBe(true);
        expect(times('delivered')).toHaveLength(mail.reduce((sum, { count }) => sum + count, 0));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the name of a mail server', () => {
  it.each([
    ['mx1.example.net', 'mx1.example.net'],
    ['mx', 'mx.example.com'],
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
  ])('%s is %s', (own, name) => expect(serverName(own, 'example.com')).toBe(name));
});
