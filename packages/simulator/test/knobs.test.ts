/** What is assumed where the documentation is silent; other tests have the knobs of rates, expiry and mail servers. */
import { expect, it } from 'vitest';
import { type Run, run, scripted } from './harness.ts';

const SECOND = 1_000;

/** One message a second, of which the first is put off for ten seconds while others wait. */
function withOnePutOff(retried: 'behind' | 'before'): Run {
  const text = '<domain *>\nmax-msg-rate 1/s\nretry-recipients-after 10s\n</domain>\n';
  return run(text, [{ count: 20 }], {
    knobs: { retried },
    receiver: (replies) => scripted(replies, (attempt) => (attempt === 1 ? '450 later' : undefined)),
    prepare: (simulation) => {
      const { recipients } = simulation;
      const remove = recipients.remove.bind(recipients);
      recipients.remove = (id) => {
        done.push([recipients.number[id] ?? -1, simulation.now]);
        remove(id);
      };
    },
  });
}

let done: [number, number][] = [];

it.each([
  ['behind' as const, 20 * SECOND],
  ['before' as const, 10 * SECOND],
])('mail that is tried again goes %s that which waits', (retried, expected) => {
  done = [];
  withOnePutOff(retried);
  expect(done.find(([number]) => number === 0)).toEqual([0, expected]);
  expect(done).toHaveLength(20);
});

it.each([
  ['all' as const, { bounced: [0], backoff: [0] }],
  ['first' as const, { bounced: [], backoff: [0] }],
])('of the rules for a reply %s count', (replyRules, expected) => {
  const rules = 'reply /again later/ mode=backoff\nreply /quota/ bounce-rcpt';
  const text = `<smtp-pattern-list p>\n${rules}\n</smtp-pattern-list>\n<domain *>\nsmtp-pattern-list p\n</domain>\n`;
  const { times } = run(text, [{ count: 1 }], {
    knobs: { replyRules },
    until: SECOND,
    receiver: (replies) => scripted(replies, () => '452 over quota, try again later'),
  });
  expect({ bounced: times('bounced'), backoff: times('backoff') }).toEqual(expected);
});
