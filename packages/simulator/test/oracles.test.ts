/**
 * Numbers that a simulation has to give, by formulas and not by this program. The names are those of the formulas. O15 is
 * about connections that come in, which a simulation does not have: mail comes in by itself.
 */
import { describe, expect, it } from 'vitest';
import { type Receiver, type Replies, type Simulation, acceptAll } from '@pmtakit/simulator';
import { type Mail, type RunOptions, reachableWhen, run, scripted, unreachable } from './harness.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SECOND = 1_000;

function domain(...lines: readonly string[]): string {
  return `<virtual-mta v>\n</virtual-mta>\n<domain *>\n${lines.join('\n')}\n</domain>\n`;
}

function lastOf(lines: readonly string[], count: number, options: RunOptions = {}): number {
  return run(domain(...lines), [{ count }], options).last;
}

describe('O1 a window that starts with its first event', () => {
  it.each([
    ['120/h', 1000, 28_800],
    ['10/5m', 1000, 29_700],
    ['100/15m', 250, 1_800],
  ])('max-msg-rate %s, %i messages: %i s', (rate, count, seconds) => {
    expect(lastOf([`max-msg-rate ${rate}`], count)).toBe(seconds * SECOND);
  });
});

describe('O2 a token bucket', () => {
  it.each([
    [120, 26_400],
    [1, 29_970],
  ])('of %i: %i s', (burst, seconds) => {
    const last = lastOf(['max-msg-rate 120/h'], 1000, { knobs: { rateModel: 'gcra', burst } });
    expect(last).toBeCloseTo(seconds * SECOND, 3);
  });
});

describe('O3 what a sliding hour sees at most', () => {
  /** The most in any interval of this length that is open at its end. */
  function mostIn(times: readonly number[], length: number): number {
    let first = 0;
    let most = 0;
    for (const [index, time] of times.entries()) {
      while (time - (times[first] ?? 0) >= length) first++;
      most = Math.max(most, index - first + 1);
    }
    return most;
  }

  it.each([
    ['window', 240],
    ['window-5m', 130],
    ['gcra', 121],
  ] as const)('with the model %s: %i of 120/h', (rateModel, bound) => {
    const { times } = run(domain('max-msg-rate 120/h'), [{ count: 1 }, { count: 600, at: HOUR - 1 }], {
      knobs: { rateModel },
    });
    expect(mostIn(times('delivered'), HOUR)).toBeLessThanOrEqual(bound);
  });

  it('is twice the number for a window', () => {
    const mail: Mail[] = [{ count: 1 }, { count: 600, at: HOUR - 1 }];
    expect(mostIn(run(domain('max-msg-rate 120/h'), mail).times('delivered'), HOUR)).toBe(239);
  });
});

describe('slots of five minutes', () => {
  it.each([
    ['120/h', 10],
    ['2880/d', 10],
    ['100/15m', 100],
    ['240/2h', 240],
  ])('split an hour and a day, and nothing else: %s lets %i pass at once', (rate, count) => {
    const { times } = run(domain(`max-msg-rate ${rate}`), [{ count: 1000 }], {
      knobs: { rateModel: 'window-5m' },
      until: SECOND,
    });
    expect(times('delivered')).toHaveLength(count);
  });
});

describe('O4 data volume', () => {
  it.each([
    ['strict', 49],
    ['check-before-send', 47],
  ] as const)('%s: %i h', (dataVolume, hours) => {
    const { last } = run(domain('max-data-volume-rate 1M/h'), [{ count: 1000, bytes: 51_200 }], {
      knobs: { dataVolume },
    });
    expect(last).toBe(hours * HOUR);
  });
});

describe('O5 draining by some connections', () => {
  it.each([
    [1000, 20, 115],
    [1000, 0, 101.5],
    [1003, 20, 117],
  ])('%i messages, %i a connection: %d s', (count, perConnection, seconds) => {
    const lines = ['max-smtp-out 5', `max-msg-per-connection ${perConnection}`];
    expect(lastOf(lines, count, { receiver: () => acceptAll(1500, 500) })).toBe(seconds * SECOND);
  });
});

