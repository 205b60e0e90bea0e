import { describe, expect, it } from 'vitest';
import { usualTexts } from '../../src/receivers/texts.ts';
import { type Mail, Sender, codes } from './sender.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The codes of messages that are offered over one connection. */
function sent(written: unknown, mails: readonly Mail[]): string[] {
  const sender = new Sender(written);
  const { number } = sender.connect();
  return codes(mails.map((mail, index) => sender.deliver({ number: index, connection: number, ...mail })));
}

function at(...times: readonly number[]): Mail[] {
  return times.map((now) => ({ now }));
}

describe('a model that says nothing', () => {
  it('takes all mail at once', () => {
    const sender = new Sender({});
    expect(sender.connect()).toEqual({ number: 0, reply: 'ok', delay: 0 });
    expect(sender.deliver({})).toEqual({ reply: 'ok', delay: 0 });
    expect(sender.receiver.hosts).toEqual(['mx']);
  });

  it('takes mail over a connection that it was not asked for', () => {
    expect(new Sender({ connections: 1 }).deliver({ connection: 7 }).reply).toBe('ok');
  });
});

describe('connections', () => {
  const [a, b] = ['192.0.2.1', '192.0.2.2'];
  const other = '198.51.100.1';

  it.each<[string, unknown, Mail[], string[]]>([
    ['by source', 2, [{ source: a }, { source: a }, { source: a }, { source: b }], ['ok', 'ok', '421', 'ok']],
    ['by network', { most: 1, per: 'network' }, [{ source: a }, { source: b }, { source: other }], ['ok', '421', 'ok']],
    [
      'by source and host',
      { most: 1, per: 'source-and-host' },
      [{ host: 0 }, { host: 1 }, { host: 1 }, { host: 1, source: b }],
      ['ok', 'ok', '421', 'ok'],
    ],
    ['by host', { most: 1, per: 'host' }, [{ host: 0 }, { host: 1, source: b }, { host: 1 }], ['ok', 'ok', '421']],
    ['by provider', { most: 1, per: 'provider' }, [{ source: a }, { source: b, host: 1 }], ['ok', '421']],
    [
      'by two of them',
      [{ most: 2, per: 'provider', reply: '450 all' }, 1],
      [{ source: a }, { source: a }, { source: b }, { source: other }],
      ['ok', '421', 'ok', '450'],
    ],
    ['of no limit', 'unlimited', [{}, {}, {}], ['ok', 'ok', 'ok']],
  ])('are limited %s', (_, connections, offers, expected) => {
    const sender = new Sender({ hosts: ['mx1', 'mx2'], connections });
    expect(codes(offers.map((offer) => sender.connect(offer)))).toEqual(expected);
  });

  it('are free again when they end, and refused ones were never counted', () => {
    const sender = new Sender({ connections: 1 });
    const [first, second] = [sender.connect(), sender.connect()];
    sender.close(second.number);
    sender.close(second.number);
    expect(sender.connect().reply).toBe(usualTexts.connections);
    sender.close(first.number);
    expect(codes([sender.connect(), sender.connect()])).toEqual(['ok', '421']);
  });
});

describe('messages over one connection', () => {
  it('are as many as it says, and anew over the next', () => {
    const sender = new Sender({ messagesPerConnection: { most: 2, reply: '451 enough' } });
    const first = sender.connect().number;
    const over = (connection: number) => sender.deliver({ connection });
    expect(codes([over(first), over(first), over(first), over(first)])).toEqual(['ok', 'ok', '451', '451']);
    sender.close(first);
    expect(over(sender.connect().number).reply).toBe('ok');
  });
});

