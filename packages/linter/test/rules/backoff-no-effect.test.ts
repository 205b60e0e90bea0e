import { describe, it } from 'vitest';
import { SERVER, domain, many, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-no-effect', { same: 'warning' });

const busy = section('smtp-pattern-list slow', 'reply /busy/ mode=backoff', 'reply /hello/ mode=normal');
const server = (...sections: readonly string[]): string => SERVER + busy + sections.join('');
const USES = 'smtp-pattern-list slow';
const FOUND = 'smtp-pattern-list ⟦slow⟧';

describe('backoff-no-effect', () => {
  it.each([
    ['the defaults', server(domain('*', FOUND))],
    ['limits of normal mode', server(domain('*', FOUND, 'max-msg-rate 100/h', 'max-connect-rate 1/s'))],
    ['the same limit in both modes', server(domain('*', FOUND, 'max-msg-rate 60/h', 'backoff-max-msg-rate 1/m'))],
    ['the same number of connections', server(domain('*', FOUND, 'max-smtp-out 5', 'backoff-max-smtp-out 5'))],
    ['a way out', server(domain('*', FOUND, 'backoff-to-normal-after 1h'))],
    ['nobody to be told', server(domain('*', FOUND, 'backoff-notify ""'))],
    ['limits for other domains', server(domain('*', FOUND), domain('example.com', 'backoff-max-msg-rate 1/h'))],
    ['a virtual MTA', server(vmta('a', domain('*', FOUND)))],
  ])('finds queues with %s', (_, sample) => rule.finds(sample, ['same']));

  it.each([
    ['a rate', server(domain('*', USES, 'backoff-max-msg-rate 60/h'))],
    ['a rate by its old name', server(domain('*', USES, 'backoff-max-msg-per-hour 60'))],
    ['a rate of connections', server(domain('*', USES, 'backoff-max-connect-rate 1/m'))],
    ['a rate of data', server(domain('*', USES, 'backoff-max-data-volume-rate 1M/m'))],
    ['fewer connections', server(domain('*', USES, 'backoff-max-smtp-out 1'))],
    ['fewer connections by default', server(domain('*', USES, 'max-smtp-out 50'))],
    ['another waiting time', server(domain('*', USES, 'backoff-retry-after 2h'))],
    ['somebody to be told', server(domain('*', USES, 'backoff-notify ops@example.com'))],
    [
      'another virtual MTA that takes over',
      server(vmta('b'), vmta('a', domain('*', USES, 'backoff-reroute-to-virtual-mta b'))),
    ],
    ['a limit of a wider section', server(domain('*', 'backoff-max-msg-rate 60/h'), domain('example.com', USES))],
    ['a limit of each virtual MTA', server(domain('*', USES), vmta('a', domain('*', 'backoff-max-msg-rate 60/h')))],
    [
      'a list that never starts it',
      SERVER + section('smtp-pattern-list slow', 'reply /x/ skip-mx') + domain('*', USES),
    ],
    ['a list that nobody defines', SERVER + domain('*', USES)],
    ['mail that is thrown away', server(domain('*', USES, 'type discard'))],
    ['a part of a configuration', busy + domain('*', USES)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells one cause once', () => {
    rule.finds(
      server(
        vmta('first', domain('*', FOUND)),
        many(9, (index) => vmta(`v${index}`, domain('*', USES))),
      ),
      ['same'],
    );
  });

  it('points at the rule that starts it', () => {
    const sample = server(domain('*', USES));
    rule.says(sample, 'Replies of the list slow start backoff mode');
    rule.pointsAt(sample, [['reply /busy/ mode=backoff', 'goes into backoff mode here']]);
  });
});
