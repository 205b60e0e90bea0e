import { describe, it } from 'vitest';
import { source, testRule } from '../expect-findings.ts';

const rule = testRule('http-access-world', { control: 'error', look: 'error' });
const withInclude = testRule(
  'http-access-world',
  { control: 'error', look: 'error' },
  {
    others: { 'none.conf': 'http-access 0/0 none\n' },
  },
);

describe('http-access-world', () => {
  it.each([
    ['admin', 'http-access ⟦0/0 admin⟧\n'],
    ['operator', 'http-access ⟦0/0 operator⟧\n'],
    ['the long form', 'http-access ⟦0.0.0.0/0 admin⟧\n'],
    ['IPv6', 'http-access ⟦::/0 admin⟧\n'],
    ['half of the internet', 'http-access ⟦128/1 admin⟧\n'],
    ['capitals', 'HTTP-Access ⟦0/0 ADMIN⟧\n'],
    ['lines after narrower ones', 'http-access 192.0.2.1 none\nhttp-access ⟦0/0 admin⟧\n'],
  ])('finds the right to act: %s', (_, sample) => rule.finds(sample, ['control']));

  it.each([
    ['monitor', 'http-access ⟦0/0 monitor⟧\n'],
    ['monitor without logs', 'http-access ⟦0/0 monitor,deny-logs⟧\n'],
  ])('finds the right to look: %s', (_, sample) => rule.finds(sample, ['look']));

  it('finds each line that counts', () => {
    rule.finds('http-access ⟦0/1 admin⟧\nhttp-access ⟦0/0 monitor⟧\n', ['control', 'look']);
  });

  it.each([
    ['no right', 'http-access 0/0 none\n'],
    ['addresses of its own', 'http-access 192.0.2.0/24 admin\nhttp-access 2001:db8::/32 admin\n'],
    ['private networks', 'http-access 10/8 admin\nhttp-access 127.0.0.1 admin\nhttp-access fc00::/7 admin\n'],
    ['a line that an earlier one hides', 'http-access 0/0 none\nhttp-access 0/0 admin\n'],
    ['a narrower line that an earlier one hides', 'http-access 0/0 none\nhttp-access 128/1 admin\n'],
    ['a monitor that is off', 'http-mgmt-port 0\nhttp-access 0/0 admin\n'],
    ['a right that does not exist', 'http-access 0/0 root\n'],
    ['a line without a right', 'http-access 0/0\n'],
    ['a line at a wrong place', source('0/0', 'http-access 0/0 admin')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('reads included files in their order', () => {
    withInclude.isSilent('include none.conf\nhttp-access 0/0 admin\n');
    withInclude.finds('http-access ⟦0/0 admin⟧\ninclude none.conf\n', ['control']);
  });

  it('names the network and the right', () => {
    rule.says('http-access 0/0 operator\n', 'Everybody in 0/0 has the right operator on the web monitor.');
    rule.hasNoFix('http-access 0/0 admin\n');
  });
});
