import { describe, expect, it } from 'vitest';
import { domain, findingsOf, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-after-long', { long: 'info' });
const patient = testRule('bounce-after-long', { long: 'info' }, { options: { longest: '30d' } });

describe('bounce-after-long', () => {
  it.each([
    ['of days', domain('*', 'bounce-after ⟦8d⟧')],
    ['of days and hours', domain('*', 'bounce-after ⟦40d12h⟧')],
    ['a second longer than a week', domain('example.com', 'bounce-after ⟦168h1s⟧')],
    ['in another case', domain('example.com', 'BOUNCE-After ⟦30d⟧')],
    ['of a macro', `domain-macro m example.com,example.net\n${domain('$m', 'bounce-after ⟦30d⟧')}`],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'bounce-after ⟦30d⟧'))],
    [
      'that a narrower section makes shorter',
      domain('*', 'bounce-after ⟦30d⟧') + domain('example.com', 'bounce-after 1d'),
    ],
    ['in a virtual MTA', vmta('a', domain('*', 'bounce-after ⟦2w⟧'))],
  ])('finds a time %s', (_, sample) => rule.finds(sample, ['long']));

  it.each([
    ['a week', domain('*', 'bounce-after 7d')],
    ['the default', domain('*', 'bounce-after 4d12h')],
    ['a time that is none', domain('*', 'bounce-after 400')],
    ['what a later line corrects', domain('*', 'bounce-after 30d', 'bounce-after 2d')],
    ['what each virtual MTA overrides', domain('*', 'bounce-after 30d') + vmta('a', domain('*', 'bounce-after 2d'))],
    ['mail that is thrown away', domain('example.com', 'type discard', 'bounce-after 30d')],
    ['mail for a program', domain('example.com', 'type pipe', 'command "/opt/in"', 'bounce-after 30d')],
    ['mail for a server on this machine', domain('example.com', 'smtp-hosts [127.0.0.1]', 'bounce-after 30d')],
    ['a number without a unit', domain('*', 'bounce-after 864000')],
    ['other times', domain('*', 'retry-after 10d')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes another limit', () => {
    patient.isSilent(domain('*', 'bounce-after 30d'));
    patient.finds(domain('*', 'bounce-after ⟦31d⟧'), ['long']);
  });

  it('names the time', () => rule.says(domain('*', 'bounce-after 40d'), 'Mail is tried for 40d before it bounces.'));

  it('knows included files', () => {
    const others = { short: 'bounce-after 2d\n', long: 'bounce-after 30d\n' };
    const included = testRule('bounce-after-long', { long: 'info' }, { others });
    included.isSilent(domain('*', 'bounce-after 30d', 'include short'));
    included.finds(domain('*', 'include short', 'bounce-after ⟦30d⟧'), ['long']);
  });

  it('tells what it rests on', () => {
    const twice = domain('*', 'bounce-after 2d', 'bounce-after 30d');
    const found = findingsOf('bounce-after-long', twice)[0]?.diagnostics.filter(
      ({ rule: id }) => id === 'bounce-after-long',
    );
    expect(found?.map(({ assumptions }) => assumptions)).toEqual([['repeated-lines']]);
  });
});
