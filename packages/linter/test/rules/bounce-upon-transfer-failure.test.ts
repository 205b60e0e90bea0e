import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('bounce-upon-transfer-failure', { bounces: 'warning' });
const SETTING = 'bounce-upon-transfer-failure';

describe('bounce-upon-transfer-failure', () => {
  it.each([
    ['for all mail', domain('*', `${SETTING} ⟦yes⟧`)],
    ['in other words and capitals', domain('example.com', `Bounce-Upon-Transfer-Failure ⟦TRUE⟧`)],
    ['through a macro', `domain-macro m example.com,example.net\n${domain('$m', `${SETTING} ⟦yes⟧`)}`],
    ['in a virtual MTA', vmta('a', domain('*', `${SETTING} ⟦yes⟧`))],
    ['in a pool', `${vmta('a')}${pool('p', 'virtual-mta a', domain('*', `${SETTING} ⟦yes⟧`))}`],
    ['that only some domains take back', domain('*', `${SETTING} ⟦yes⟧`) + domain('example.com', `${SETTING} no`)],
    [
      'in one member of a macro',
      `domain-macro m example.com,example.net\n${domain('$m', `${SETTING} ⟦yes⟧`)}${domain('example.com', `${SETTING} no`)}`,
    ],
    [
      'that one virtual MTA takes back',
      domain('*', `${SETTING} ⟦yes⟧`) + vmta('a', domain('*', `${SETTING} no`)) + vmta('b'),
    ],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['bounces']));

  it.each([
    ['the default', domain('*', 'max-smtp-out 5')],
    ['no', domain('*', `${SETTING} no`)],
    ['a value that is none', domain('*', `${SETTING} maybe`)],
    ['a line that is taken back below', domain('*', `${SETTING} yes`, `${SETTING} no`)],
    [
      'a line at the top level that every virtual MTA overrides',
      domain('*', `${SETTING} yes`) + vmta('a', domain('*', `${SETTING} no`)),
    ],
    [
      'a macro of which each member is overridden',
      `domain-macro m example.com\n${domain('$m', `${SETTING} yes`)}${domain('example.com', `${SETTING} no`)}`,
    ],
    [
      'a pool whose only member overrides it',
      vmta('a', domain('*', `${SETTING} no`)) + pool('p', 'virtual-mta a', domain('*', `${SETTING} yes`)),
    ],
    ['mail that is thrown away', domain('example.com', 'type discard', `${SETTING} yes`)],
    ['mail for a server on this machine', domain('example.com', 'smtp-hosts [127.0.0.1]:2525', `${SETTING} yes`)],
    ['mail that is moved to another queue', domain('example.com', 'queue-to example.net', `${SETTING} yes`)],
    [
      'mail that another virtual MTA sends',
      vmta('b') + vmta('a', domain('*', 'reroute-to-virtual-mta b', `${SETTING} yes`)),
    ],
    ['failures behind a PIX', domain('*', 'bounce-upon-pix-transfer-failure yes')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers the default, in the word of the writer', () => {
    rule.mends(domain('*', `${SETTING} ⟦yes⟧ # now`), domain('*', `${SETTING} no # now`), false);
    rule.mends(domain('*', `${SETTING} ⟦true⟧`), domain('*', `${SETTING} false`), false);
  });
});