describe('O6 the smallest limit', () => {
  const lines = ['max-smtp-out 4', 'max-msg-per-connection 10', 'max-connect-rate 30/m', 'max-msg-rate 240/m'];

  it('is max-msg-rate', () => {
    const { last, simulation } = run(domain(...lines), [{ count: 2400 }], { receiver: () => acceptAll(1200, 400) });
    expect(last / SECOND).toBeGreaterThan(540);
    expect(last / SECOND).toBeLessThan(620);
    const [queue] = simulation.queues;
    const held = [...(queue?.blame.sums(last) ?? [])]
      .toSorted(([, a], [, b]) => b - a)
      .map(([limit]) => limit.directive);
    expect(held[0]).toBe('max-msg-rate');
  });
});

describe('O7 connections by rate', () => {
  it.each([20, 30])('max-smtp-out %i', (most) => {
    const lines = [`max-smtp-out ${most}`, 'max-msg-per-connection 20', 'max-connect-rate 30/m'];
    const last = lastOf(lines, 1000, { receiver: () => acceptAll(1200, 400), knobs: { opening: 'full' } });
    expect(last).toBeCloseTo(69.2 * SECOND, 6);
  });
});

describe('O8 ramp-up', () => {
  it.each([
    ['2s', 100, 19],
    ['2s', 400, 49],
    ['0s', 100, 10],
    ['0s', 400, 40],
  ])('every %s, %i messages: %i s', (interval, count, seconds) => {
    const lines = ['max-smtp-out 10', `smtp-out-rampup-interval ${interval}`];
    expect(lastOf(lines, count, { receiver: () => acceptAll(0, 1000) })).toBe(seconds * SECOND);
  });
});

describe('O9 connections by source address', () => {
  const text = `<virtual-mta v>\n${[1, 2, 3].map((n) => `smtp-source-host 192.0.2.${n} v${n}.example.com`).join('\n')}
</virtual-mta>
<domain *>
max-smtp-out 20
source-ip-max-smtp-out 0/0 2
</domain>`;

  it.each([
    [0, 6],
    [1, 4],
    [3, 0],
  ])('are all that there are: %i of 3 disabled, %i connections', (disabled, connections) => {
    const { simulation, times } = run(text, [{ count: 100 }], {
      receiver: () => acceptAll(0, 1000),
      until: 500,
      prepare: disabling(disabled),
    });
    const [queue] = simulation.queues;
    expect(queue?.connections).toBe(connections);
    expect(times('delivered')).toHaveLength(0);
    expect(queue?.size).toBe(100);
  });

  it('of which a virtual MTA and the server may have fewer', () => {
    const capped = `total-max-smtp-out 5\n${text.replace('<virtual-mta v>', '<virtual-mta v>\nmax-smtp-out 3')}`;
    const { simulation } = run(capped, [{ count: 100 }], { receiver: () => acceptAll(0, 1000), until: 500 });
    expect(simulation.queues[0]?.connections).toBe(3);
  });
});

/** Takes addresses of the first queue out of use for good. */
function disabling(count: number): (simulation: Simulation) => void {
  return (simulation) => {
    const { sources } = simulation.queue({ domain: 'example.com', virtualMta: 'v' });
    for (const source of sources.slice(0, count)) source.disabledUntil = Infinity;
  };
}

