/** What all limits together allow mail to a domain, and what holds it back. */
import { describe, expect, it } from 'vitest';
import { type CeilingOptions, ceilingOf, ceilings, namedDomains, sourceIpCeilings } from '../../src/index.ts';
import { modelOf, mxOf } from '../routing/of-text.ts';

function vmta(name: string, ...lines: string[]): string {
  return `<virtual-mta ${name}>\n${lines.join('\n')}\n</virtual-mta>\n`;
}

function domain(pattern: string, ...lines: string[]): string {
  return `<domain ${pattern}>\n${lines.join('\n')}\n</domain>\n`;
}

/** Clients that may choose any virtual MTA but {default}: they get a pool of all. */
function pooled(...names: string[]): string {
  const members = names.map((name) => `virtual-mta ${name}`).join('\n');
  return `<virtual-mta-pool all>\n${members}\n</virtual-mta-pool>\n<source 0/0>\ndefault-virtual-mta all\n</source>\n`;
}

const two =
  vmta('a', 'smtp-source-host 192.0.2.1 a.example.com') + vmta('b', 'smtp-source-host 192.0.2.2 b.example.com');

describe('a domain', () => {
  it('may be held below what is declared: 1000/h, but 100/h because connections are few', () => {
    const text = domain('example.com', 'max-msg-rate 1000/h', 'max-connect-rate 10/h', 'max-msg-per-connection 10');
    const { perHour, winner } = ceilingOf(modelOf(text), 'example.com');
    expect(perHour).toBe(100);
    expect(winner?.reason).toBe('max-connect-rate 10/h, 10 messages each');
    expect(winner?.setting.line?.place.line).toBe(3);
  });

  it('has a queue for each virtual MTA, and the sum of them', () => {
    const text = two + pooled('a', 'b') + domain('example.com', 'max-msg-rate 100/h', 'max-smtp-out 3');
    const ceiling = ceilingOf(modelOf(text), 'example.com');
    expect(ceiling).toMatchObject({
      domain: 'example.com',
      perSecond: 200,
      perHour: 200,
      perDay: 4_800,
      connections: 6,
    });
    expect(ceiling.queues.map(({ queue, perHour }) => [queue.virtualMta, perHour])).toEqual([
      ['a', 100],
      ['b', 100],
    ]);
    expect(ceiling.winner?.reason).toBe('max-msg-rate 100/h');
    expect(ceiling.connectionWinner?.reason).toBe('max-smtp-out 3');
  });

  it('is held back by what holds most of it back', () => {
    const text =
      vmta('a', 'max-smtp-msg-rate 10/h') +
      vmta('b', 'max-smtp-msg-rate 20/h') +
      vmta('c') +
      pooled('a', 'b', 'c') +
      domain('example.com', 'max-msg-rate 25/h');
    const { perHour, winner } = ceilingOf(modelOf(text), 'example.com');
    expect([perHour, winner?.reason]).toEqual([55, 'max-msg-rate 25/h']);
  });

  it('is held back by one line of a pool for several virtual MTAs', () => {
    const text = `${vmta('a') + vmta('b')}${pooled('a', 'b').replace('virtual-mta a', 'virtual-mta a\nmax-smtp-msg-rate 9/h')}`;
    const { perHour, winner } = ceilingOf(modelOf(text), 'example.com');
    expect([perHour, winner?.reason]).toEqual([18, 'max-smtp-msg-rate 9/h']);
  });

  it('may be without a limit', () => {
    const ceiling = ceilingOf(modelOf(''), 'example.com');
    expect(ceiling).toMatchObject({ perSecond: Infinity, perHour: Infinity, perDay: Infinity, connections: 20 });
    expect(ceiling.winner).toBeUndefined();
    expect(ceiling.connectionWinner?.reason).toBe('max-smtp-out 20');
  });

  it('is without a limit if one of its queues is', () => {
    const text = vmta('a', 'max-smtp-msg-rate 10/h') + vmta('b') + pooled('a', 'b');
    const { perHour, winner } = ceilingOf(modelOf(text), 'example.com');
    expect([perHour, winner]).toEqual([Infinity, undefined]);
  });

  it('may get no mail at all', () => {
    const loop =
      vmta('a', domain('*', 'reroute-to-virtual-mta b')) + vmta('b', domain('*', 'reroute-to-virtual-mta a'));
    const ceiling = ceilingOf(modelOf(loop + pooled('a', 'b')), 'example.com');
    expect(ceiling).toMatchObject({ perHour: 0, connections: 0, queues: [] });
    expect([ceiling.winner, ceiling.connectionWinner]).toEqual([undefined, undefined]);
  });
});

