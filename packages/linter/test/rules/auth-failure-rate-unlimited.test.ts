import { describe, it } from 'vitest';
import { SERVER, section, source, testRule } from '../expect-findings.ts';

const rule = testRule('auth-failure-rate-unlimited', { unlimited: 'info' });

const USER = section('smtp-user shop', 'password mossy-lantern-rides-42');
const LISTENER = 'smtp-listener 0/0:587\n';
const whole = (...parts: readonly string[]): string => SERVER + USER + parts.join('');

describe('auth-failure-rate-unlimited', () => {
  it.each([
    ['by default', whole(LISTENER, source('0/0', 'require-auth ⟦yes⟧'))],
    ['by a line', whole(LISTENER, source('0/0', 'require-auth yes', 'smtp-max-auth-failure-rate ⟦unlimited⟧'))],
    ['by zero', whole(LISTENER, source('0/0', 'require-auth yes', 'smtp-max-auth-failure-rate ⟦0⟧'))],
    ['through a listener', whole('smtp-listener 192.0.2.1:587 source=in\n', source('in', 'require-auth ⟦yes⟧'))],
    [
      'with a limit for some',
      whole(LISTENER, source('0/0', 'require-auth ⟦yes⟧'), source('192.0.2.0/24', 'smtp-max-auth-failure-rate 3/5m')),
    ],
    [
      'with a limit that is wrong',
      whole(LISTENER, source('0/0', 'require-auth ⟦yes⟧', 'smtp-max-auth-failure-rate few')),
    ],
  ])('finds guesses without a limit %s', (_, sample) => rule.finds(sample, ['unlimited']));

  it.each([
    ['a limit', whole(LISTENER, source('0/0', 'require-auth yes', 'smtp-max-auth-failure-rate 5/10m'))],
    [
      'a limit of a wider section',
      whole(
        LISTENER,
        source('0/0', 'smtp-max-auth-failure-rate 5/10m', 'require-auth yes'),
        source('192.0.2.0/24', 'require-auth yes'),
      ),
    ],
    ['logins that nobody needs, where it has no effect', whole(LISTENER, source('0/0', 'allow-auth yes'))],
    ['logins that are closed', whole(LISTENER, source('0/0', 'require-auth yes', 'allow-auth no'))],
    ['no service', whole(LISTENER, source('0/0', 'require-auth yes', 'smtp-service no'))],
    ['a network of its own', whole(LISTENER, source('192.0.2.0/24', 'require-auth yes'))],
    ['a private listener', whole('smtp-listener 10.1.1.1:587\n', source('0/0', 'require-auth yes'))],
    ['no users', SERVER + LISTENER + source('0/0', 'require-auth yes')],
    [
      'users with certificates only',
      SERVER +
        LISTENER +
        source('0/0', 'require-auth yes') +
        section('smtp-user box', 'authentication-method Certificate', 'tls-certificate /etc/pmta/box.pem'),
    ],
    ['a part', LISTENER + USER + source('0/0', 'require-auth yes')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('has no fix', () => {
    rule.hasNoFix(whole(LISTENER, source('0/0', 'require-auth yes')));
    rule.says(whole(LISTENER, source('0/0', 'require-auth yes')), 'as often as they like.');
  });
});
