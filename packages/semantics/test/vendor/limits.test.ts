/** What limits allow: the oracles that need no simulation, and the examples of the guide. */
import { describe, expect, it } from 'vitest';
import { type RateModel, allowanceOf, ceilingOf, mostEvents } from '../../src/index.ts';
import { modelOf } from '../routing/of-text.ts';
import { type Row, ceiling, winner } from './questions.ts';

const hour = 3_600;
const minute = 60;

function rate(count: number, seconds: number): { readonly count: number; readonly seconds: number } {
  return { count, seconds };
}

describe('rates [runtime 6.1]', () => {
  it.each<[string, RateModel, number, number, number, number]>([
    ['100/15m in an hour', 'window', 100, 15 * minute, hour, 400],
    ['83/5s in a minute', 'window', 83, 5, minute, 996],
    ['120/h at once', 'window', 120, hour, 1, 120],
    ['120/h in five minutes', 'window-5m', 120, hour, 5 * minute, 10],
    ['120/h at once, in slots', 'window-5m', 120, hour, 1, 10],
    ['120/h in an hour of slots', 'window-5m', 120, hour, hour, 120],
    ['100/h in an hour of slots of nine', 'window-5m', 100, hour, hour, 100],
    ['100/h in five minutes', 'window-5m', 100, hour, 5 * minute, 9],
    ['2880/d in five minutes', 'window-5m', 2_880, 24 * hour, 5 * minute, 10],
    ['100/5m has no slots', 'window-5m', 100, 5 * minute, 1, 100],
    ['120/h spread', 'gcra', 120, hour, hour, 120],
    ['120/h spread, at once', 'gcra', 120, hour, 1, 1],
    ['5/2s spread: at 0, 0.4 and 0.8 s', 'gcra', 5, 2, 1, 3],
    ['no limit', 'window', Infinity, 1, hour, Infinity],
  ])('%s (%s)', (_, model, count, seconds, period, most) => {
    expect(mostEvents(rate(count, seconds), period, model)).toBe(most);
  });

  /** O1: with N waiting, the last of the window model starts so many windows in; the same told by what may pass. */
  it.each([
    [1_000, 120, hour, 28_800],
    [1_000, 10, 5 * minute, 29_700],
    [250, 100, 15 * minute, 1_800],
  ])('O1: %i messages at %i in %i s end after %i s', (messages, count, seconds, last) => {
    expect(mostEvents(rate(count, seconds), last, 'window')).toBeLessThan(messages);
    expect(mostEvents(rate(count, seconds), last + 1, 'window')).toBeGreaterThanOrEqual(messages);
  });

  /** O2: a bucket of one that drips 120/h lets the last of 1000 go after 29 970 s. */
  it('O2: 1000 messages at 120/h, spread, end after 29970 s', () => {
    expect(mostEvents(rate(120, hour), 29_970, 'gcra')).toBe(999);
    expect(mostEvents(rate(120, hour), 29_971, 'gcra')).toBe(1_000);
  });

  const models: readonly RateModel[] = ['window', 'window-5m', 'gcra'];
  const samples = [rate(120, hour), rate(100, 15 * minute), rate(83, 5), rate(1, 24 * hour), rate(7, 10 * minute)];
  it.each(models.flatMap((model) => samples.map((one) => [model, one.count, one.seconds] as const)))(
    'O3: %s, %i in %i s: no more than n in its interval, nor than n * (floor(L / T) + 2) in any',
    (model, count, seconds) => {
      expect(mostEvents(rate(count, seconds), seconds, model)).toBeLessThanOrEqual(count);
      for (const length of [1, seconds / 2, seconds, seconds * 1.5, 86_400]) {
        const most = mostEvents(rate(count, seconds), length, model);
        expect(most).toBeLessThanOrEqual(count * (Math.floor(length / seconds) + 2));
        if (model === 'gcra') expect(most).toBeLessThanOrEqual(1 + (count * length) / seconds);
      }
    },
  );

  it('an allowance tells a second, an hour and a day', () => {
    expect(allowanceOf(rate(30, minute), 'window')).toEqual({ perSecond: 30, perHour: 1_800, perDay: 43_200 });
  });
});

/** O6 without what the time of a delivery adds: 10 messages a connection, 4 connections. */
const o6 = `
<domain example.com>
  max-smtp-out 4
  max-msg-per-connection 10
  max-connect-rate 30/m
  max-msg-rate 240/m
</domain>
`;

function o9(addresses: readonly string[]): string {
  return `
<virtual-mta v>
  ${addresses.map((address) => `smtp-source-host ${address} mail.example.com`).join('\n  ')}
</virtual-mta>
<domain example.com>
  max-smtp-out 20
  source-ip-max-smtp-out 0/0 2
</domain>
<source 0/0>
  default-virtual-mta v
</source>
`;
}