describe('virtual MTAs and domains in one queue', () => {
  const limits = domain('*', 'max-msg-rate 100/h');
  const queuesFor = (text: string, options: CeilingOptions = {}): [string, string[], number][] =>
    ceilingOf(modelOf(limits + text), 'example.com', options).queues.map(({ queue, virtualMtas, perHour }) => [
      `${queue.domain}/${queue.virtualMta}`,
      [...virtualMtas],
      perHour,
    ]);

  it('by a reroute', () => {
    const text = two + pooled('a', 'b') + domain('example.com', 'reroute-to-virtual-mta B');
    expect(queuesFor(text)).toEqual([['example.com/b', ['a', 'b'], 100]]);
  });

  it('by a reroute to a pool', () => {
    const text = `${two}${vmta('c')}<virtual-mta-pool p>\nvirtual-mta a\nvirtual-mta B\n</virtual-mta-pool>\n<source 0/0>\ndefault-virtual-mta c\n</source>\n${vmta('c', domain('*', 'reroute-to-virtual-mta p'))}`;
    expect(queuesFor(text)).toEqual([
      ['example.com/a', ['a', 'c'], 100],
      ['example.com/b', ['b', 'c'], 100],
    ]);
  });

  it('by queue-to', () => {
    const text =
      two + pooled('a', 'b') + domain('example.com', 'queue-to x.queue') + domain('x.queue', 'max-msg-rate 7/h');
    expect(queuesFor(text)).toEqual([
      ['x.queue/a', ['a'], 7],
      ['x.queue/b', ['b'], 7],
    ]);
  });

  it('by MX rollup', () => {
    const text = `${two + pooled('a', 'b')}<mx-rollup-list>\nmx mx.example.net net.rollup\n</mx-rollup-list>\n${domain('net.rollup', 'max-msg-rate 9/h')}`;
    expect(queuesFor(text, { mx: mxOf({ 'example.com': 'mx.example.net 1' }) })).toEqual([
      ['net.rollup/a', ['a'], 9],
      ['net.rollup/b', ['b'], 9],
    ]);
    expect(queuesFor(text).map(([name]) => name)).toEqual(['example.com/a', 'example.com/b']);
  });

  it('two queues of one virtual MTA share its limits', () => {
    const text =
      vmta('a', domain('*', 'queue-to x.queue', 'reroute-to-virtual-mta c')) +
      vmta('b', domain('*', 'reroute-to-virtual-mta c')) +
      vmta('c', 'max-smtp-msg-rate 150/h', 'max-smtp-out 25') +
      pooled('a', 'b');
    const ceiling = ceilingOf(modelOf(limits + text), 'example.com');
    expect(ceiling.queues.map(({ queue, perHour, connections }) => [queue.domain, perHour, connections])).toEqual([
      ['x.queue', 100, 20],
      ['example.com', 100, 20],
    ]);
    expect(ceiling).toMatchObject({ perHour: 150, connections: 25 });
    expect(ceiling.winner?.reason).toBe('max-smtp-msg-rate 150/h');
    expect(ceiling.connectionWinner?.reason).toBe('max-smtp-out 25');
    const byAddress = sourceIpCeilings(modelOf(`smtp-source-host 192.0.2.1 a.example.com\n${limits}${text}`), ceiling);
    expect(byAddress).toMatchObject([{ virtualMtas: ['c'], perHour: 150, connections: 25 }]);
  });
});

