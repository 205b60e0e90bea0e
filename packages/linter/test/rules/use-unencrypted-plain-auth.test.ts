import { describe, it } from 'vitest';
import { SERVER, domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('use-unencrypted-plain-auth', { clear: 'warning', never: 'warning' });

const LOGIN = ['auth-username shop', 'auth-password mossy-lantern'] as const;
const ON = 'use-unencrypted-plain-auth yes';
const FOUND = 'use-unencrypted-plain-auth ⟦yes⟧';

describe('use-unencrypted-plain-auth', () => {
  it.each([
    ['for one domain', domain('example.com', ...LOGIN, FOUND)],
    ['for a relay', domain('*', 'smtp-hosts relay.example.net', ...LOGIN, FOUND)],
    ['for a macro', `domain-macro some example.com,example.net\n${domain('$some', ...LOGIN, FOUND)}`],
    ['in a virtual MTA', vmta('a', domain('example.com', ...LOGIN, FOUND))],
    ['with the password of a wider section', domain('*', ...LOGIN) + domain('example.com', FOUND)],
    ['where STARTTLS is used but not required', domain('example.com', ...LOGIN, 'use-starttls yes', FOUND)],
    ['with a name that another part may give', domain('example.com', 'auth-password mossy-lantern', FOUND)],
    ['in capitals', domain('example.com', ...LOGIN, 'USE-Unencrypted-Plain-Auth ⟦TRUE⟧')],
  ])('finds a password %s', (_, sample) => rule.finds(sample, ['clear']));

  it.each([
    ['beside it', domain('example.com', ...LOGIN, 'use-starttls no', FOUND)],
    ['although it is required', domain('example.com', ...LOGIN, 'use-starttls no', 'require-starttls yes', FOUND)],
    ['in a wider section', domain('*', 'use-starttls FALSE') + domain('example.com', ...LOGIN, FOUND)],
  ])('finds a password where STARTTLS is off %s', (_, sample) => rule.finds(sample, ['never']));

  it.each([
    ['no', domain('example.com', ...LOGIN, 'use-unencrypted-plain-auth no')],
    ['the default', domain('example.com', ...LOGIN)],
    ['no password', domain('example.com', ON)],
    [
      'a password without a name, which has no effect',
      SERVER + domain('example.com', 'auth-password mossy-lantern', ON),
    ],
    ['a name that is taken back', SERVER + domain('*', ...LOGIN) + domain('example.com', 'auth-username ""', ON)],
    ['a password that is taken back', domain('*', ...LOGIN) + domain('example.com', 'auth-password ""', ON)],
    ['STARTTLS that is required', domain('example.com', ...LOGIN, ON, 'require-starttls yes')],
    ['STARTTLS that is required for all', domain('*', 'require-starttls yes') + domain('example.com', ...LOGIN, ON)],
    ['a server on this machine', domain('example.com', 'smtp-hosts [127.0.0.1]:2525', ...LOGIN, ON)],
    ['a server with a private address', domain('example.com', 'smtp-hosts [10.0.0.5]', ...LOGIN, ON)],
    ['a line that a later one takes back', domain('example.com', ...LOGIN, ON, 'use-unencrypted-plain-auth no')],
    ['a queue that sends nothing', domain('example.com', 'type discard', ...LOGIN, ON)],
    ['a value that is none', domain('example.com', ...LOGIN, 'use-unencrypted-plain-auth maybe')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to turn it off, and points at the password', () => {
    rule.mends(
      domain('example.com', ...LOGIN, ON),
      domain('example.com', ...LOGIN, 'use-unencrypted-plain-auth no'),
      false,
    );
    rule.pointsAt(domain('example.com', ...LOGIN, ON), [['auth-password mossy-lantern', 'this password']]);
    rule.says(domain('example.com', ...LOGIN, ON), 'may be sent without encryption.');
  });

  it('points at the line that keeps STARTTLS off', () => {
    const sample = domain('example.com', ...LOGIN, 'use-starttls no', ON);
    rule.says(sample, 'The password for this server is sent without encryption.');
    rule.pointsAt(sample, [
      ['auth-password mossy-lantern', 'this password'],
      ['use-starttls no', 'STARTTLS is off here'],
    ]);
  });
});
