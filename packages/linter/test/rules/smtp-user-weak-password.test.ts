import { describe, expect, it } from 'vitest';
import { findingsOf, section, testRule } from '../expect-findings.ts';

const rule = testRule('smtp-user-weak-password', {
  standin: 'error',
  common: 'error',
  name: 'error',
  short: 'warning',
});
const strict = testRule(
  'smtp-user-weak-password',
  { standin: 'error', common: 'error', name: 'error', short: 'warning' },
  { options: { shortest: 30 } },
);
const lenient = testRule(
  'smtp-user-weak-password',
  { standin: 'error', common: 'error', name: 'error', short: 'warning' },
  { options: { shortest: 8 } },
);
const withInclude = testRule(
  'smtp-user-weak-password',
  { standin: 'error', common: 'error', name: 'error', short: 'warning' },
  {
    others: { 'user.conf': 'password changeme\n' },
  },
);

const user = (name: string, ...lines: readonly string[]): string => section(`smtp-user ${name}`, ...lines);

describe('smtp-user-weak-password', () => {
  it.each([
    'changeme',
    'change-me-now',
    'CHANGE_ME_IN_PRODUCTION',
    'YourPassword',
    'your_smtp_password',
    '{{EMAIL_PASS}}',
    '${SMTP_PASSWORD}',
    '$SMTP_PASSWORD',
    '__PASSWORD__',
    '%PASSWORD%',
    '<password>',
    '"[your password]"',
    'SMTP_PASSWORD',
    'password-here',
    'xxxxxxxx',
  ])('finds the placeholder %s', (word) => rule.finds(user('shop', `password ⟦${word}⟧`), ['standin']));

  it.each([
    'password',
    'Password',
    'password1',
    'Passw0rd2024',
    'p4ssw0rd!!',
    '1234567890',
    '!admin!2024',
    'qwerty123',
    'abcdefghijkl',
    'aaaaaaaaaaaaaaaa',
    'ab12cd34ab12cd34',
    'letmein!',
  ])('finds the common word %s', (word) => rule.finds(user('shop', `password ⟦${word}⟧`), ['common']));

  it.each([
    ['the name', user('webshop', 'password ⟦webshop⟧')],
    ['the name in capitals', user('webshop', 'password ⟦WEBSHOP⟧')],
    ['the name and a number', user('webshop', 'password ⟦webshop-91⟧')],
    ['what stands before an @', user('news@example.com', 'password ⟦news2025!⟧')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['name']));

  it.each([
    ['of eight', user('shop', 'password ⟦kF3vR8wq⟧')],
    ['of eleven', user('shop', 'password ⟦kF3vR8wq-x9⟧')],
    ['in quotes', user('shop', 'password ⟦"kF3 vR8wq"⟧')],
    ['of the user with the method password', user('shop', 'authentication-method password', 'password ⟦kF3vR8wq⟧')],
  ])('finds a short one %s', (_, sample) => rule.finds(sample, ['short']));

  it.each([
    ['a long one', user('shop', 'password mossy-lantern-rides-42-tides')],
    ['a random one', user('shop', 'password kF3$vR8wqX2!')],
    ['one with signs of templates in it', user('shop', 'password kF{3}v$R8wq__X2%q')],
    ['one that holds a common word', user('shop', 'password dummy-password-of-the-app')],
    ['one that holds a short name', user('ab', 'password kF3vRab8wqX2')],
    ['one that holds the name and much more', user('shop', 'password shop-kF3vR8wq')],
    ['a user of the system', user('shop', 'authentication-method system', 'password changeme')],
    [
      'a user with a certificate',
      user('shop', 'authentication-method certificate', 'tls-certificate /a.pem', 'password abc'),
    ],
    ['no password', user('shop', 'source {auth}')],
    ['a password without a value', user('shop', 'password')],
    ['one that a # cuts short, which is told', user('shop', 'password blue#42-sky')],
    ['a password at a wrong place', 'password changeme\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks at the line that counts', () => {
    rule.isSilent(user('shop', 'password changeme', 'password mossy-lantern-rides'));
    rule.isSilent(user('shop', 'password changeme') + user('SHOP', 'password mossy-lantern-rides'));
    rule.finds(user('shop', 'password mossy-lantern-rides', 'password ⟦changeme⟧'), ['standin']);
  });

  it('tells each user', () => {
    rule.finds(user('shop', 'password ⟦changeme⟧') + user('blog', 'password ⟦qwerty⟧'), ['standin', 'common']);
  });

  it('leaves to included files what is theirs', () => withInclude.isSilent(user('shop', 'include user.conf')));

  it('takes another length', () => {
    strict.finds(user('shop', 'password ⟦mossy-lantern-rides⟧'), ['short']);
    strict.says(user('shop', 'password mossy-lantern-rides'), 'fewer than 30 characters');
    lenient.isSilent(user('shop', 'password kF3vR8wq'));
    lenient.isSilent(user('ann', 'password planner-7x'));
    lenient.finds(user('shop', 'password ⟦kF3vR8w⟧'), ['short']);
  });

  it('names the user and never the password', () => {
    const sample = user('shop', 'password qwerty123');
    rule.says(sample, 'The password of shop is a common word');
    rule.hasNoFix(sample);
    expect(JSON.stringify(findingsOf('smtp-user-weak-password', sample)[0]?.diagnostics)).not.toContain('qwerty123');
  });
});
