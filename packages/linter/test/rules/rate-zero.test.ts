import { describe, it } from 'vitest';
import { domain, pool, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('rate-zero', { zero: 'warning' });

describe('rate-zero', () => {
  it.each([
    ['messages', domain('*', 'max-msg-rate ⟦0⟧')],
    ['messages in capitals', domain('*', 'MAX-MSG-RATE ⟦0⟧')],
    ['messages in backoff mode', domain('*', 'backoff-max-msg-rate ⟦0⟧')],
    ['connections', domain('*', 'max-connect-rate ⟦0⟧')],
    ['bytes', domain('*', 'max-data-volume-rate ⟦0⟧')],
    ['one address', domain('*', 'source-ip-max-msg-rate 0/0 ⟦0⟧')],
    ['a virtual MTA', vmta('a', 'max-smtp-msg-rate ⟦0⟧')],
    ['a pool', pool('p', 'max-smtp-data-volume-rate ⟦0⟧')],
    ['a domain of a virtual MTA', vmta('a', domain('example.com', 'max-msg-rate ⟦0⟧'))],
    ['a text in quotes', domain('*', 'max-msg-rate ⟦"0"⟧')],
  ])('finds it for %s', (_, sample) => rule.finds(sample, ['zero']));

  it.each([
    ['the word for it', domain('*', 'max-msg-rate unlimited')],
    ['rates', domain('*', 'max-msg-rate 10/h', 'max-connect-rate 100/15m')],
    ['a rate that allows nothing, which is wrong', domain('*', 'max-msg-rate 0/h')],
    ['numbers that are no rates', domain('*', 'max-msg-per-connection 0')],
    ['the network 0/0', domain('*', 'source-ip-max-msg-rate 0/0 10/h')],
    ['failed logins, which another rule tells', source('0/0', 'smtp-max-auth-failure-rate 0')],
    ['noughts that are no rate', domain('*', 'max-msg-rate 00')],
    ['a line at a wrong place', 'max-msg-rate 0\n'],
    ['a line with more behind it', domain('*', 'max-msg-rate 0 0')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const others = { 'a.conf': 'max-msg-rate 0\n' };
    const withFiles = testRule('rate-zero', { zero: 'warning' }, { others });
    withFiles.finds(domain('*', 'include a.conf', 'max-connect-rate ⟦0⟧'), ['zero']);
    withFiles.isSilent(domain('*', 'include a.conf'));
  });

  it('offers the word for it', () => {
    rule.mends(domain('*', 'max-msg-rate 0'), domain('*', 'max-msg-rate unlimited'), false);
    rule.mends(domain('*', 'source-ip-max-msg-rate 0/0 0'), domain('*', 'source-ip-max-msg-rate 0/0 unlimited'), false);
    rule.says(domain('*', 'max-msg-rate 0'), 'max-msg-rate 0 sets no limit at all.');
  });
});