describe('O9 connections by mail server', () => {
  const servers = ['a', 'b', 'c', 'd'].map((name) => `${name}.mx.example.net`);
  const text = (most: number, name = 'v') => `mx-connection-limit *.mx.example.net 5
<virtual-mta ${name}>
smtp-source-host 192.0.2.1 v1.example.com
smtp-source-host 192.0.2.2 v2.example.com
</virtual-mta>
<domain *>
max-smtp-out ${most}
max-msg-per-connection 1
</domain>`;
  const at = (hosts: readonly string[]) => () => ({ ...acceptAll(0, 1000), hosts });

  it.each([
    [['mx.example.org'], 100],
    [servers.slice(0, 1), 10],
    [servers, 40],
  ])('%s: %i', (hosts, connections) => {
    const { simulation } = run(text(100), [{ count: 200 }], { receiver: at(hosts), until: 500 });
    expect(simulation.queues[0]?.connections).toBe(connections);
  });

  it('are shared by the domains that a mail server is for, in turn', () => {
    const domains = ['a.com', 'b.com', 'c.com', 'd.com'];
    const { times, last } = run(
      text(100),
      domains.map((name) => ({ domain: name, count: 100 })),
      { receiver: at(servers.slice(0, 1)) },
    );
    expect(last).toBe(40 * SECOND);
    for (const name of domains) expect(times('delivered', `${name}/v`).at(-1)).toBeGreaterThan(36 * SECOND);
  });

  it('are not shared by mail servers that have no name', () => {
    const named = text(100).replace('*.mx.example.net', '*');
    const mail = ['a.com', 'b.com'].map((name) => ({ domain: name, count: 100 }));
    const { simulation } = run(named, mail, { receiver: () => acceptAll(0, 1000), until: 500 });
    expect(simulation.queues.map(({ connections }) => connections)).toEqual([10, 10]);
  });

  it('go on at the one in turn when the next one refuses them', () => {
    const { times, last } = run(text(100), [{ count: 100 }], {
      receiver: (replies) => ({
        ...acceptAll(0, 1000),
        hosts: servers.slice(0, 2),
        connect: ({ host }, answer) => {
          answer.delay = 0;
          answer.reply = host === 0 ? 0 : replies.idOf('connection refused');
        },
      }),
    });
    expect(times('failed')).toEqual([]);
    expect(last).toBeLessThanOrEqual(11 * SECOND);
  });
});

describe('O10 connections of the server', () => {
  it('are shared by all queues', () => {
    const text = `total-max-smtp-out 200\n${domain('max-smtp-out 20')}`;
    const mail = Array.from({ length: 15 }, (_, index) => ({ domain: `d${index}.com`, count: 400 }));
    const { log, last } = run(text, mail, { receiver: () => acceptAll(0, 500) });
    let open = 0;
    let most = 0;
    for (const { what } of log) {
      open += Number(what === 'connected') - Number(what === 'closed');
      most = Math.max(most, open);
    }
    expect(most).toBe(200);
    expect(last).toBeGreaterThanOrEqual(((15 * 400) / 400) * SECOND);
  });
});

describe('O12 priorities', () => {
  const text = (high: number, low: number) => `total-max-smtp-out 10
<virtual-mta v>
</virtual-mta>
<domain *>
max-smtp-out 10
</domain>
<domain high.com>
queue-priority ${high}
</domain>
<domain low.com>
queue-priority ${low}
</domain>`;
  const mail = [
    { domain: 'low.com', count: 100 },
    { domain: 'high.com', count: 100 },
  ];

  it('the higher one is done first', () => {
    const { times } = run(text(75, 30), mail, { receiver: () => acceptAll(0, 1000) });
    expect(times('delivered', 'high.com/v').at(-1)).toBe(11 * SECOND);
    expect(times('delivered', 'low.com/v').at(-1)).toBe(20 * SECOND);
  });
});

describe('O18 retries of a queue', () => {
  const failing: RunOptions = { receiver: unreachable };

  it('the example of the guide: 19 runs', () => {
    const list = '10m,10m,10m,10m,10m,1h,1h,1h,4h,4h,12h';
    const { times } = run(domain(`retry-after ${list}`, 'bounce-after 4d12h'), [{ count: 1 }], failing);
    const minutes = [0, 10, 20, 30, 40, 50, 110, 170, 230, 470, 710, 1430, 2150, 2870, 3590, 4310, 5030, 5750, 6470];
    expect(times('failed').map((time) => time / MINUTE)).toEqual(minutes);
    expect(times('bounced').map((time) => time / MINUTE)).toEqual([7190]);
  });

  it('10m for 24h: 144 runs', () => {
    expect(run(domain('retry-after 10m', 'bounce-after 24h'), [{ count: 1 }], failing).times('failed')).toHaveLength(
      144,
    );
  });

  it.each([
    ['bounce', 9],
    ['try', 10],
  ] as const)('at the moment of expiry: %s', (atExpiry, runs) => {
    const text = domain('retry-after 10m,20m,30m,1h,2h', 'bounce-after 12h');
    expect(run(text, [{ count: 1 }], { ...failing, knobs: { atExpiry } }).times('failed')).toHaveLength(runs);
  });

  it('once, when retries are further apart than mail lives', () => {
    expect(run(domain('retry-after 2h', 'bounce-after 1h'), [{ count: 1 }], failing).times('failed')).toEqual([0]);
  });
});

