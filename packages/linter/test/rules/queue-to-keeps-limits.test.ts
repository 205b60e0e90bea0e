import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('queue-to-keeps-limits', { moved: 'info' });
const target = domain('x.queue', 'smtp-hosts lookup-mx:example.com', 'max-smtp-out 5');
const found = target + domain('example.com', 'queue-to x.queue', '⟦max-smtp-out 5⟧');

describe('queue-to-keeps-limits', () => {
  it.each([
    ['of connections', found],
    ['before the line that moves', target + domain('example.com', '⟦Max-Msg-Rate 100/h⟧', 'queue-to x.queue')],
    [
      'of a macro',
      'domain-macro own example.com,example.net\n' + target + domain('$own', 'queue-to x.queue', '⟦max-smtp-out 5⟧'),
    ],
    ['of backoff mode', target + domain('example.com', 'queue-to x.queue', '⟦backoff-max-msg-rate 10/h⟧')],
    ['of time', target + domain('example.com', 'queue-to x.queue', '⟦retry-after 1h⟧')],
    ['of addresses', target + domain('example.com', 'queue-to x.queue', '⟦source-ip-max-smtp-out 0/0 5⟧')],
    ['in another case', target + domain('Example.com', 'Queue-To X.queue', '⟦max-smtp-out 5⟧')],
    [
      'beside others',
      target + domain('example.com', 'queue-to x.queue', '⟦max-smtp-out 5⟧', 'retry-after 1h', 'bounce-after 1d'),
    ],
  ])('finds limits %s', (_, sample) => rule.finds(sample, ['moved']));

  it.each([
    ['a section without limits', target + domain('example.com', 'queue-to x.queue')],
    ['what is asked before', target + domain('example.com', 'queue-to x.queue', 'disable-mx-rollup yes')],
    ['what is no limit', target + domain('example.com', 'queue-to x.queue', 'dkim-sign yes')],
    ['limits of the queue', target],
    [
      'limits of another domain',
      target + domain('example.com', 'queue-to x.queue') + domain('example.net', 'max-smtp-out 5'),
    ],
    ['limits for all domains', target + domain('*', 'queue-to x.queue', 'max-smtp-out 5')],
    ['a line that moves nothing', target + domain('example.com', 'queue-to ""', 'max-smtp-out 5')],
    [
      'a line that another one replaces',
      target + domain('example.com', 'queue-to x.queue', 'max-smtp-out 5', 'queue-to ""'),
    ],
    [
      'a virtual MTA, of which others may keep the mail',
      target + vmta('a', domain('example.com', 'queue-to x.queue', 'max-smtp-out 5')),
    ],
    [
      'a queue that more mail is moved to',
      target +
        domain('example.com', 'queue-to example.net') +
        domain('example.net', 'queue-to x.queue', 'max-smtp-out 5'),
    ],
    [
      'an include that is missing',
      'include missing.conf\n' + target + domain('example.com', 'queue-to x.queue', 'max-smtp-out 5'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names all of them, and points at the line that moves the mail', () => {
    rule.says(found, 'This max-smtp-out does not count: queue-to moves the mail to the queue x.queue.');
    const more =
      target + domain('example.com', 'queue-to x.queue', 'max-smtp-out 5', 'retry-after 1h', 'bounce-after 1d');
    rule.says(more, 'apply, also instead of retry-after, bounce-after.');
    rule.pointsAt(more, [['queue-to x.queue', 'moved by this line']]);
    rule.hasNoFix(more);
  });

  it('looks into included files', () => {
    const others = { 'x.conf': target };
    testRule('queue-to-keeps-limits', { moved: 'info' }, { others }).finds(
      'include x.conf\n' + domain('example.com', 'queue-to x.queue', '⟦max-smtp-out 5⟧'),
      ['moved'],
    );
  });
});
