import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('assume-delivery', { assumed: 'warning' });
const SETTING = 'assume-delivery-upon-data-termination-timeout';

describe('assume-delivery', () => {
  it.each([
    ['for all mail', domain('*', `${SETTING} ⟦yes⟧`)],
    ['for one domain', domain('example.com', `${SETTING} ⟦true⟧`)],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', `${SETTING} ⟦yes⟧`))],
    ['in another case', domain('*', `${SETTING.toUpperCase()} ⟦Yes⟧`)],
    ['for all but one domain', domain('*', `${SETTING} ⟦yes⟧`) + domain('example.com', `${SETTING} no`)],
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
    ['a line that a later one takes back', domain('*', `${SETTING} yes`, `${SETTING} no`)],
    [
      'mail that is moved',
      domain('example.com', 'queue-to x.queue', `${SETTING} yes`) +
        domain('x.queue', 'smtp-hosts lookup-mx:example.com'),
    ],
    ['a line that the virtual MTAs override', domain('*', `${SETTING} yes`) + vmta('a', domain('*', `${SETTING} no`))],
    ['mail for a program', domain('example.com', 'type pipe', 'command "/bin/cat"', `${SETTING} yes`)],
    ['a server on this machine', domain('example.com', 'smtp-hosts localhost', `${SETTING} yes`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { on: `${SETTING} yes\n`, off: `${SETTING} no\n` };
    const included = testRule('assume-delivery', { assumed: 'warning' }, { others });
    included.isSilent(domain('*', `${SETTING} yes`, 'include off'));
    included.finds(domain('*', 'include off', `${SETTING} ⟦yes⟧`), ['assumed']);
  });

  it('offers to switch it off', () => rule.mends(domain('*', `${SETTING} ⟦yes⟧`), domain('*', `${SETTING} no`), false));
});
