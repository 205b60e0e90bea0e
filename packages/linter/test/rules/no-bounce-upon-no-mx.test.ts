import { describe, it } from 'vitest';
import { SERVER, domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('no-bounce-upon-no-mx', { tried: 'info' });
const SETTING = 'bounce-upon-no-mx';
const server = (...sections: readonly string[]): string => SERVER + sections.join('');

describe('no-bounce-upon-no-mx', () => {
  it.each([
    ['the default', server('⟦<domain *>⟧\nmax-smtp-out 5\n</domain>\n')],
    ['the default of a virtual MTA', server(vmta('a', '⟦<domain *>⟧\nmax-smtp-out 5\n</domain>\n'))],
    ['no', server(domain('*', `${SETTING} ⟦no⟧`))],
    ['never', server(domain('*', `${SETTING} ⟦never⟧`))],
    ['a setting for other domains', server(`⟦<domain *>⟧\n</domain>\n`, domain('example.com', `${SETTING} yes`))],
    ['one virtual MTA of two', server(`⟦<domain *>⟧\n</domain>\n`, vmta('a', domain('*', `${SETTING} 4h`)), vmta('b'))],
    [
      'a virtual MTA that takes it back',
      server(domain('*', `${SETTING} yes`), vmta('a', domain('*', `${SETTING} ⟦no⟧`))),
    ],
  ])('finds %s', (_, sample) => rule.finds(sample, ['tried']));

  it('is one finding for many virtual MTAs', () => {
    rule.finds(server('⟦<domain *>⟧\n</domain>\n', vmta('a', domain('*', 'max-smtp-out 1')), vmta('b')), ['tried']);
  });

  it.each([
    ['yes', server(domain('*', `${SETTING} yes`))],
    ['a time', server(domain('*', `${SETTING} 30m`))],
    ['virtual MTAs that all set it', server(domain('*', 'max-smtp-out 5'), vmta('a', domain('*', `${SETTING} yes`)))],
    [
      'a pool that sets it',
      server(domain('*', 'max-smtp-out 5'), vmta('a'), pool('p', 'virtual-mta a', domain('*', `${SETTING} yes`))),
    ],
    ['servers that are named', server(domain('*', 'smtp-hosts relay.example.com'))],
    ['servers by the old name', server(domain('*', 'route relay.example.com'))],
    ['mail that is thrown away', server(domain('*', 'type discard'))],
    ['a file for some domains only', server(domain('example.com', 'max-smtp-out 5'))],
    ['a part of a configuration', domain('*', 'max-smtp-out 5')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says for how long', () => {
    rule.says(server(domain('*', 'bounce-after 2d')), 'is tried for 2d at the address of the domain itself.');
    rule.says(server(domain('*')), 'is tried for 4d12h at the address of the domain itself.');
  });
});
