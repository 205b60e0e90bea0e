import { describe, it } from 'vitest';
import { domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('assume-delivery', { assumed: 'warning' });
const SETTING = 'assume-delivery-upon-data-termination-timeout';

describe('assume-delivery', () => {
  it.each([
    ['for all mail', domain('*', `${SETTING} ⟦yes⟧`)],
    ['for one domain', domain('example.com', `${SETTING} ⟦true⟧`)],
    ['through a macro', `domain-macro m example.com,example.net\n${domain('$m', `${SETTING} ⟦yes⟧`)}`],
    [
      'in a virtual MTA, against the top level',
      vmta('a', domain('*', `${SETTING} ⟦yes⟧`)) + domain('*', `${SETTING} no`),
    ],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['assumed']));

  it('finds each line', () => {
    const sample = domain('example.com', `${SETTING} ⟦yes⟧`) + domain('example.net', `${SETTING} ⟦yes⟧`);
    rule.finds(sample, ['assumed', 'assumed']);
  });

  it.each([
    ['the default', domain('*', 'smtp-data-termination-timeout 10m')],
    ['no', domain('*', `${SETTING} no`)],
    ['a value that is none', domain('*', `${SETTING} 1`)],
    ['a line that the virtual MTAs override', domain('*', `${SETTING} yes`) + vmta('a', domain('*', `${SETTING} no`))],
    ['mail for a program', domain('example.com', 'type pipe', 'command "/bin/cat"', `${SETTING} yes`)],
    ['a server on this machine', domain('example.com', 'smtp-hosts localhost', `${SETTING} yes`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to switch it off', () => rule.mends(domain('*', `${SETTING} ⟦yes⟧`), domain('*', `${SETTING} no`), false));
});