describe('connections over all queues', () => {
  const base = two + pooled('a', 'b') + domain('example.com', 'max-smtp-out 30');
  const own = `mx-connection-limit *.own.example 3 # own\nmx-connection-limit [*.]own.example 4\n`;
  const servers = 'mx1.own.example 10, mx2.own.example 20, MX1.OWN.example 30';

  it.each<[string, string, Record<string, string>, number, string]>([
    ['those of the queues', base, {}, 60, 'max-smtp-out 30'],
    ['the limit of the server', `total-max-smtp-out 50\n${base}`, {}, 50, 'total-max-smtp-out 50'],
    ['which is not reached', `total-max-smtp-out 70\n${base}`, {}, 60, 'max-smtp-out 30'],
    ['servers that are not known', own + base, {}, 60, 'max-smtp-out 30'],
    [
      'each server of DNS once, of all preferences, for each address',
      own + base,
      { 'example.com': servers },
      12,
      'mx-connection-limit *.own.example 3, on 2 mail servers and 2 source addresses',
    ],
    [
      'a server without a limit',
      own + base,
      { 'example.com': `${servers}, mx.else.example 10` },
      60,
      'max-smtp-out 30',
    ],
    [
      'the first line for a server',
      own + base,
      { 'example.com': 'own.example 1' },
      8,
      'mx-connection-limit [*.]own.example 4, on 1 mail server and 2 source addresses',
    ],
    [
      'the least of both',
      `total-max-smtp-out 50\n${own}${base}`,
      { 'example.com': 'mx1.own.example 1' },
      6,
      'mx-connection-limit *.own.example 3, on 1 mail server and 2 source addresses',
    ],
    [
      'servers that the configuration names',
      `${own}${base}${domain('*', 'smtp-hosts mx1.own.example,mx2.own.example;mx3.own.example')}`,
      { 'example.com': 'mx.else.example 1' },
      18,
      'mx-connection-limit *.own.example 3, on 3 mail servers and 2 source addresses',
    ],
    [
      'servers of another domain',
      `${own}${base}${domain('*', 'smtp-hosts lookup-mx:example.net')}`,
      { 'example.com': 'mx.else.example 1', 'example.net': 'mx1.own.example 1' },
      6,
      'mx-connection-limit *.own.example 3, on 1 mail server and 2 source addresses',
    ],
    [
      'which are not known',
      `${own}${base}${domain('*', 'smtp-hosts mx1.own.example,lookup-mx:example.net')}`,
      {},
      60,
      'max-smtp-out 30',
    ],
    [
      'servers of one queue only',
      `${own}${base}${vmta('a', domain('*', 'smtp-hosts mx1.own.example'))}`,
      {},
      60,
      'max-smtp-out 30',
    ],
    [
      'servers of both queues, each from its address',
      `${own}${base}${vmta('a', domain('*', 'smtp-hosts mx1.own.example'))}`,
      { 'example.com': 'mx2.own.example 1' },
      6,
      'mx-connection-limit *.own.example 3, on 2 mail servers and 1 source address',
    ],
    [
      'a macro in the pattern',
      `domain-macro ends example,test\nmx-connection-limit mx1.own.$ends 2\n${base}`,
      { 'example.com': 'mx1.own.example 1' },
      4,
      'mx-connection-limit mx1.own.$ends 2, on 1 mail server and 2 source addresses',
    ],
    [
      'the servers of a rollup queue',
      `<mx-rollup-list>\nmx mx1.own.example own.rollup\n</mx-rollup-list>\n${own}${base}${domain('own.rollup', 'max-smtp-out 30')}`,
      { 'example.com': 'mx1.own.example 1, mx.else.example 1' },
      6,
      'mx-connection-limit *.own.example 3, on 1 mail server and 2 source addresses',
    ],
    [
      'of which the list has a wildcard',
      `<mx-rollup-list>\nmx *.own.example own.rollup rollup-by-ip\n</mx-rollup-list>\n${own}${base}${domain('own.rollup', 'max-smtp-out 30')}`,
      { 'example.com': 'mx1.own.example 1, mx2.own.example 1' },
      12,
      'mx-connection-limit *.own.example 3, on 2 mail servers and 2 source addresses',
    ],
  ])('%s', (_, text, mx, connections, reason) => {
    const ceiling = ceilingOf(modelOf(text), 'example.com', { mx: mxOf(mx) });
    expect([ceiling.connections, ceiling.connectionWinner?.reason]).toEqual([connections, reason]);
  });

  it('an address that the system chooses counts once', () => {
    const text = `${own}${vmta('a', 'smtp-source-host 192.0.2.1 a.example.com') + vmta('b') + vmta('c') + pooled('a', 'b', 'c')}`;
    const { connections } = ceilingOf(modelOf(text), 'example.com', {
      mx: mxOf({ 'example.com': 'mx1.own.example 1' }),
    });
    expect(connections).toBe(6);
  });

  it('an address of two virtual MTAs counts once', () => {
    const shared =
      vmta('a', 'smtp-source-host 192.0.2.1 a.example.com') + vmta('b', 'smtp-source-host 192.0.2.0/31 b.example.com');
    const model = modelOf(own + shared + pooled('a', 'b'));
    const { connections } = ceilingOf(model, 'example.com', { mx: mxOf({ 'example.com': 'mx1.own.example 1' }) });
    expect(connections).toBe(6);
  });
});

