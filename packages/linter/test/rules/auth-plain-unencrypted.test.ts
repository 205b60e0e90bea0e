import { describe, expect, it } from 'vitest';
import { SERVER, findingsOf, section, source, testRule } from '../expect-findings.ts';

const rule = testRule('auth-plain-unencrypted', { clear: 'warning' });
const withInclude = testRule(
  'auth-plain-unencrypted',
  { clear: 'warning' },
  {
    others: { 'tls.conf': 'require-starttls-before-auth yes\n' },
  },
);

const USER = section('smtp-user shop', 'password mossy-lantern-rides-42');
const CERTIFICATE = section('smtp-user box', 'authentication-method certificate', 'tls-certificate /etc/pmta/box.pem');
const LISTENER = 'smtp-listener 0/0:587\n';
const ON = 'allow-unencrypted-plain-auth yes';
const FOUND = 'allow-unencrypted-plain-auth ⟦yes⟧';

describe('auth-plain-unencrypted', () => {
  it.each([
    ['from everywhere', LISTENER + source('0/0', FOUND)],
    ['from a network', LISTENER + source('192.0.2.0/24', FOUND)],
    ['from IPv6', `smtp-listener [2001:db8::1]:587\n${source('2001:db8:1::/48', FOUND)}`],
    ['through a listener', `smtp-listener 192.0.2.1:587 source=in\n${source('in', FOUND)}`],
    ['where STARTTLS is offered only', LISTENER + source('0/0', FOUND, 'allow-starttls yes')],
    ['in a whole with users', SERVER + LISTENER + source('0/0', FOUND) + USER],
    ['where others have certificates', SERVER + LISTENER + source('0/0', FOUND) + CERTIFICATE + USER],
    ['at the listener there is by default', SERVER + source('0/0', FOUND) + USER],
    [
      'beside a listener that starts with TLS',
      `${LISTENER}<smtp-listener 0/0:465>\nimmediate-tls yes\n</smtp-listener>\n${source('0/0', FOUND)}`,
    ],
    ['in capitals', `${LISTENER}<SOURCE 0/0>\nAllow-Unencrypted-Plain-Auth ⟦TRUE⟧\n</SOURCE>\n`],
  ])('finds logins %s', (_, sample) => rule.finds(sample, ['clear']));

  it.each([
    ['this machine', LISTENER + source('127.0.0.1', ON) + source('::1', ON)],
    ['a private network', LISTENER + source('10/8', ON) + source('fd00::/8', ON)],
    ['a listener for this machine', `smtp-listener 127.0.0.1:587\n${source('0/0', ON)}`],
    ['a private listener', `smtp-listener 10.1.1.1:587\n${source('0/0', ON)}`],
    ['the default', LISTENER + source('0/0', 'allow-auth yes')],
    ['no', LISTENER + source('0/0', 'allow-unencrypted-plain-auth no')],
    ['TLS before the login', LISTENER + source('0/0', ON, 'require-starttls-before-auth yes', 'allow-starttls yes')],
    ['TLS from the start', `<smtp-listener 0/0:465>\nimmediate-tls yes\n</smtp-listener>\n${source('0/0', ON)}`],
    ['no login', LISTENER + source('0/0', ON, 'allow-auth no')],
    ['no service', LISTENER + source('0/0', ON, 'smtp-service no')],
    [
      'a listener whose source takes it back',
      `smtp-listener 0/0:587 source=in\n${source('in', 'allow-unencrypted-plain-auth no')}${source('0/0', ON)}`,
    ],
    ['a source that nothing refers to', LISTENER + source('lost', ON)],
    ['a whole without users', SERVER + LISTENER + source('0/0', ON)],
    ['users with certificates only', SERVER + LISTENER + source('0/0', ON) + CERTIFICATE],
    ['a part without listeners', source('0/0', ON)],
    ['a value that is none', LISTENER + source('0/0', 'allow-unencrypted-plain-auth maybe')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('follows overrides', () => {
    rule.isSilent(LISTENER + source('0/0', ON) + source('0/0', 'allow-unencrypted-plain-auth no'));
    rule.finds(LISTENER + source('0/0', FOUND) + source('192.0.2.0/24', 'allow-auth no'), ['clear']);
    withInclude.isSilent(LISTENER + source('0/0', ON, 'include tls.conf'));
  });

  it('points at the listener and has no fix', () => {
    rule.pointsAt(LISTENER + source('0/0', ON), [['smtp-listener 0/0:587', 'they reach this listener']]);
    rule.hasNoFix(LISTENER + source('0/0', ON));
    rule.says(LISTENER + source('0/0', ON), 'may log in without encryption.');
  });

  it('tells what it rests on', () => {
    const assumed = (text: string) =>
      findingsOf('auth-plain-unencrypted', text)[0]?.diagnostics.flatMap(({ rule: id, assumptions = [] }) =>
        id === 'auth-plain-unencrypted' ? assumptions : [],
      );
    expect(assumed(LISTENER + source('0/0', ON))).toEqual([]);
    expect(
      assumed(LISTENER + source('0/0', ON, 'require-starttls-before-auth yes', 'require-starttls-before-auth no')),
    ).toEqual(['repeated-lines']);
  });
});
