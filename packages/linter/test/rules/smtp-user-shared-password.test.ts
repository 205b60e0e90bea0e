import { describe, expect, it } from 'vitest';
import { findingsOf, many, section, testRule } from '../expect-findings.ts';

const rule = testRule('smtp-user-shared-password', { shared: 'warning' });
const PASSWORD = 'mossy-lantern-rides-42';
const user = (name: string, ...lines: readonly string[]): string => section(`smtp-user ${name}`, ...lines);
const two = user('shop', `password ${PASSWORD}`) + user('blog', `password ⟦${PASSWORD}⟧`);

describe('smtp-user-shared-password', () => {
  it.each([
    ['two users', two],
    ['users with quotes and without', user('shop', `password "${PASSWORD}"`) + user('blog', `password ⟦${PASSWORD}⟧`)],
    ['three users, once', two + user('news', `password ${PASSWORD}`)],
    ['users with a short one', user('shop', 'password vqzk7w') + user('blog', 'password ⟦vqzk7w⟧')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['shared']));

  it('finds each password that is shared', () => {
    const other = user('a', 'password amber-kettle-sings') + user('b', 'password ⟦amber-kettle-sings⟧');
    rule.finds(two + other, ['shared', 'shared']);
  });

  it.each([
    ['different passwords', user('shop', `password ${PASSWORD}`) + user('blog', `password ${PASSWORD}x`)],
    ['other capitals', user('shop', `password ${PASSWORD}`) + user('blog', `password ${PASSWORD.toUpperCase()}`)],
    ['one user in two sections', user('shop', `password ${PASSWORD}`) + user('SHOP', `password ${PASSWORD}`)],
    [
      'a line that does not count',
      user('shop', `password ${PASSWORD}`) + user('blog', `password ${PASSWORD}`, 'password other-words-here-9'),
    ],
    [
      'common passwords, which are told for each user',
      user('shop', 'password qwerty') + user('blog', 'password qwerty'),
    ],
    ['regular ones', user('shop', 'password abababababab') + user('blog', 'password abababababab')],
    ['placeholders', user('shop', 'password {{SECRET}}') + user('blog', 'password {{SECRET}}')],
    [
      'users of the system',
      user('shop', `password ${PASSWORD}`) + user('blog', 'authentication-method system', `password ${PASSWORD}`),
    ],
    [
      'passwords of other servers',
      '<domain a.example.com>\nauth-username a\nauth-password same-words\n</domain>\n<domain b.example.com>\nauth-username a\nauth-password same-words\n</domain>\n',
    ],
    ['lines without a password', user('shop', 'password') + user('blog', 'password')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the users, counts the others and never quotes the password', () => {
    rule.says(two, 'blog has the same password as shop.');
    const all = many(500, (index) => user(`u${index}`, `password ${PASSWORD}`));
    rule.says(all, 'u1 has the same password as u0, and so have 498 more.');
    const three = two + user('news', `password ${PASSWORD}`);
    rule.says(three, 'blog has the same password as shop, and so has 1 more.');
    rule.hasNoFix(two);
    const found = findingsOf('smtp-user-shared-password', all)[0]?.diagnostics ?? [];
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
    expect(found.find((finding) => finding.rule === 'smtp-user-shared-password')?.related).toHaveLength(5);
  });

  it('points at the first', () => {
    rule.pointsAt(two, [[`password ${PASSWORD}`, 'the same password']]);
  });
});
