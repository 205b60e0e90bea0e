import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-after-long', { long: 'info' });
const patient = testRule('bounce-after-long', { long: 'info' }, { options: { longest: '30d' } });

describe('bounce-after-long', () => {
  it.each([
    ['of days', domain('*', 'bounce-after ⟦8d⟧')],
    ['of days and hours', domain('*', 'bounce-after ⟦40d12h⟧')],
    ['a second longer than a week', domain('example.com', 'bounce-after ⟦168h1s⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'bounce-after ⟦2w⟧'))],
  ])('finds a time %s', (_, sample) => rule.finds(sample, ['long']));

  it.each([
    ['a week', domain('*', 'bounce-after 7d')],
    ['the default', domain('*', 'bounce-after 4d12h')],
    ['a time that is none', domain('*', 'bounce-after 400')],
    ['other times', domain('*', 'retry-after 10d')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes another limit', () => {
    patient.isSilent(domain('*', 'bounce-after 30d'));
    patient.finds(domain('*', 'bounce-after ⟦31d⟧'), ['long']);
  });

  it('names the time', () => rule.says(domain('*', 'bounce-after 40d'), 'Mail is tried for 40d before it bounces.'));
});
