import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-upon-5xx-greeting-off', { off: 'info' });
const SETTING = 'bounce-upon-5xx-greeting';

describe('bounce-upon-5xx-greeting-off', () => {
  it.each([
    ['for all mail', domain('*', `${SETTING} ⟦no⟧`)],
    ['for one domain', domain('example.com', `${SETTING} ⟦False⟧`)],
    ['in a virtual MTA', vmta('a', domain('*', `${SETTING} ⟦no⟧`))],
    ['through a macro', `domain-macro m example.com,example.net\n${domain('$m', `${SETTING} ⟦no⟧`)}`],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['off']));

  it.each([
    ['the default', domain('*', 'bounce-after 2d')],
    ['yes', domain('*', `${SETTING} yes`)],
    ['a value that is none', domain('*', `${SETTING} never`)],
    [
      'a line that the only virtual MTA overrides',
      domain('*', `${SETTING} no`) + vmta('a', domain('*', `${SETTING} yes`)),
    ],
    ['mail that is thrown away', domain('*', 'type discard', `${SETTING} no`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says for how long', () => {
    rule.says(domain('*', `${SETTING} no`), 'are tried again for 4d12h.');
    rule.says(domain('*', 'bounce-after 2d') + domain('example.com', `${SETTING} no`), 'are tried again for 2d.');
  });

  it('leaves the choice to people', () => rule.hasNoFix(domain('*', `${SETTING} ⟦no⟧`)));
});
