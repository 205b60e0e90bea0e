import { describe, it } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { SERVER, many, section, source, testRule, vmta } from '../expect-findings.ts';

const severities = { strangers: 'warning', users: 'warning' } as const;
const rule = testRule('xvmta-untrusted', severities);
const old = testRule('xvmta-untrusted', severities, { model: { version: '4.5', assumptions: defaultAssumptions } });
const withInclude = testRule('xvmta-untrusted', severities, { others: { off: 'process-x-virtual-mta no\n' } });

const INBOUND = 'smtp-listener 0/0:25\nrelay-domain example.com\n';
const LISTENER = 'smtp-listener 0/0:587\n';
const ON = 'process-x-virtual-mta yes';
const FOUND = 'process-x-virtual-mta ⟦yes⟧';
const VMTAS = vmta('a') + vmta('b');
const BOUNCES =
  'relay-domain bounces.example.com\n' +
  section('bounce-processor', section('address-list', 'domain bounces.example.com'));
const user = (name: string, from: string): string =>
  section(`smtp-user ${name}`, `password ${name}-lantern-rides-42`, `source ${from}`);
const USERS = user('shop', 'shop') + user('blog', 'blog');
const customers = (...lines: readonly string[]): string =>
  source('shop', 'default-virtual-mta a', ...lines) + source('blog', 'default-virtual-mta b', ...lines);

describe('xvmta-untrusted', () => {
  it.each([
    ['for all', INBOUND + source('0/0', FOUND)],
    ['through a listener', `smtp-listener 192.0.2.1:25 source=in\nrelay-domain example.com\n${source('in', FOUND)}`],
    ['for addresses that are named', `smtp-listener 0/0:25\nrelay-address a@example.com\n${source('0/0', FOUND)}`],
    ['for an open relay', LISTENER + source('0/0', FOUND, 'always-allow-relaying yes')],
    ['at the listener there is by default', `${SERVER}${VMTAS}relay-domain example.com\n${source('0/0', FOUND)}`],
    ['for domains beside those of bounces', `${LISTENER}relay-domain example.com\n${BOUNCES}${source('0/0', FOUND)}`],
    ['in capitals', INBOUND + source('0/0', 'Process-X-Virtual-MTA ⟦TRUE⟧')],
  ])('finds strangers who choose %s', (_, sample) => rule.finds(sample, ['strangers']));

  it.each([
    ['by a line for all', LISTENER + VMTAS + USERS + source('0/0', FOUND, 'require-auth yes') + customers()],
    ['by a line for all without require-auth', LISTENER + VMTAS + USERS + source('0/0', FOUND) + customers()],
    ['by the listener', `smtp-listener 192.0.2.1:587 source=in\n${VMTAS}${USERS}${source('in', FOUND)}${customers()}`],
  ])('finds users who choose %s', (_, sample) => rule.finds(sample, ['users']));

  it.each([
    ['this machine', INBOUND + source('127.0.0.1', ON)],
    ['an own network', INBOUND + source('192.0.2.0/24', ON)],
    ['a login', INBOUND + source('0/0', ON, 'require-auth yes')],
    ['no service', INBOUND + source('0/0', ON, 'smtp-service no')],
    ['strangers whose mail is not taken', LISTENER + source('0/0', ON)],
    ['a listener for this machine', `smtp-listener 127.0.0.1:25\nrelay-domain example.com\n${source('0/0', ON)}`],
    ['the default', INBOUND + source('0/0', 'log-data no')],
    ['strangers who only send bounces', LISTENER + BOUNCES + source('0/0', ON)],
    ['a whole without virtual MTAs', SERVER + INBOUND + source('0/0', ON)],
    ['a part without listeners', `relay-domain example.com\n${source('0/0', ON)}`],
    [
      'users with one virtual MTA',
      LISTENER +
        VMTAS +
        USERS +
        source('0/0', ON) +
        source('shop', 'default-virtual-mta a') +
        source('blog', 'default-virtual-mta A'),
    ],
    [
      'users of one source',
      LISTENER +
        VMTAS +
        user('shop', 'shop') +
        user('blog', 'shop') +
        source('0/0', ON) +
        source('shop', 'default-virtual-mta a'),
    ],
    ['users with a line of their own', LISTENER + VMTAS + USERS + customers(ON)],
    [
      'users whose sources take it back',
      LISTENER + VMTAS + USERS + source('0/0', ON) + customers('process-x-virtual-mta no'),
    ],
    ['a value that is none', INBOUND + source('0/0', 'process-x-virtual-mta maybe')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('goes by the version, macros and included files', () => {
    const taken = source('0/0', 'process-x-virtual-mta no') + source('0/1', ON);
    old.isSilent(INBOUND + taken);
    rule.finds(INBOUND + taken.replace('mta yes', 'mta ⟦yes⟧'), ['strangers']);
    withInclude.isSilent(INBOUND + source('0/0', ON, 'include off'));
    const macro = 'domain-macro own bounces.example.com\nrelay-domain $own\n';
    rule.isSilent(LISTENER + macro + BOUNCES + source('0/0', ON));
    rule.finds(LISTENER + macro.replace('.com', '.com,example.com') + BOUNCES + source('0/0', FOUND), ['strangers']);
  });

  it('names two of many users', () => {
    const all = many(
      50,
      (index) =>
        user(`u${index}`, `s${index}`) + source(`s${index}`, `default-virtual-mta v${index}`) + vmta(`v${index}`),
    );
    const sample = LISTENER + all + source('0/0', FOUND);
    rule.finds(sample, ['users']);
    rule.says(sample, 'u0 and u1 have virtual MTAs of their own, but each may choose that of the other.');
  });

  it('points at the listener and has no fix', () => {
    rule.pointsAt(INBOUND + source('0/0', ON), [['smtp-listener 0/0:25', 'they reach this listener']]);
    rule.hasNoFix(INBOUND + source('0/0', ON));
  });
});
