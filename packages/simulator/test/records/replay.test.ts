/** Records are read again by the streams that play accounting files. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { piecesOfText } from '../../src/traffic/files/text-pieces.ts';
import { TrafficFile } from '../../src/traffic/files/traffic-file.ts';
import type { FileSpec } from '../../src/traffic/stream-spec.ts';
import type { Submission } from '../../src/traffic/traffic.ts';
import { type RecordLayout, wholeLayout } from '../../src/records/layout.ts';
import { MONDAY, type RecordedMail, answering, recorded } from './recorded-run.ts';

const MINUTE = 60_000;

interface Arrival {
  /** Milliseconds. */
  readonly time: number;
  readonly to: string;
  readonly from: string;
  readonly bytes: number;
  readonly jobId: string | undefined;
}

/** What a file makes come in, by its recipients. */
function arrivalsOf(text: string, times: FileSpec['times']): Map<string, Arrival> {
  const spec: FileSpec = {
    ...{ kind: 'accounting', name: 'replay', path: 'acct.csv', format: 'csv', times, keepVirtualMta: true },
    ...{ client: {}, from: 'nobody@example.org', headers: [], jobId: undefined, priority: 50, start: 0 },
    bytes: { kind: 'fixed', value: 1 },
  };
  const options = { seed: 1, sinceMidnight: 0, clock: MONDAY.time };
  const { streams, report } = new TrafficFile(spec, piecesOfText(text), options);
  expect([report.malformed, report.notes]).toEqual([0, []]);
  const arrivals = new Map<string, Arrival>();
  for (const stream of streams) {
    const submission: Submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: 0 };
    while (stream.nextTime < Infinity) {
      const time = stream.nextTime;
      stream.take(submission);
      const to = stream.recipientOf(submission.number, submission.domain, 0);
      expect(arrivals.has(to)).toBe(false);
      arrivals.set(to, { time, to, from: stream.info.from, bytes: submission.bytes, jobId: stream.info.jobId });
    }
  }
  return arrivals;
}

/** What came in, of which records know the second. */
function expected(mail: readonly RecordedMail[], knowsSize: boolean): Map<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  for (const { count, at = 0, bytes = 0, recipients = 1, domain = '', info } of mail) {
    for (let index = 0; index < count * recipients; index++) {
      const to = `user${Math.floor(index / recipients)}.${index % recipients}@${domain}`;
      const time = Math.floor(at / 1000) * 1000;
      arrivals.set(to, { time, to, from: info?.from ?? '', bytes: knowsSize ? bytes : 1, jobId: info?.jobId });
    }
  }
  return arrivals;
}

const mails: fc.Arbitrary<readonly RecordedMail[]> = fc.uniqueArray(
  fc.record({
    count: fc.integer({ min: 1, max: 20 }),
    domain: fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example'),
    at: fc.nat(90 * MINUTE),
    bytes: fc.integer({ min: 1, max: 100_000 }),
    recipients: fc.integer({ min: 1, max: 3 }),
    info: fc.record({
      from: fc.constantFrom('x@example.org', 'y@example.org'),
      jobId: fc.constantFrom('j1', 'a, "b"'),
    }),
  }),
  { minLength: 1, maxLength: 4, selector: ({ domain }) => domain },
);

const CONFIG =
  '<virtual-mta v>\n</virtual-mta>\n<domain *>\nmax-msg-rate 20/m\nbounce-after 1h\nretry-recipients-after 10m\n</domain>\n';
const answers = [undefined, '450 later', '550 5.1.1 unknown, "really"', undefined, '450-a\r\n450 b'];

function written(mail: readonly RecordedMail[], layout: RecordLayout): string {
  const { texts } = recorded(CONFIG, mail, {
    receiver: answering((attempt) => answers[attempt % answers.length]),
    layouts: [layout],
  });
  return texts[0] ?? '';
}

describe('records that are played again', () => {
  it.each([
    ['r records', wholeLayout(['r']), false],
    ['d and b records', wholeLayout(['d', 'b']), true],
    ['r records before all others', wholeLayout(), false],
    ['d and b records among others', wholeLayout(['t', 'tq', 'd', 'b']), true],
  ] as const)('%s: the same mail comes in at the same times', (_, layout, knowsSize) => {
    fc.assert(
      fc.property(mails, (mail) => {
        const arrivals = arrivalsOf(written(mail, layout), 'absolute');
        expect(sorted(arrivals)).toEqual(sorted(expected(mail, knowsSize)));
      }),
      { numRuns: 25 },
    );
  });

  it('can begin when they are played', () => {
    const mail: RecordedMail[] = [{ count: 2, domain: 'a.example', at: 30 * MINUTE, bytes: 5 }];
    const times = [...arrivalsOf(written(mail, wholeLayout(['d', 'b'])), 'shifted').values()].map(({ time }) => time);
    expect(times).toEqual([0, 0]);
  });
});

function sorted(arrivals: ReadonlyMap<string, Arrival>): Arrival[] {
  return [...arrivals.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}
