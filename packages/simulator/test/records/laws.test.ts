/** What holds for the records of every run. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { acceptAll } from '../../src/receivers/receiver.ts';
import { wholeLayout } from '../../src/records/layout.ts';
import {
  type ReceiverOf,
  type RecordOptions,
  type RecordedMail,
  type Row,
  answering,
  cellsOf,
  recorded,
} from './recorded-run.ts';

const MINUTE = 60_000;

const texts: readonly (string | undefined)[] = [
  undefined,
  undefined,
  undefined,
  '450 later, "perhaps"',
  '550 5.1.1 no such user',
  '421 slow\r\n421 down',
  '554 never',
];

/** Whatever people write into headers, jobs and addresses. */
const words = fc.string({ maxLength: 8, unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ü', ';', '\u2028') });

const mails: fc.Arbitrary<readonly RecordedMail[]> = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 15 }),
    domain: fc.constantFrom('a.example', 'b.example', 'c.example'),
    at: fc.nat(30 * MINUTE),
    recipients: fc.integer({ min: 1, max: 3 }),
    virtualMta: fc.constant('v'),
    info: fc.record({
      from: words,
      jobId: words,
      headers: fc.tuple(fc.record({ name: fc.constant('X'), value: words })),
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

interface Case {
  readonly config: string;
  readonly mail: readonly RecordedMail[];
  readonly options: RecordOptions;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    rate: fc.constantFrom('unlimited', '5/m', '1/s'),
    connections: fc.integer({ min: 1, max: 5 }),
    expiry: fc.constantFrom('20m', '3h'),
    reroute: fc.boolean(),
    mail: mails,
    replies: fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 30 }),
    service: fc.constantFrom(0, 700),
  })
  .map(({ rate, connections, expiry, reroute, mail, replies, service }) => ({
    config: [
      '<virtual-mta v>\nsmtp-source-host 192.0.2.1 mail.example.com\n</virtual-mta>\n<virtual-mta w>\n</virtual-mta>',
      '<smtp-pattern-list rules>\nreply /slow/ mode=backoff\nreply /never/ bounce-queue\n</smtp-pattern-list>',
      `<domain *>\nmax-msg-rate ${rate}\nmax-smtp-out ${connections}\nbounce-after ${expiry}\nsmtp-pattern-list rules`,
      `backoff-to-normal-after 10m\n${reroute ? 'backoff-reroute-to-virtual-mta w' : ''}\n</domain>`,
      '<acct-file all.csv>\nrecords d,b,t,tq,r\nrecord-fields d *,header_X\nuser-string "a ""b"", c"\n</acct-file>\n',
    ].join('\n'),
    mail,
    options: {
      receiver: answering((attempt) => texts[replies[attempt % replies.length] ?? 0], service),
    },
  }));

function countBy(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { envId = '', rcpt = '' } of rows) {
    const key = `${envId} ${rcpt}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('of every run', () => {
  test('each row has as many cells as the header', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { texts: written } = recorded(config, mail, { ...options, layouts: 'configured' });
        const [header = [], ...rows] = cellsOf(written[0] ?? '');
        expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
        expect(rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('what was put into a file comes out of it', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { rows } = recorded(config, mail, { ...options, layouts: 'configured' });
        for (const row of rows.filter(({ type }) => type === 'd')) {
          const info = mail[Number(row['envId']?.split('-')[0]) - 1]?.info;
          expect([row['orig'], row['jobId'], row['header_X']]).toEqual([
            info?.from,
            info?.jobId,
            info?.headers?.[0]?.value,
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('each recipient that came has one final record, and one for each attempt', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const attempts = new Map<string, number>();
        const { ofType } = recorded(config, mail, { ...options, receiver: counting(options, attempts) });
        const received = countBy(ofType('r'));
        const final = countBy([...ofType('d'), ...ofType('b')]);
        expect(received.size).toBe(mail.reduce((sum, { count, recipients = 1 }) => sum + count * recipients, 0));
        expect(new Map([...final].toSorted())).toEqual(new Map([...received].toSorted()));
        expect([...final.values()].every((count) => count === 1)).toBe(true);
        const tried = [...ofType('d'), ...ofType('t'), ...ofType('b').filter(isAttempt)];
        const byMessage = Map.groupBy(tried, ({ envId = '' }) => envId);
        const counts = [...byMessage].map(([message, rows]) => [message, rows.length] as const);
        expect(counts.toSorted()).toEqual([...attempts].toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('times of a record are in order', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const { rows } = recorded(config, mail, options);
        let last = '';
        for (const row of rows) {
          const { type, timeQueued = '', timeFirstAttempt = '', timeLogged = '', totalSecondsQueued = '' } = row;
          expect(timeLogged >= last).toBe(true);
          last = timeLogged;
          if (type === 'r' || type === 'tq') continue;
          const seconds = (Date.parse(timeLogged) - Date.parse(timeQueued)) / 1000;
          // Of several recipients that are tried together, the engine notes it for the first one.
          const isKnown = timeFirstAttempt !== '' && row['rcpt']?.includes('.0@') === true;
          expect(!isKnown || (timeQueued <= timeFirstAttempt && timeFirstAttempt <= timeLogged)).toBe(true);
          expect(Math.abs(seconds - Number(totalSecondsQueued))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same run gives the same bytes', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const [one, other] = [recorded(config, mail, options), recorded(config, mail, options)];
        expect(other.texts).toEqual(one.texts);
      }),
      { numRuns: 20 },
    );
  });

  test('a file with some types has the rows of the one with all', () => {
    fc.assert(
      fc.property(cases, ({ config, mail, options }) => {
        const layouts = [wholeLayout(), wholeLayout(['d', 'b', 't'])];
        const { texts: written } = recorded(config, mail, { ...options, layouts });
        const [all = [], some = []] = written.map((text) => cellsOf(text));
        const kept = all.filter(([type = '']) => ['d', 'b', 't'].includes(type));
        expect(some.slice(1)).toEqual(kept.map((row) => row.slice(0, some[0]?.length)));
      }),
      { numRuns: 20 },
    );
  });
});

/** Bounces that are the answer to an attempt of the recipient's own. */
function isAttempt({ dsnDiag = '', dsnStatus = '' }: Row): boolean {
  return dsnDiag.startsWith('smtp;') && !dsnStatus.startsWith('4.4.7');
}

/** Counts, by message, the recipients that a receiver is asked to take. */
function counting({ receiver }: RecordOptions, attempts: Map<string, number>): ReceiverOf {
  return (replies, domain) => {
    const own = receiver?.(replies, domain) ?? acceptAll();
    return {
      ...own,
      deliver: (delivery, answer) => {
        const message = `${delivery.stream + 1}-${delivery.number}`;
        attempts.set(message, (attempts.get(message) ?? 0) + delivery.recipients);
        own.deliver(delivery, answer);
      },
    };
  };
}