const mxLimit = `
mx-connection-limit *.servers.example 5
<virtual-mta v>
  smtp-source-host 192.0.2.1 one.example.com
  smtp-source-host 192.0.2.2 two.example.com
</virtual-mta>
<domain example.com>
  max-smtp-out 100
</domain>
<source 0/0>
  default-virtual-mta v
</source>
`;
const fourServers = {
  'example.com': ['a', 'b', 'c', 'd'].map((name) => `${name}.servers.example 10`).join(', '),
};

/** O11: 40 domains in a macro, three virtual MTAs. */
const names = Array.from({ length: 40 }, (_, index) => `d${index}.example`);
function o11(lines: string): string {
  return `
domain-macro many ${names.join(',')}
<domain $many>
  ${lines}
</domain>
<domain many.queue>
  max-msg-rate 250/h
</domain>
<virtual-mta a>
</virtual-mta>
<virtual-mta b>
</virtual-mta>
<virtual-mta c>
</virtual-mta>
<virtual-mta-pool all>
  virtual-mta a
  virtual-mta b
  virtual-mta c
</virtual-mta-pool>
<source 0/0>
  default-virtual-mta all
</source>
`;
}

const rows: readonly Row[] = [
  ['oracle O6', 'the rate of messages is the least', o6, ceiling('example.com', 'perHour'), 240 * 60],
  ['oracle O6', 'and is named', o6, winner('example.com'), 'max-msg-rate 240/m'],
  [
    'oracle O6',
    'without it, the rate of connections',
    o6.replace('max-msg-rate 240/m', ''),
    ceiling('example.com', 'perHour'),
    10 * 30 * 60,
  ],
  [
    'oracle O6',
    'which is named with what a connection carries',
    o6.replace('max-msg-rate 240/m', ''),
    winner('example.com'),
    'max-connect-rate 30/m, 10 messages each',
  ],
  ['oracle O6', 'connections', o6, ceiling('example.com', 'connections'), 4],
  [
    'oracle O9',
    'three addresses',
    o9(['192.0.2.1', '192.0.2.2', '192.0.2.3']),
    ceiling('example.com', 'connections'),
    6,
  ],
  ['oracle O9', 'two addresses', o9(['192.0.2.1', '192.0.2.2']), ceiling('example.com', 'connections'), 4],
  [
    'oracle O9',
    'the winner',
    o9(['192.0.2.1', '192.0.2.2']),
    winner('example.com', 'connectionWinner'),
    'source-ip-max-smtp-out 0/0 2, on 2 source addresses',
  ],
  [
    'oracle O9; runtime 6',
    '5 for each of 2 addresses and 4 servers',
    mxLimit,
    ceiling('example.com', 'connections', fourServers),
    40,
  ],
  ['runtime 6', 'the servers are not known', mxLimit, ceiling('example.com', 'connections'), 100],
  [
    'oracle O10',
    'the limit of the server',
    `total-max-smtp-out 7\n${mxLimit}`,
    ceiling('example.com', 'connections'),
    7,
  ],
  ['oracle O11', 'one domain, three queues', o11('max-msg-rate 250/h'), ceiling('d7.example', 'perHour'), 750],
  ['oracle O11', 'one queue for all', o11('queue-to many.queue'), ceiling('d7.example', 'perHour'), 750],
];

describe('ceilings', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });

  it('O11: 120 queues allow 30000 messages an hour, three only 750', () => {
    const apart = modelOf(o11('max-msg-rate 250/h'));
    const sum = names.reduce((total, name) => total + ceilingOf(apart, name).perHour, 0);
    expect(sum).toBe(30_000);
    const together = modelOf(o11('queue-to many.queue'));
    const queues = names.flatMap((name) => ceilingOf(together, name).queues);
    const byName = new Map(queues.map(({ queue, perHour }) => [`${queue.domain}/${queue.virtualMta}`, perHour]));
    expect([...byName.keys()]).toEqual(['many.queue/a', 'many.queue/b', 'many.queue/c']);
    expect([...byName.values()].reduce((total, perHour) => total + perHour, 0)).toBe(750);
  });

  it('O4: with a volume of 1 MiB an hour and messages of 51200 bytes, 20.48 fit: the 21st may still go', () => {
    const model = modelOf('<domain example.com>\n  max-data-volume-rate 1m/h\n</domain>\n');
    expect(ceilingOf(model, 'example.com', { messageSize: 51_200 }).perHour).toBe(21);
    expect(ceilingOf(model, 'example.com').perHour).toBe(Infinity);
  });
});