describe('O19 a delivery', () => {
  it('lets the list of retries begin anew', () => {
    const isUp = (now: number) => now >= 70 * MINUTE && now < 71 * MINUTE;
    const { times } = run(domain('retry-after 10m,1h'), [{ count: 1 }, { count: 1, at: 71 * MINUTE }], {
      receiver: (replies) => reachableWhen(replies, isUp),
      until: 100 * MINUTE,
    });
    expect(times('delivered')).toEqual([70 * MINUTE]);
    expect(times('failed').map((time) => time / MINUTE)).toEqual([0, 10, 71, 81]);
  });
});

describe('a mail server that takes no more connections', () => {
  /** Two at once; what is more is refused. */
  const taking = (replies: Replies): Receiver => {
    let open = 0;
    return {
      ...acceptAll(0, MINUTE),
      connect: (_offer, answer) => {
        answer.delay = 0;
        answer.reply = ++open > 2 ? replies.idOf('421 too many connections') : 0;
      },
      close: () => open--,
    };
  };

  it.each([
    ['queue', [1, 1, 10, 10, 19, 19]],
    ['openings', [1, 1, 2, 2, 3, 3]],
  ] as const)('lets the %s wait', (uponRefusal, minutes) => {
    const { times } = run(domain('retry-after 9m', 'connection-idle-timeout 10m'), [{ count: 6 }], {
      receiver: taking,
      knobs: { uponRefusal },
    });
    expect(times('delivered').map((time) => time / MINUTE)).toEqual(minutes);
    expect(times('failed')[0]).toBe(0);
  });
});

describe('O20 greylisting', () => {
  it('is over with the first retry after its delay', () => {
    const text = domain('retry-recipients-after 10m');
    const { times, last } = run(text, [{ count: 1 }], {
      receiver: (replies) => scripted(replies, (_, now) => (now < 5 * MINUTE ? '451 greylisted' : undefined)),
    });
    expect(times('deferred')).toEqual([0]);
    expect(last).toBe(10 * MINUTE);
  });
});

describe('O22 new mail for a queue in retry mode', () => {
  it.each([
    ['no', [600, 600]],
    ['yes', [100, 100]],
  ])('retry-upon-new-mail %s', (answer, seconds) => {
    let isUp = false;
    const text = domain('retry-after 10m', `retry-upon-new-mail ${answer}`);
    const { times } = run(text, [{ count: 1 }, { count: 1, at: 100 * SECOND }], {
      receiver: (replies) => ({
        hosts: ['mx'],
        connect: ({ now }, answerOf) => {
          isUp ||= now > 0;
          answerOf.delay = 0;
          answerOf.reply = isUp ? 0 : replies.idOf('connection refused');
        },
        deliver: (_delivery, answerOf) => {
          answerOf.delay = 0;
          answerOf.reply = 0;
        },
      }),
    });
    expect(times('delivered').map((time) => time / SECOND)).toEqual(seconds);
  });
});

describe('O23 and O24 backoff', () => {
  const list = '<smtp-pattern-list p>\nreply /TSS04/ mode=backoff\n</smtp-pattern-list>\n';
  const lines = ['smtp-pattern-list p', 'max-msg-rate 10/s', 'backoff-max-msg-rate 60/m', 'retry-recipients-after 10m'];
  const throttled: RunOptions = {
    receiver: (replies) => scripted(replies, (attempt) => (attempt === 301 ? '421 4.7.0 [TSS04] later' : undefined)),
  };

  it('ends after its time', () => {
    const { times, last } = run(list + domain(...lines, 'backoff-to-normal-after 10m'), [{ count: 1000 }], throttled);
    expect(times('backoff')).toEqual([30 * SECOND]);
    expect(times('normal')).toEqual([630 * SECOND]);
    expect(last).toBe(639 * SECOND);
    expect(times('delivered')).toHaveLength(1000);
    expect(times('deferred')).toHaveLength(1);
  });

  it('ends with the first delivery', () => {
    const text = list + domain(...lines, 'backoff-to-normal-after-delivery yes');
    expect(run(text, [{ count: 1000 }], throttled).times('normal')).toEqual([30 * SECOND]);
  });

  it('goes on without an end', () => {
    const { times, last } = run(list + domain(...lines, 'backoff-to-normal-after never'), [{ count: 1000 }], throttled);
    expect(last).toBe(690 * SECOND);
    expect(times('delivered').filter((time) => time === 690 * SECOND)).toHaveLength(40);
  });
});

