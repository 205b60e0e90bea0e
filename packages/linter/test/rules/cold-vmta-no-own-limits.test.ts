import { describe, it } from 'vitest';
import { SERVER, domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('cold-vmta-no-own-limits', { unlimited: 'warning' });
const quota = domain('*', 'max-cold-virtual-mta-msg 100/day,200/day');
const warm = vmta('warm', 'cold-virtual-mta ⟦new⟧');
const quiet = vmta('warm', 'cold-virtual-mta new');
const found = SERVER + quota + warm + vmta('new');

describe('cold-vmta-no-own-limits', () => {
  it.each([
    ['in a virtual MTA', found],
    ['in another case', SERVER + quota + vmta('warm', 'Cold-Virtual-MTA ⟦NEW⟧') + vmta('new')],
    ['with a rate of unlimited', SERVER + quota + warm + vmta('new', domain('*', 'max-msg-rate unlimited'))],
    ['with a rate of 0, which is none', SERVER + quota + warm + vmta('new', 'max-smtp-msg-rate 0')],
    ['with no pause', SERVER + quota + warm + vmta('new', domain('*', 'smtp-out-rampup-interval 0s'))],
    ['with a quota of its pool', SERVER + warm + pool('p', 'virtual-mta warm', quota) + vmta('new')],
    ['in a pool', SERVER + quota + vmta('w') + pool('p', 'virtual-mta w', 'cold-virtual-mta ⟦new⟧') + vmta('new')],
    ['with a limit of connections alone', SERVER + quota + warm + vmta('new', domain('*', 'max-smtp-out 1'))],
    [
      'with a limit in backoff mode alone',
      SERVER + quota + warm + vmta('new', domain('*', 'backoff-max-msg-rate 10/h')),
    ],
    [
      'with a rate for other virtual MTAs',
      SERVER + quota + warm + vmta('new') + vmta('x', domain('*', 'max-msg-rate 9/h')),
    ],
    ['with a quota of its own domains', SERVER + vmta('warm', 'cold-virtual-mta ⟦new⟧', quota) + vmta('new')],
  ])('finds one %s', (_, sample) => rule.finds(sample, ['unlimited']));

  it('tells each cold virtual MTA once', () => {
    const two =
      vmta('warm', 'cold-virtual-mta ⟦new⟧', 'cold-virtual-mta ⟦newer⟧') + vmta('hot', 'cold-virtual-mta new');
    rule.finds(SERVER + quota + two + vmta('new') + vmta('newer'), ['unlimited', 'unlimited']);
  });

  it.each([
    ['a rate of its domains', SERVER + quota + quiet + vmta('new', domain('*', 'max-msg-rate 100/h'))],
    ['a rate of its own', SERVER + quota + quiet + vmta('new', 'max-smtp-msg-rate 100/h')],
    ['a rate of connections', SERVER + quota + quiet + vmta('new', domain('*', 'max-connect-rate 2/m'))],
    ['pauses between connections', SERVER + quota + quiet + vmta('new', domain('*', 'smtp-out-rampup-interval 1m'))],
    ['a rate of its addresses', SERVER + quota + quiet + vmta('new', domain('*', 'source-ip-max-msg-rate 0/0 100/h'))],
    ['a rate for a provider', SERVER + quota + quiet + vmta('new', domain('gmail.com', 'max-msg-rate 100/h'))],
    ['a rate of data', SERVER + quota + quiet + vmta('new', domain('*', 'max-data-volume-rate 10M/h'))],
    ['a rate of data of its own', SERVER + quota + quiet + vmta('new', 'max-smtp-data-volume-rate 10M/h')],
    [
      'a rate for a macro',
      'domain-macro m gmail.com,yahoo.com\n' + SERVER + quota + quiet + vmta('new', domain('$m', 'max-msg-rate 100/h')),
    ],
    ['a rate for all', SERVER + quota + quiet + vmta('new') + domain('*', 'max-msg-rate 100/h')],
    [
      'a rate of its pool',
      SERVER + quota + quiet + vmta('new') + pool('p', 'virtual-mta new', domain('*', 'max-msg-rate 100/h')),
    ],
    ['one that gets no mail', SERVER + quiet + vmta('new')],
    ['one that gets none by its number', SERVER + domain('*', 'max-cold-virtual-mta-msg 0/day') + quiet + vmta('new')],
    ['one whose quota other virtual MTAs have', SERVER + quiet + vmta('new') + vmta('other', quota)],
    ['one that nobody defines', SERVER + quota + quiet],
    ['a part of a configuration', quota + quiet + vmta('new')],
    ['virtual MTAs without cold ones', SERVER + quota + vmta('new')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const others = { 'new.conf': vmta('new', domain('*', 'max-msg-rate 100/h')) };
    testRule('cold-vmta-no-own-limits', { unlimited: 'warning' }, { others }).isSilent(
      SERVER + quota + quiet + 'include new.conf\n',
    );
    rule.isSilent(SERVER + quota + quiet + vmta('new') + 'include missing.conf\n');
  });

  it('names the virtual MTA, and points at it', () => {
    rule.says(found, 'The cold virtual MTA new has no limit of its rate.');
    rule.pointsAt(found, [['<virtual-mta new>', 'this virtual MTA']]);
    rule.hasNoFix(found);
  });
});
