import { describe, expect, it } from 'vitest';
import { SERVER, findingsOf, section, source, testRule } from '../expect-findings.ts';

const rule = testRule('auth-no-tls-offered', { none: 'warning' });

const USER = section('smtp-user shop', 'password mossy-lantern-rides-42');
const LISTENER = 'smtp-listener 0/0:587\n';
const ON = 'require-auth yes';
const FOUND = 'require-auth ⟦yes⟧';
const whole = (...parts: readonly string[]): string => SERVER + USER + parts.join('');

describe('auth-no-tls-offered', () => {
  it.each([
    ['from everywhere', whole(LISTENER, source('0/0', FOUND))],
    ['with an explicit no', whole(LISTENER, source('0/0', FOUND, 'allow-starttls no'))],
    ['from a network', whole(LISTENER, source('192.0.2.0/24', FOUND))],
    ['through a listener', whole('smtp-listener 192.0.2.1:587 source=in\n', source('in', FOUND))],
    ['at the listener there is by default', whole(source('0/0', FOUND))],
    [
      'where only this machine is offered TLS',
      whole(LISTENER, source('0/0', FOUND), source('127.0.0.1', 'allow-starttls yes')),
    ],
    ['in capitals', whole(LISTENER, source('0/0', 'REQUIRE-AUTH ⟦True⟧'))],
  ])('finds logins %s', (_, sample) => rule.finds(sample, ['none']));

  it.each([
    ['TLS that is offered', whole(LISTENER, source('0/0', ON, 'allow-starttls yes'))],
    ['TLS that is offered for all', whole(LISTENER, source('0/0', 'allow-starttls yes'), source('192.0.2.0/24', ON))],
    ['TLS from the start', whole('<smtp-listener 0/0:465>\nimmediate-tls yes\n</smtp-listener>\n', source('0/0', ON))],
    [
      'TLS that is missing but required, which is told',
      whole(LISTENER, source('0/0', ON, 'require-starttls-before-auth yes')),
    ],
    ['this machine', whole(LISTENER, source('127.0.0.1', ON))],
    ['a private listener', whole('smtp-listener 10.1.1.1:587\n', source('0/0', ON))],
    ['logins that nobody needs', whole(LISTENER, source('0/0', 'require-auth no'))],
    ['logins that are closed', whole(LISTENER, source('0/0', ON, 'allow-auth no'))],
    ['no service', whole(LISTENER, source('0/0', ON, 'smtp-service no'))],
    ['no users', SERVER + LISTENER + source('0/0', ON)],
    ['a part', LISTENER + USER + source('0/0', ON)],
    ['a configuration with a gap', whole(LISTENER, 'include missing.conf\n', source('0/0', ON))],
    ['a value that is none', whole(LISTENER, source('0/0', 'require-auth often'))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the listener and has no fix', () => {
    const sample = whole(LISTENER, source('0/0', ON));
    rule.pointsAt(sample, [['smtp-listener 0/0:587', 'they reach this listener']]);
    rule.hasNoFix(sample);
    rule.says(sample, 'they are not offered STARTTLS.');
  });

  it('tells what it rests on', () => {
    const assumed = (text: string) =>
      findingsOf('auth-no-tls-offered', text)[0]?.diagnostics.flatMap(({ rule: id, assumptions = [] }) =>
        id === 'auth-no-tls-offered' ? assumptions : [],
      );
    expect(assumed(whole(LISTENER, source('0/0', ON)))).toEqual([]);
    expect(assumed(whole(LISTENER, source('0/0', ON, 'allow-starttls yes', 'allow-starttls no')))).toEqual([
      'repeated-lines',
    ]);
    expect(assumed(whole(LISTENER, source('0/0', 'require-auth no'), source('0/0', ON)))).toEqual(['duplicate-blocks']);
  });
});