describe('O26 which rule for a reply counts', () => {
  const reply = '452 mailbox is over quota. Please try again later';
  const backoff = 'reply /try again later/ mode=backoff';
  const bounce = 'reply /over quota\\. please try again later/ bounce-rcpt';

  it('the rules of different groups together', () => {
    const text = `<smtp-pattern-list p>\n${bounce}\n${backoff}\n</smtp-pattern-list>\n${domain('smtp-pattern-list p')}`;
    const { times } = run(text, [{ count: 1 }], { receiver: (replies) => scripted(replies, () => reply) });
    expect(times('bounced')).toEqual([0]);
    expect(times('backoff')).toEqual([0]);
  });
});

describe('O25 addresses in turn', () => {
  const hosts = [1, 2, 3].map((n) => `smtp-source-host 192.0.2.${n} v${n}.example.com`);
  const text = `<virtual-mta v>\n${hosts.join('\n')}\n</virtual-mta>\n<domain *>\nmax-msg-per-connection 1\n</domain>`;

  it.each([
    [0, [3000, 3000, 3000]],
    [1, [0, 4500, 4500]],
  ])('%i of 3 disabled: %s', (disabled, messages) => {
    const { log } = run(text, [{ count: 9000 }], {
      receiver: () => acceptAll(0, 1000),
      prepare: disabling(disabled),
    });
    const delivered = log.filter(({ what }) => what === 'delivered');
    const by = (address: string) => delivered.filter((entry) => entry.text === address).length;
    expect([1, 2, 3].map((n) => by(`192.0.2.${n}`))).toEqual(messages);
  });
});

describe('O28 source addresses in turn', () => {
  it('count connections, not messages', () => {
    const hosts = [1, 2, 3].map((n) => `smtp-source-host 192.0.2.${n} v${n}.example.com`);
    const text = `<virtual-mta v>\n${hosts.join('\n')}\n</virtual-mta>\n<domain *>\nmax-smtp-out 10\n</domain>`;
    const { log } = run(text, [{ count: 100 }], { receiver: () => acceptAll(0, 1000), until: 500 });
    const used = Map.groupBy(
      log.filter(({ what }) => what === 'connected'),
      ({ text: address }) => address,
    );
    expect([...used.values()].map(({ length }) => length)).toEqual([4, 3, 3]);
  });
});

describe('O30 recipients of a message', () => {
  it.each([
    [5000, 3000, [3000, 2000]],
    [2500, undefined, [1000, 1000, 500]],
  ])('%i recipients, %s at most', (recipients, most, transactions) => {
    const text = domain(most ? `max-rcpt-per-transaction ${most}` : '');
    const taken: number[] = [];
    run(text, [{ count: 1, recipients }], {
      receiver: () => {
        const receiver = acceptAll();
        return {
          ...receiver,
          deliver: (delivery, answer) => {
            taken.push(delivery.recipients);
            receiver.deliver(delivery, answer);
          },
        };
      },
    });
    expect(taken).toEqual(transactions);
  });
});

describe('O32 errors of a connection', () => {
  it('close it after the fifth', () => {
    const bad = (attempt: number) => [1, 4].includes(((attempt - 1) % 5) + 1);
    const { log } = run(domain('max-errors-per-connection 5', 'max-smtp-out 1'), [{ count: 20 }], {
      receiver: (replies) => scripted(replies, (attempt) => (bad(attempt) ? '550 no such user' : undefined)),
    });
    const closed = log.findIndex(({ what }) => what === 'closed');
    expect(log.slice(0, closed).filter(({ what }) => what === 'delivered' || what === 'bounced')).toHaveLength(11);
  });
});