describe('one source address', () => {
  const text = `
mx-connection-limit mx.example.net 5
${vmta('a', 'smtp-source-host 192.0.2.1 a.example.com', 'smtp-source-host 192.0.2.1 again.example.com', 'smtp-source-host 192.0.2.2 b.example.com')}
${vmta('b', 'smtp-source-host 192.0.2.1 c.example.com', 'smtp-source-host 192.0.2.4/30 d.example.com')}
${vmta('c')}
${pooled('a', 'b', 'c')}
${domain('example.com', 'max-smtp-out 20', 'max-msg-rate 100/h', 'source-ip-max-smtp-out 0/0 4', 'source-ip-max-msg-rate 192.0.2.1 30/h')}
`;
  const summary = (options: CeilingOptions = {}): [number, string[], number, number][] => {
    const model = modelOf(text);
    return sourceIpCeilings(model, ceilingOf(model, 'example.com', options), options).map((one) => [
      Number(one.network.address % 256n),
      [...one.virtualMtas],
      one.perHour,
      one.connections,
    ]);
  };

  it('serves the queues of several virtual MTAs; a network is told as one', () => {
    expect(summary()).toEqual([
      [1, ['a', 'b'], 60, 8],
      [2, ['a'], 100, 4],
      [4, ['b'], 100, 16],
    ]);
  });

  it('is limited for each mail server over all virtual MTAs', () => {
    expect(
      summary({ mx: mxOf({ 'example.com': 'mx.example.net 1' }) }).map(([, , , connections]) => connections),
    ).toEqual([5, 4, 16]);
  });

  it('is limited by what the server may open', () => {
    const model = modelOf(`total-max-smtp-out 6\n${text}`);
    const found = sourceIpCeilings(model, ceilingOf(model, 'example.com'));
    expect(found.map(({ connections }) => connections)).toEqual([6, 4, 6]);
  });

  it('of a proxy takes the place of the others', () => {
    const proxied = vmta(
      'a',
      'smtp-source-host 192.0.2.1 a.example.com',
      'smtp-proxy-source-host 192.0.2.9 192.0.2.50:5000 198.51.100.9 a.example.com',
    );
    const model = modelOf(proxied + pooled('a'));
    const found = sourceIpCeilings(model, ceilingOf(model, 'example.com'));
    expect(found.map(({ network }) => Number(network.address % 256n))).toEqual([9]);
  });
});

describe('all domains', () => {
  const text = `
domain-macro more c.example,a.example
${two}
${domain('b.example', 'max-msg-rate 1/h')}
${domain('$more', 'max-msg-rate 2/h')}
${domain('*.wild.example', 'max-msg-rate 3/h')}
${domain('[*.]both.example', 'max-msg-rate 3/h')}
${domain('[192.0.2.0/24]', 'max-msg-rate 3/h')}
${domain('{bounce}', 'type discard')}
${domain('*', 'max-msg-rate 9/h')}
${vmta('v', domain('v.example', 'max-msg-rate 4/h'), domain('b.example', 'max-msg-rate 5/h'))}
<virtual-mta-pool p>
  virtual-mta a
  ${domain('p.example', 'max-msg-rate 6/h')}
</virtual-mta-pool>
<source 0/0>
  always-allow-relaying yes
</source>
`;
  const names = ['a.example', 'b.example', 'c.example', 'p.example', 'v.example'];

  it('are those that sections name, in the order of the alphabet', () => {
    expect(namedDomains(modelOf(text))).toEqual(names);
  });

  it('have the ceilings that each of them has', () => {
    const model = modelOf(text);
    const all = ceilings(model);
    expect(all.map(({ domain: name }) => name)).toEqual(names);
    expect(all).toEqual(names.map((name) => ceilingOf(model, name)));
    expect(all.map(({ perHour }) => perHour)).toEqual([2, 1, 2, 9, 9]);
  });
});
