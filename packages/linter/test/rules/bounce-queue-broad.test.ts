import { describe, it } from 'vitest';
import { domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-queue-broad', { recipient: 'error', temporary: 'warning' });

const list = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);
const used = (...lines: readonly string[]): string => list(...lines) + domain('example.com', 'smtp-pattern-list a');

describe('bounce-queue-broad', () => {
  it.each([
    'reply ⟦//⟧ bounce-queue',
    'reply ⟦/mailbox/⟧ bounce-queue',
    'reply ⟦/User Unknown/⟧ Bounce-Queue',
    'reply ⟦/^550/⟧ bounce-queue,mode=backoff',
    'reply ⟦/try again later/⟧ bounce-queue',
    'reply ⟦/greylist/⟧ bounce-queue',
  ])('finds a reply about one recipient: %s', (line) => rule.finds(used(line), ['recipient']));

  it.each(['reply ⟦/^421/⟧ bounce-queue', 'reply ⟦/too many connections/⟧ bounce-queue'])(
    'finds replies that ask to wait: %s',
    (line) => rule.finds(used(line), ['temporary']),
  );

  it.each([
    'reply /part of their network is on our block list/ bounce-queue',
    'reply /spamhaus/ bounce-queue',
    'reply /\\[TSS09\\]/ bounce-queue',
    'reply /unusual rate/ bounce-queue',
    'reply /mailbox/ bounce-rcpt',
    'reply // mode=backoff',
    'reply /mailbox(/ bounce-queue',
    '# reply // bounce-queue',
  ])('says nothing about %s', (line) => rule.isSilent(used(line)));

  it('leaves out what an earlier line decides', () => {
    rule.isSilent(
      used('reply /mailbox|user|recip|greyl|quota|storage|account/ bounce-rcpt', 'reply /^5\\d\\d/ bounce-queue'),
    );
    rule.finds(used('reply /mailbox/ mode=backoff', 'reply ⟦/mailbox/⟧ bounce-queue'), ['recipient']);
  });

  it.each([
    [
      'a virtual MTA replaces everywhere',
      list('reply // bounce-queue') +
        section('smtp-pattern-list b', 'reply /x/ skip-mx') +
        domain('*', 'smtp-pattern-list a') +
        vmta('v', domain('*', 'smtp-pattern-list b')),
    ],
    [
      'mail leaves for another queue with',
      list('reply // bounce-queue') +
        domain('x.example', 'smtp-pattern-list a', 'queue-to y.queue') +
        domain('y.queue', 'smtp-hosts lookup-mx:x.example'),
    ],
    [
      'mail for this machine uses',
      list('reply // bounce-queue') + domain('x.example', 'smtp-pattern-list a', 'smtp-hosts [127.0.0.1]:2525'),
    ],
    ['nothing uses', list('reply // bounce-queue')],
    [
      'mail is let go with',
      list('reply // bounce-queue') + domain('x.example', 'smtp-pattern-list a', 'bounce-after 1m'),
    ],
    [
      'mail is thrown away with',
      list('reply // bounce-queue') + domain('x.example', 'smtp-pattern-list a', 'type discard'),
    ],
  ])('says nothing about a list that %s', (_, sample) => rule.isSilent(sample));

  it('finds lists of macros, pools and included files', () => {
    const found = list('reply ⟦//⟧ bounce-queue');
    rule.finds(`domain-macro m x.example,y.example\n${found}${domain('$m', 'smtp-pattern-list a')}`, ['recipient']);
    rule.finds(found + vmta('v') + pool('p', 'virtual-mta v', domain('*', 'smtp-pattern-list a')), ['recipient']);
    const others = { use: 'smtp-pattern-list a\n' };
    const included = testRule('bounce-queue-broad', { recipient: 'error', temporary: 'warning' }, { others });
    included.finds(found + domain('*', 'include use'), ['recipient']);
  });

  it('asks every use of the list', () => {
    const away = domain('x.example', 'smtp-pattern-list a', 'bounce-after 1m');
    rule.finds(list('reply ⟦//⟧ bounce-queue') + away + vmta('v', domain('*', 'smtp-pattern-list A')), ['recipient']);
  });

  it('names a reply', () => {
    rule.says(used('reply /mailbox full/ bounce-queue'), 'One reply about a full mailbox makes all mail');
    rule.says(used('reply /mailbox full/ bounce-queue'), 'The expression takes "452 4.2.2 Mailbox full". bounce-queue');
  });

  it('has no fix', () => rule.hasNoFix(used('reply // bounce-queue')));
});
