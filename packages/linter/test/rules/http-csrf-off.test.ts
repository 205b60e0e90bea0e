import { describe, it } from 'vitest';
import { SERVER, source, testRule } from '../expect-findings.ts';

const rule = testRule('http-csrf-off', { off: 'warning' });

describe('http-csrf-off', () => {
  it.each([
    ['no', 'http-csrf-protection ⟦no⟧\n'],
    ['false', 'http-csrf-protection ⟦false⟧\n'],
    ['capitals', 'HTTP-CSRF-Protection ⟦No⟧\n'],
    ['the last of two lines', 'http-csrf-protection yes\nhttp-csrf-protection ⟦no⟧\n'],
    ['a monitor for this machine', 'http-access 127.0.0.1 admin\nhttp-csrf-protection ⟦no⟧\n'],
    ['a monitor at another port', 'http-mgmt-port 1983\nhttp-csrf-protection ⟦no⟧\n'],
    ['an operator in a whole', `${SERVER}http-access 10/8 operator\nhttp-csrf-protection ⟦no⟧\n`],
    ['an admin beside others', `${SERVER}http-access 10/8 monitor\nhttp-access ::1 admin\nhttp-csrf-protection ⟦no⟧\n`],
  ])('finds %s', (_, sample) => rule.finds(sample, ['off']));

  it.each([
    ['yes', 'http-csrf-protection yes\n'],
    ['the default', SERVER],
    ['a line that a later one takes back', 'http-csrf-protection no\nhttp-csrf-protection yes\n'],
    ['a whole where nobody may use the monitor', `${SERVER}http-csrf-protection no\n`],
    ['a whole where all may only look', `${SERVER}http-access 10/8 monitor\nhttp-csrf-protection no\n`],
    [
      'a right that an earlier line takes away',
      `${SERVER}http-access 0/0 none\nhttp-access 10/8 admin\nhttp-csrf-protection no\n`,
    ],
    ['a monitor that is off', 'http-mgmt-port 0\nhttp-csrf-protection no\n'],
    ['a value that is none', 'http-csrf-protection off\n'],
    ['a line at a wrong place', source('0/0', 'http-csrf-protection no')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to turn it on', () => {
    rule.mends('http-csrf-protection no\n', 'http-csrf-protection yes\n', false);
    rule.mends('http-csrf-protection FALSE # why\n', 'http-csrf-protection true # why\n', false);
    rule.says('http-csrf-protection no\n', 'does not check where an order comes from.');
  });
});
