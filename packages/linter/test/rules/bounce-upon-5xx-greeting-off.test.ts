import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-upon-5xx-greeting-off', { off: 'info' });
const SETTING = 'bounce-upon-5xx-greeting';

describe('bounce-upon-5xx-greeting-off', () => {
  it.each([
    ['for all mail', domain('*', `${SETTING} ⟦no⟧`)],
    ['for one domain', domain('example.com', `${SETTING} ⟦False⟧`)],
    ['in a virtual MTA', vmta('a', domain('*', `${SETTING} ⟦no⟧`))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', `${SETTING} ⟦no⟧`))],
    ['in another case', domain('Example.COM', 'BOUNCE-upon-5xx-Greeting ⟦NO⟧')],
    ['for all but one domain', domain('*', `${SETTING} ⟦no⟧`) + domain('example.com', `${SETTING} yes`)],
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
    ['a line that a later one takes back', domain('*', `${SETTING} no`, `${SETTING} yes`)],
    ['mail for a server on this machine', domain('*', 'smtp-hosts localhost', `${SETTING} no`)],
    ['mail that is thrown away', domain('*', 'type discard', `${SETTING} no`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says for how long', () => {
    rule.says(domain('*', `${SETTING} no`), 'are tried again for 4d12h.');
    rule.says(domain('*', 'bounce-after 2d') + domain('example.com', `${SETTING} no`), 'are tried again for 2d.');
  });

  it('knows included files', () => {
    const others = { on: `${SETTING} yes\n`, off: `${SETTING} no\n` };
    const included = testRule('bounce-upon-5xx-greeting-off', { off: 'info' }, { others });
    included.isSilent(domain('*', `${SETTING} no`, 'include on'));
    included.finds(domain('*', 'include on', `${SETTING} ⟦no⟧`), ['off']);
  });

  it('leaves the choice to people', () => rule.hasNoFix(domain('*', `${SETTING} ⟦no⟧`)));
});