describe('a hidden rate', () => {
  it('counts in intervals that begin with their first message', () => {
    const times = at(10, 20, MINUTE, HOUR + 9, HOUR + 10, HOUR + 11, HOUR + 12);
    expect(sent({ rate: '2/h' }, times)).toEqual(['ok', 'ok', '421', '421', 'ok', 'ok', '421']);
  });

  it('as a bucket gives as many tokens as have come since', () => {
    const times = at(0, 0, 0, 0, 20_000, 20_000, 60_000, 60_000, 60_000);
    const rate = { limit: '3/m', counting: 'bucket' };
    expect(sent({ rate }, times)).toEqual(['ok', 'ok', 'ok', '421', 'ok', '421', 'ok', 'ok', '421']);
  });

  it('as a bucket of another size', () => {
    expect(sent({ rate: { limit: '60/m', burst: 1 } }, at(0, 999, 1000, 1999, 2000))).toEqual([
      'ok',
      '421',
      'ok',
      '421',
      'ok',
    ]);
  });

  it('can count recipients, and takes a message whole or not at all', () => {
    const mails = [{ recipients: 6 }, { recipients: 5 }, { recipients: 4 }, { recipients: 1 }];
    expect(sent({ rate: { limit: '10/h', of: 'recipients' } }, mails)).toEqual(['ok', '421', 'ok', '421']);
  });

  it('can count connections', () => {
    const sender = new Sender({ rate: { limit: '2/h', of: 'connections' } });
    expect(codes([0, 1, 2, HOUR].map((now) => sender.connect({ now })))).toEqual(['ok', 'ok', '421', 'ok']);
  });

  it.each<[string, string[]]>([
    ['source', ['ok', '421', 'ok', 'ok']],
    ['network', ['ok', '421', '421', 'ok']],
    ['provider', ['ok', '421', '421', '421']],
  ])('counts by %s', (per, expected) => {
    const sources = ['192.0.2.1', '192.0.2.1', '192.0.2.2', '198.51.100.1'];
    const sender = new Sender({ rate: { limit: '1/h', per } });
    const replies = sources.map((source) => sender.deliver({ source, connection: sender.connect({ source }).number }));
    expect(codes(replies)).toEqual(expected);
  });

  it.each([
    ['192.0.2.1', '192.0.2.255', '192.0.3.0'],
    ['2001:db8::1', '2001:db8::ffff', '2001:db8:0:1::1'],
  ])('takes %s and %s for one network, and %s for another', (first, same, different) => {
    const sender = new Sender({ connections: { most: 1, per: 'network' } });
    expect(codes([first, same, different].map((source) => sender.connect({ source })))).toEqual(['ok', '421', 'ok']);
  });

  it('of several holds each, and counts only what all let pass', () => {
    const rate = ['2/m', { limit: '3/h', reply: '450 slower' }];
    const times = at(0, 0, 0, MINUTE, MINUTE, 2 * MINUTE, HOUR);
    expect(sent({ rate }, times)).toEqual(['ok', 'ok', '421', 'ok', '450', '450', 'ok']);
  });
});

describe('a throttle', () => {
  it('lasts for a time, from the first message that was too many', () => {
    const written = { rate: '1/m', throttle: { lasts: '10m' } };
    const times = at(0, 1000, 2 * MINUTE, 10 * MINUTE, 10 * MINUTE + 1000);
    expect(sent(written, times)).toEqual(['ok', '421', '421', '421', 'ok']);
  });

  it('begins anew with each try', () => {
    const written = { rate: '1/m', throttle: { lasts: '10m', extended: true } };
    const times = at(0, 1000, 9 * MINUTE, 15 * MINUTE, 24 * MINUTE, 34 * MINUTE);
    expect(sent(written, times)).toEqual(['ok', '421', '421', '421', '421', 'ok']);
  });

  it('can be another one for each rate', () => {
    const written = {
      rate: ['1/s', { limit: '2/h', reply: '452 for long', lasts: '2h' }],
      throttle: { reply: '451 for short' },
    };
    const times = at(0, 500, 1000, 2000, 90 * MINUTE, 2 * HOUR + 2000);
    expect(sent(written, times)).toEqual(['ok', '451', 'ok', '452', '452', 'ok']);
  });

  it.each([
    ['accepted', 'ok'],
    ['refused', '421'],
  ])('connections: %s', (connections, code) => {
    const sender = new Sender({ rate: '1/m', throttle: { lasts: '10m', connections } });
    const { number } = sender.connect();
    sender.deliver({ connection: number });
    sender.deliver({ connection: number });
    expect(codes([sender.connect({ now: 1 }), sender.connect({ now: 10 * MINUTE })])).toEqual([code, 'ok']);
  });

  it('escalates when nobody slows down, and is over then', () => {
    const escalation = { after: 2, reply: '554 blocked', lasts: '1h' };
    const written = { rate: '1/m', throttle: { escalation } };
    const times = at(0, 1, 2, 3, 2 * MINUTE, HOUR, HOUR + 3, HOUR + 4);
    expect(sent(written, times)).toEqual(['ok', '421', '421', '554', '554', '554', 'ok', '421']);
  });

  it('does not escalate for those who wait', () => {
    const written = { rate: '1/m', throttle: { escalation: { after: 1, reply: '554 blocked', lasts: '1h' } } };
    expect(sent(written, at(0, 1, MINUTE, MINUTE + 1, 2 * MINUTE))).toEqual(['ok', '421', 'ok', '421', 'ok']);
  });
});

describe('greylisting', () => {
  it.each<[string, Mail, string]>([
    ['a first attempt', { now: 0 }, '451'],
    ['a retry that is too early', { now: 5 * MINUTE - 1, attempts: 1, firstTried: 0 }, '451'],
    ['a retry', { now: 5 * MINUTE, attempts: 1, firstTried: 0 }, 'ok'],
  ])('%s', (_, mail, expected) => {
    expect(sent({ greylisting: '5m' }, [mail])).toEqual([expected]);
  });

  it('knows a network after some messages', () => {
    const retry = { now: HOUR, attempts: 1, firstTried: 0 };
    const mails = [{}, retry, {}, retry, {}, { source: '192.0.2.9' }];
    expect(sent({ greylisting: { delay: '5m', knownAfter: 2 } }, mails)).toEqual([
      '451',
      'ok',
      '451',
      'ok',
      'ok',
      'ok',
    ]);
    const sender = new Sender({ greylisting: { delay: '5m', knownAfter: 1 } });
    sender.deliver(retry);
    expect(sender.deliver({ source: '198.51.100.1', connection: 1 }).reply).toBe(usualTexts.greylisted);
  });
});

