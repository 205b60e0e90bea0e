import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { merged, trafficOf } from './streams.ts';

function play(text: string, keys = '') {
  const traffic = trafficOf(`streams: [{ accounting: a.csv${keys} }]`, { 'a.csv': text });
  return { ...traffic, report: traffic.files[0], all: merged(traffic.streams) };
}

/** Minutes and addresses in the order in which they come. */
function order(text: string): string[] {
  const { all, streams } = play(text);
  return all.map(
    ({ time, number, domain, stream }) => `${time / 60_000} ${streams[stream]?.recipientOf(number, domain, 0)}`,
  );
}

const head = 'type,timeLogged,timeQueued,orig,rcpt,dlvSize,vmta,vmtaPool,jobId';

describe('accounting files', () => {
  it('with records of received mail are played by them', () => {
    const text = [
      'type,timeLogged,orig,rcpt,vmta',
      'd,2027-01-04 08:00:00+0000,s@x.example,z@y.example,v',
      'r,2027-01-04 08:01:00+0000,s@x.example,a@y.example,v',
      'r,2027-01-04 08:03:00+0000,s@x.example,b@y.example,v',
    ].join('\r\n');
    expect(order(text)).toEqual(['0 a@y.example', '2 b@y.example']);
    expect(play(text).report?.skipped).toEqual(new Map([['d', 1]]));
  });

  it('without are played by when delivered and bounced mail was queued, each recipient once', () => {
    const text = [
      head,
      'd,2027-01-04 09:00:00+0000,2027-01-04 08:30:00+0000,s@x.example,late@y.example,9,v,,',
      't,2027-01-04 09:00:00+0000,2027-01-04 08:00:00+0000,s@x.example,early@y.example,,v,,',
      'tq,2027-01-04 09:00:00+0000,,,,,v,,',
      'b,2027-01-04 09:10:00+0000,2027-01-04 08:00:00+0000,s@x.example,early@y.example,0,v,,',
      'rb,2027-01-04 09:20:00+0000,,s@x.example,late@y.example,,v,,',
    ].join('\n');
    expect(order(text)).toEqual(['0 early@y.example', '30 late@y.example']);
    const { report, all } = play(text);
    expect(report?.skipped).toEqual(new Map(Object.entries({ t: 1, tq: 1, rb: 1 })));
    // The size of a bounce is not known.
    expect(all.map(({ bytes }) => bytes)).toEqual([51_200, 9]);
  });

  it('say the pool where there is one, else the virtual MTA, and the job', () => {
    const rows = [
      'd,1799049600,1799049600,s@x.example,a@y.example,1,mta1,pool1,j',
      'd,1799049600,1799049600,,a@y.example,1,mta1,,',
    ];
    expect(play([head, ...rows].join('\n'), ', from: d@x.example').streams.map(({ info }) => info)).toMatchObject([
      { from: 's@x.example', jobId: 'j', headers: [{ name: 'X-Virtual-MTA', value: 'pool1' }] },
      { from: 'd@x.example', headers: [{ name: 'X-Virtual-MTA', value: 'mta1' }] },
    ]);
  });

  it('that were put together have a header in the middle with columns of its own', () => {
    const text = [
      'type,timeLogged,timeQueued,rcpt',
      'd,2027-01-04T08:00:00Z,2027-01-04T08:00:00Z,a@y.example',
      'type,rcpt,timeQueued',
      'b,b@y.example,2027-01-04T08:01:00Z',
    ].join('\n');
    expect(order(text)).toEqual(['0 a@y.example', '1 b@y.example']);
  });

  it('without timeQueued are played by when mail was done with', () => {
    expect(order('type,timeLogged,rcpt\nd,2027-01-04 08:00:00+0000,a@y.example\n')).toEqual(['0 a@y.example']);
  });

  it('name what is missing', () => {
    const { report } = play('timeLogged,rcpt\n2027-01-04,a@y.example\n');
    expect(report).toMatchObject({
      messages: 0,
      notes: ['line 1: has no column type; the first line has to name the columns'],
    });
  });
});

const corpus = new URL('../../../../../shared/corpus/acct/', import.meta.url);

describe.skipIf(!existsSync(corpus))('accounting files of others (skipped where shared/ is not there)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];

  it.each(names)('%s: each message comes', (name) => {
    const { report, all } = play(readFileSync(new URL(name, corpus), 'utf8'));
    expect(report?.malformed).toBe(0);
    expect(all).toHaveLength(report?.messages ?? -1);
  });
});
