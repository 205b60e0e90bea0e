import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { section } from '../sample-sections.ts';

const rule = testRule('smtp-user-no-login', { missing: 'error' });

const marked = (...lines: readonly string[]): string =>
  section('smtp-user a', ...lines).replace('<smtp-user a>', '⟦$&⟧');
const user = (...lines: readonly string[]): string => section('smtp-user a', ...lines);

describe('smtp-user-no-login', () => {
  it.each([
    ['anything', marked()],
    ['a password', marked('source {auth}')],
    ['the password that it asks for', marked('authentication-method password')],
    ['the certificate that it asks for', marked('authentication-method certificate', 'password b')],
    [
      'the password that the last line asks for',
      marked('authentication-method system', 'authentication-method password'),
    ],
    ['a password, beside another one that has it', marked() + section('smtp-user b', 'password c')],
  ])('finds an account without %s', (_, sample) => rule.finds(sample, ['missing']));

  it.each([
    ['a password', user('password b')],
    ['a password that it asks for', user('authentication-method password', 'password "b c"')],
    ['a certificate', user('authentication-method certificate', 'tls-certificate b.pem')],
    ['users that the system knows', user('authentication-method system')],
    ['a password in another section', user() + section('smtp-user A', 'password b')],
    ['a password that is wrong, which is said elsewhere', user('password')],
    ['what another file may hold', user('include secret.conf')],
    ['what another file may hold of it', user() + section('smtp-user a', 'include secret.conf')],
    ['no name', '<smtp-user>\n</smtp-user>\n'],
  ])('says nothing about one with %s', (_, sample) => rule.isSilent(sample));

  it('names the user and what is missing', () => {
    rule.says(
      user(),
      'Nobody can log in as a, because the account has no password.\nWith authentication-method password (the default)',
    );
    rule.says(
      user('authentication-method certificate'),
      'has no tls-certificate.\nWith authentication-method certificate PowerMTA',
    );
    rule.hasNoFix(user());
  });

  it('looks into included files', () => {
    const found = (secret: string): string[] =>
      findingsInFiles('smtp-user-no-login', { config: user('include secret.conf'), 'secret.conf': secret });
    expect(found('password b\n')).toEqual([]);
    expect(found('')).toEqual(['config missing <smtp-user a>']);
  });
});
