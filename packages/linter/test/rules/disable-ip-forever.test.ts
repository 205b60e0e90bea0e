import { describe, it } from 'vitest';
import { SERVER, domain, many, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('disable-ip-forever', { forever: 'warning', never: 'warning' });

const list = (...replies: readonly string[]): string =>
  section('smtp-pattern-list blocked', ...replies.map((reply) => `reply ${reply}`));
const found = list('/listed/ ⟦disable-source-ip⟧');
const plain = list('/listed/ disable-source-ip');
const USES = 'smtp-pattern-list blocked';

describe('disable-ip-forever', () => {
  it.each([
    ['by default', SERVER + found + domain('*', USES)],
    ['beside another action', SERVER + list('/listed/ skip-mx,⟦disable-source-ip⟧') + domain('*', USES)],
    [
      'beside a rule with a time',
      SERVER + list('/a/ disable-source-ip,reenable-after=1h', '/b/ ⟦disable-source-ip⟧') + domain('*', USES),
    ],
    ['in a virtual MTA', SERVER + found + vmta('a', domain('*', USES))],
    ['in capitals', SERVER + list('/listed/ ⟦Disable-Source-IP⟧') + domain('*', 'smtp-pattern-list BLOCKED')],
    [
      'where only other domains have a time',
      SERVER + found + domain('*', USES) + domain('example.com', 'reenable-source-ip-after 1h'),
    ],
    [
      'once for many rules and queues',
      SERVER +
        list('/a/ ⟦disable-source-ip⟧', '/b/ disable-source-ip') +
        many(9, (index) => vmta(`v${index}`, domain('*', USES))),
    ],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['forever']));

  it.each([
    ['beside the list', plain + domain('*', USES, 'reenable-source-ip-after ⟦never⟧')],
    [
      'for one domain',
      plain +
        domain('*', USES, 'reenable-source-ip-after 1h') +
        domain('example.com', 'reenable-source-ip-after ⟦never⟧'),
    ],
  ])('finds the word never %s', (_, sample) => rule.finds(sample, ['never']));

  it.each([
    ['a time in the rule', SERVER + list('/a/ disable-source-ip,reenable-after=1h') + domain('*', USES)],
    ['a time for the queue', SERVER + plain + domain('*', USES, 'reenable-source-ip-after 1h')],
    [
      'a time of a wider section',
      SERVER + plain + domain('*', 'reenable-source-ip-after 1h') + domain('example.com', USES),
    ],
    [
      'a time of each virtual MTA',
      SERVER + plain + domain('*', USES) + vmta('a', domain('*', 'reenable-source-ip-after 1h')),
    ],
    ['a list that disables nothing', SERVER + list('/a/ mode=backoff') + domain('*', USES)],
    ['a list that nobody uses', SERVER + plain + domain('*', 'max-smtp-out 5')],
    ['a list that nobody defines', SERVER + domain('*', USES)],
    ['mail that is thrown away', SERVER + plain + domain('*', USES, 'type discard')],
    ['a part of a configuration', plain + domain('*', USES)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the other line', () => {
    rule.pointsAt(SERVER + found + domain('*', USES), [[USES, 'a queue with this list']]);
    rule.pointsAt(plain + domain('*', USES, 'reenable-source-ip-after never'), [
      ['reply /listed/ disable-source-ip', 'taken out of use here'],
    ]);
    rule.says(SERVER + found + domain('*', USES), 'is never for queues with the list blocked');
  });
});
