import { describe, expect, it } from 'vitest';
import { type Ip, parseIp } from '@pmtakit/grammar';
import { acceptAll } from '../../src/receivers/receiver.ts';
import { addressOfHost } from '../../src/records/host-addresses.ts';
import { wholeLayout } from '../../src/records/layout.ts';
import {
  MONDAY,
  type ReceiverOf,
  type RecordedMail,
  type Row,
  answering,
  cellsOf,
  recorded,
  unreachable,
} from './recorded-run.ts';

const MINUTE = 60_000;

const VMTA = '<virtual-mta v>\nsmtp-source-host 192.0.2.1 mail.example.com\n</virtual-mta>\n';

function domain(...lines: readonly string[]): string {
  return `${VMTA}<domain *>\n${lines.join('\n')}\n</domain>\n`;
}

/** The last answer is given again and again. */
function replying(...answers: readonly (string | undefined)[]): ReceiverOf {
  return answering((attempt) => (attempt > answers.length ? answers.at(-1) : answers[attempt - 1]), 1500);
}

function ip(text: string): Ip {
  const address = parseIp(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

function rowOf(rows: readonly Row[], ...fields: readonly string[]): (string | undefined)[] {
  return fields.map((field) => rows[0]?.[field]);
}

describe('a delivered message', () => {
  const info = {
    from: 'news@example.org',
    jobId: 'spring, "big"',
    client: { address: ip('198.51.100.7'), listener: { address: ip('192.0.2.9'), port: 25 }, user: 'shop' },
  };
  const { rows } = recorded(domain(), [{ count: 1, bytes: 2345, domain: 'example.com', info, chosen: 'v' }], {
    receiver: replying('451 4.7.1 later', undefined),
  });
  const mta = addressOfHost('mx.example.com');

  it('has an r, a t and a d record', () => {
    expect(rows.map(({ type }) => type)).toEqual(['r', 't', 'd']);
  });

  const expected: readonly (readonly [string, string, string, string])[] = [
    // Field, and what it says in r, t and d records.
    ['timeLogged', '2027-01-04 08:00:00+0000', '2027-01-04 08:00:01+0000', '2027-01-04 08:10:03+0000'],
    ['timeQueued', '', '2027-01-04 08:00:00+0000', '2027-01-04 08:00:00+0000'],
    ['timeFirstAttempt', '', '2027-01-04 08:00:00+0000', '2027-01-04 08:00:00+0000'],
    ['totalSecondsQueued', '', '1', '603'],
    ['orig', 'news@example.org', 'news@example.org', 'news@example.org'],
    ['rcpt', 'user0.0@example.com', 'user0.0@example.com', 'user0.0@example.com'],
    ['orcpt', '', '', ''],
    ['dsnAction', '', 'delayed', 'relayed'],
    ['dsnStatus', '', '4.7.1 (delivery not authorized)', '2.0.0 (success)'],
    ['dsnDiag', '', 'smtp;451 4.7.1 later', 'smtp;250 2.0.0 ok'],
    ['dsnMta', '', `mx.example.com (${mta})`, `mx.example.com (${mta})`],
    ['bounceCat', '', 'policy-related', 'success'],
    ['srcType', 'smtp', 'smtp', 'smtp'],
    ['srcMta', '[198.51.100.7] (198.51.100.7)', '[198.51.100.7] (198.51.100.7)', '[198.51.100.7] (198.51.100.7)'],
    ['dlvType', '', 'smtp', 'smtp'],
    ['dlvSourceIp', '', '192.0.2.1', '192.0.2.1'],
    ['dlvDestinationIp', '', mta, mta],
    ['dlvSize', '', '2345', '2345'],
    ['vmta', 'v', 'v', 'v'],
    ['vmtaPool', '', '', ''],
    ['jobId', 'spring, "big"', 'spring, "big"', 'spring, "big"'],
    ['envId', '1-0', '1-0', '1-0'],
    ['queue', '', 'example.com/v', 'example.com/v'],
    ['rcvSourceIp', '198.51.100.7', '', ''],
    ['rcvDestinationIp', '192.0.2.9', '', ''],
    ['rcvSmtpUser', 'shop', 'shop', 'shop'],
    ['dlvTlsProtocol', '', '', ''],
  ];

  it.each(expected)('%s', (field, ...values) => {
    expect(rows.map((row) => row[field])).toEqual(values);
  });
});

describe('a bounced message', () => {
  const fields = ['dsnAction', 'dsnStatus', 'dsnDiag', 'bounceCat', 'timeFirstAttempt'] as const;

  it.each([
    [
      'by a reply',
      [],
      ['550 5.1.1 User unknown'],
      [
        '5.1.1 (bad destination mailbox address)',
        'smtp;550 5.1.1 User unknown',
        'bad-mailbox',
        '2027-01-04 08:00:00+0000',
      ],
    ],
    [
      'by bounce-rcpt',
      ['reply /greedy/ bounce-rcpt'],
      ['452 greedy'],
      ['4.0.0 (undefined status)', 'smtp;452 greedy', 'other', '2027-01-04 08:00:00+0000'],
    ],
    [
      'for its age',
      [],
      ['450 4.2.1 not now'],
      ['4.4.7 (delivery time expired)', '', 'message-expired', '2027-01-04 08:00:00+0000'],
    ],
  ])('%s', (_, rules, replies, expected) => {
    const text = `<smtp-pattern-list p>\n${rules.join('\n')}\n</smtp-pattern-list>\n${domain('bounce-after 25m', 'smtp-pattern-list p')}`;
    const { ofType } = recorded(text, [{ count: 1 }], { receiver: replying(...replies) });
    expect(rowOf(ofType('b'), ...fields)).toEqual(['failed', ...expected]);
  });

  it('with its queue says so', () => {
    const text = `<smtp-pattern-list p>\nreply /blocked/ bounce-queue\n</smtp-pattern-list>\n${domain('max-smtp-out 1', 'smtp-pattern-list p')}`;
    const { ofType } = recorded(text, [{ count: 3 }], { receiver: replying('554 5.7.1 blocked') });
    expect(ofType('b').map(({ dsnDiag, timeFirstAttempt }) => [dsnDiag, timeFirstAttempt])).toEqual([
      ['smtp;554 5.7.1 blocked', '2027-01-04 08:00:00+0000'],
      ['x-pmta;bounce-queue;reply:554 5.7.1 blocked', ''],
      ['x-pmta;bounce-queue;reply:554 5.7.1 blocked', ''],
    ]);
  });
});

describe('a queue that cannot be delivered', () => {
  it('has a tq record for each run, and no others until its mail is too old', () => {
    const { rows, ofType } = recorded(domain('retry-after 10m', 'bounce-after 15m'), [{ count: 2 }], {
      receiver: unreachable,
      layouts: [wholeLayout(['d', 'b', 't', 'tq'])],
    });
    expect(rows.map(({ type }) => type)).toEqual(['tq', 'tq', 'b', 'b']);
    const fields = ['timeLogged', 'queue', 'vmta', 'dsnStatus', 'dsnDiag', 'dlvType', 'rcpt', 'timeQueued'];
    expect(rowOf(ofType('tq'), ...fields)).toEqual([
      ...['2027-01-04 08:00:00+0000', 'example.com/v', 'v', '4.4.1 (no answer from host)'],
      ...['x-pmta;connection refused', 'smtp', '', ''],
    ]);
    expect(rowOf(ofType('b'), 'timeFirstAttempt', 'totalSecondsQueued')).toEqual(['', '1200']);
  });
});

describe('a connection that is told with a bounce or a failed run', () => {
  it('is in its record', () => {
    const { rows } = recorded(domain(), [{ count: 1 }], {
      layouts: [wholeLayout(['b', 'tq'])],
      atEnd: ({ observer, replies, queue, recipient, connection }) => {
        const reply = replies.idOf('554 5.7.1 blocked');
        observer.queueFailed(queue, reply, connection);
        observer.bounced(queue, recipient, 'reply', reply, connection);
        observer.bounced(queue, recipient, 'expired', reply);
      },
    });
    const mta = addressOfHost('mx.example.com');
    const way = [`mx.example.com (${mta})`, '192.0.2.1', mta];
    const found = rows.map((row) => rowOf([row], 'type', 'dsnMta', 'dlvSourceIp', 'dlvDestinationIp', 'dsnDiag'));
    expect(found).toEqual([
      ['tq', ...way, 'smtp;554 5.7.1 blocked'],
      ['b', ...way, 'smtp;554 5.7.1 blocked'],
      ['b', '', '', '', 'smtp;554 5.7.1 blocked'],
    ]);
  });
});

describe('mail that leaves by no connection', () => {
  it.each([
    [['type discard'], 'd', 'delivered', 'discard', '2.0.0 (success)'],
    [['type file'], 'd', 'delivered', 'file', '2.0.0 (success)'],
    [['type pipe'], 'd', 'delivered', 'pipe', '2.0.0 (success)'],
    [['type discard', 'discard-as-bounce yes'], 'b', 'failed', 'discard', '5.0.0 (undefined status)'],
  ])('%j', (lines, type, ...expected) => {
    const { rows } = recorded(domain(...lines), [{ count: 1 }], { layouts: [wholeLayout(['d', 'b'])] });
    expect(rows.map((row) => row['type'])).toEqual([type]);
    expect(rowOf(rows, 'dsnAction', 'dlvType', 'dsnStatus')).toEqual(expected);
    expect(rowOf(rows, 'dsnMta', 'dlvSourceIp', 'dlvDestinationIp')).toEqual(['', '', '']);
  });
});

describe('what stands for names', () => {
  it('is the pool where mail was given to one', () => {
    const text = `${domain()}<virtual-mta-pool p>\nvirtual-mta v\n</virtual-mta-pool>\n`;
    const { ofType } = recorded(text, [{ count: 1, chosen: 'p' }]);
    expect(rowOf(ofType('r'), 'vmta', 'vmtaPool', 'queue')).toEqual(['p', 'p', '']);
    expect(rowOf(ofType('d'), 'vmta', 'vmtaPool', 'queue')).toEqual(['v', 'p', 'example.com/v']);
  });

  it('is the virtual MTA of the queue where nothing says what was chosen', () => {
    expect(rowOf(recorded(domain(), [{ count: 1 }]).ofType('r'), 'vmta', 'vmtaPool')).toEqual(['v', '']);
  });

  it('is the recipient under its own domain in a queue of another name', () => {
    const { ofType } = recorded(domain(), [{ count: 1, domain: 'big.rollup', to: 'example.org' }]);
    expect(rowOf(ofType('d'), 'rcpt', 'queue', 'dsnMta')).toEqual([
      'user0.0@example.org',
      'big.rollup/v',
      `mx.big.rollup (${addressOfHost('mx.big.rollup')})`,
    ]);
  });

  it('is the name of the mail server where it has one', () => {
    const receiver = () => ({ ...acceptAll(), hosts: ['MX1.provider.example'] });
    const { ofType } = recorded(domain(), [{ count: 1 }], { receiver });
    const address = addressOfHost('mx1.provider.example');
    expect(rowOf(ofType('d'), 'dsnMta', 'dlvDestinationIp')).toEqual([`MX1.provider.example (${address})`, address]);
  });

  it.each<[string, string, string]>([
    ['mx1.provider.example', 'mx1.provider.example (203.0.113.7)', '203.0.113.7'],
    ['192.0.2.77', '192.0.2.77 (192.0.2.77)', '192.0.2.77'],
    ['2001:DB8::7', '2001:DB8::7 (2001:db8:0:0:0:0:0:7)', '2001:db8:0:0:0:0:0:7'],
  ])('is the address of a mail server where it is known, as of %s', (host, ...expected) => {
    const ip = parseIp('203.0.113.7');
    const addresses = new Map(ip ? [['mx1.provider.example', ip]] : []);
    const receiver = () => ({ ...acceptAll(), hosts: [host] });
    const { ofType } = recorded(domain(), [{ count: 1 }], { receiver, addresses });
    expect(rowOf(ofType('d'), 'dsnMta', 'dlvDestinationIp')).toEqual(expected);
  });

  it('is empty for clients, senders and addresses that there are none of', () => {
    const text = '<virtual-mta v>\n</virtual-mta>\n';
    const mail: RecordedMail[] = [{ count: 1, info: { client: { pickup: true }, from: '' } }];
    expect(rowOf(recorded(text, mail).ofType('d'), 'srcType', 'srcMta', 'orig', 'dlvSourceIp')).toEqual([
      'api',
      '',
      '',
      '',
    ]);
  });

  it('is an address of its own for each of hundreds of mail servers, kept for tests', () => {
    const addresses = Array.from({ length: 300 }, (_, index) => addressOfHost(`mx${index}.example.com`));
    expect(addresses.filter((address) => !/^198\.1[89]\.\d{1,3}\.(?!0$|255$)\d{1,3}$/.test(address))).toEqual([]);
    expect(new Set(addresses).size).toBeGreaterThan(295);
  });
});

describe('recipients of one message', () => {
  it('have a record each, under one identifier', () => {
    const { ofType } = recorded(domain(), [{ count: 2, recipients: 2 }]);
    const both = (type: string) => ofType(type).map(({ rcpt, envId }) => `${rcpt} ${envId}`);
    const expected = [0, 1].flatMap((number) =>
      [0, 1].map((place) => `user${number}.${place}@example.com 1-${number}`),
    );
    expect(both('r')).toEqual(expected);
    expect(both('d')).toEqual(expected);
  });
});

describe('files of the configuration', () => {
  it('get each what they ask for', () => {
    const files = [
      '<acct-file a.csv>\niso-times no\nuser-string "one, two"\nrecord-fields d timeLogged,userString,header_X-Id,header_None',
      'record-fields b rcpt\n</acct-file>',
      '<acct-file b.csv>\nrecords t,tq\nrecord-fields tq timeLogged,rcpt\nrecord-fields t rcpt\n</acct-file>',
      '<acct-file c.csv>\nqueue-filter other.example/*\n</acct-file>',
      '<acct-file d.csv>\nrecords d\nrecord-fields d orig,jobId',
      'map-header-to-field d header_X-None orig\nmap-header-to-field d header_x-id orig\n</acct-file>',
      '<acct-file e.csv>\nrecords rb\nrecord-fields rb rcpt,format\n</acct-file>',
    ].join('\n');
    const headers = [
      { name: 'x-id', value: 'one "1"' },
      { name: 'X-Id', value: 'two' },
    ];
    const { texts } = recorded(`${domain('retry-after 1m')}${files}\n`, [{ count: 2, info: { headers } }], {
      receiver: answering((attempt) => (attempt === 2 ? '550 no' : undefined)),
      layouts: 'configured',
    });
    const second = String(MONDAY.time / 1000);
    expect(texts.map((text) => text.split('\r\n'))).toEqual([
      [
        'type,timeLogged,userString,header_X-Id,header_None,rcpt',
        `d,${second},"one, two","one ""1""",,`,
        'b,,,,,user1.0@example.com',
        '',
      ],
      ['type,rcpt,timeLogged', ''],
      [expect.stringMatching(/^type,timeLogged,timeQueued,totalSecondsQueued,orig,rcpt,/), ''],
      ['type,orig,jobId', 'd,"one ""1""",', ''],
      ['type,rcpt,format', ''],
    ]);
  });

  it('have nothing in a field that records of the type do not have', () => {
    const file = '<acct-file b.csv>\nrecords t,tq\nrecord-fields tq queue,rcpt\nrecord-fields t rcpt\n</acct-file>\n';
    const { rows } = recorded(`${domain('bounce-after 5m')}${file}`, [{ count: 1 }], {
      receiver: unreachable,
      layouts: 'configured',
    });
    expect(rows).toEqual([{ type: 'tq', rcpt: '', queue: 'example.com/v' }]);
  });

  it('write times of the zone in which the run begins', () => {
    const start = { time: MONDAY.time, offset: -5 * 60 * MINUTE };
    expect(rowOf(recorded(domain(), [{ count: 1 }], { start }).ofType('d'), 'timeLogged')).toEqual([
      '2027-01-04 03:00:00-0500',
    ]);
  });
});

describe('what is written', () => {
  const { texts, pieces } = recorded(domain(), [{ count: 3000 }], { layouts: [wholeLayout(['d'])] });

  it('comes in pieces of about 64 kB that end with a row', () => {
    expect(pieces.length).toBeGreaterThan(5);
    const sizes = pieces.map(({ length }) => length);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(65_536);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
    expect(pieces.filter((piece) => !piece.endsWith('\r\n'))).toEqual([]);
  });

  it('has a row for each', () => {
    const [header, ...rows] = cellsOf(texts[0] ?? '');
    expect(rows).toHaveLength(3000);
    expect(header?.slice(0, 2)).toEqual(['type', 'timeLogged']);
  });

  it('has a header row when nothing happened', () => {
    expect(recorded(domain(), [], { layouts: [wholeLayout(['tq'])] }).texts).toEqual([
      'type,timeLogged,queue,vmta,dsnStatus,dsnDiag,dsnMta,dlvType,dlvSourceIp,dlvDestinationIp,userString\r\n',
    ]);
  });
});