describe('an outage', () => {
  const outages = { from: '1h', lasts: '10m' };

  it.each<[string, object, string, number]>([
    ['refuses connections', {}, 'connection refused', 0],
    ['greets with a reply', { kind: 'greeting' }, usualTexts.down, 0],
    ['greets with its own reply', { kind: 'greeting', reply: '554 gone' }, '554 gone', 0],
    ['hangs as long as a sender waits', { kind: 'timeout' }, 'connection timed out', 2 * MINUTE],
    ['hangs for a time', { kind: 'timeout', timeout: '30s' }, 'connection timed out', 30_000],
  ])('%s', (_, more, reply, delay) => {
    const sender = new Sender({ outages: { ...outages, ...more } });
    expect(sender.connect({ now: HOUR })).toMatchObject({ reply, delay });
    // Connections that are open from before.
    expect(sender.deliver({ now: HOUR, connection: 99 })).toMatchObject({ reply, delay });
  });

  it.each([
    [HOUR - 1, 'ok'],
    [HOUR, 'con'],
    [HOUR + 10 * MINUTE - 1, 'con'],
    [HOUR + 10 * MINUTE, 'ok'],
    [25 * HOUR, 'ok'],
  ])('once, at %i: %s', (now, expected) => {
    expect(codes([new Sender({ outages }).connect({ now })])).toEqual([expected]);
  });

  it.each([
    [0, 'ok'],
    [HOUR, 'con'],
    [25 * HOUR - 1, 'ok'],
    [25 * HOUR, 'con'],
    [49 * HOUR + 10 * MINUTE, 'ok'],
  ])('every day, at %i: %s', (now, expected) => {
    expect(codes([new Sender({ outages: { ...outages, every: '1d' } }).connect({ now })])).toEqual([expected]);
  });

  it('of none of the connections is none', () => {
    expect(new Sender({ outages: { ...outages, share: 0 } }).connect({ now: HOUR }).reply).toBe('ok');
  });
});

describe('refusals', () => {
  it.each<[string, object, string]>([
    ['unknown', {}, usualTexts.unknown],
    ['full', {}, usualTexts.full],
    ['spam', { replies: { spam: '550 5.7.1 spam' } }, '550 5.7.1 spam'],
    ['blocked', {}, usualTexts.blocked],
    ['busy', {}, usualTexts.busy],
    ['450 4.2.1 too fast', {}, '450 4.2.1 too fast'],
  ])('of all mail: %s', (key, more, reply) => {
    expect(new Sender({ refusals: { [key]: '100%' }, ...more }).deliver({}).reply).toBe(reply);
  });

  it('come behind greylisting', () => {
    expect(new Sender({ refusals: { unknown: 1 }, greylisting: '5m' }).deliver({}).reply).toBe(usualTexts.greylisted);
  });

  it('count for a hidden rate', () => {
    expect(sent({ refusals: { unknown: 1 }, rate: '1/h' }, at(0, 1))).toEqual(['550', '421']);
  });
});

describe('times', () => {
  it('are longer for messages of a source with many connections', () => {
    const sender = new Sender({ service: '1s', setUp: '250ms', slowDown: { above: 2, by: '50%' } });
    const [first, second] = [sender.connect(), sender.connect()];
    expect(first.delay).toBe(250);
    const time = () => sender.deliver({ connection: first.number }).delay;
    expect(time()).toBe(1000);
    sender.connect();
    expect(time()).toBe(1500);
    sender.connect();
    expect(time()).toBe(2000);
    sender.close(second.number);
    expect(time()).toBe(1500);
  });

  it('of one source do not change those of another', () => {
    const sender = new Sender({ service: '1s', slowDown: { above: 1, by: 1 } });
    for (let count = 0; count < 5; count++) sender.connect({ source: '192.0.2.2' });
    expect(sender.deliver({ connection: sender.connect().number }).delay).toBe(1000);
  });
});

describe('TLS', () => {
  it.each<[string, string | undefined, string, string]>([
    ['offered', undefined, 'ok', 'ok'],
    ['offered', 'required', 'ok', 'ok'],
    ['offered', 'never', 'ok', 'ok'],
    ['required', undefined, 'ok', 'ok'],
    ['required', 'offered', 'ok', 'ok'],
    ['required', 'never', 'ok', '530'],
    ['refused', undefined, 'ok', 'ok'],
    ['refused', 'offered', 'ok', 'ok'],
    ['refused', 'required', '454', '-'],
  ])('%s, and the sender says %s', (tls, wanted, connected, delivered) => {
    const sender = new Sender({ tls });
    const how: Mail = wanted === 'never' || wanted === 'offered' || wanted === 'required' ? { tls: wanted } : {};
    const connection = sender.connect(how);
    expect(codes([connection])).toEqual([connected]);
    if (delivered !== '-')
      expect(codes([sender.deliver({ ...how, connection: connection.number })])).toEqual([delivered]);
  });
});
