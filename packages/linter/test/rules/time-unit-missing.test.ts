import { describe, expect, it } from 'vitest';
import { acctFile, domain, findingsOf, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('time-unit-missing', { bare: 'warning', days: 'warning' });

describe('time-unit-missing', () => {
  it.each([
    ['alone', domain('*', 'retry-after ⟦10⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'bounce-after ⟦5⟧'))],
    ['first in a list', domain('*', 'retry-after ⟦10⟧,20m')],
    ['last in a list', domain('*', 'retry-after 10m,⟦20⟧')],
    ['several times in a list, once', domain('*', 'retry-after ⟦10⟧,20,30')],
    ['in a source', source('0/0', 'smtp-data-timeout ⟦60⟧')],
    ['before a comment', domain('*', 'retry-after ⟦10⟧ # minutes')],
    ['in capitals', domain('*', 'RETRY-AFTER ⟦10⟧')],
  ])('finds a number %s', (_, sample) => rule.finds(sample, ['bare']));

  it('finds a number of days', () => {
    rule.finds(acctFile('/var/log/pmta/acct.csv', 'delete-after ⟦8⟧'), ['days']);
    rule.finds(acctFile('/var/log/pmta/acct.csv', 'Delete-After ⟦30⟧'), ['days']);
    rule.says(acctFile('/var/log/pmta/acct.csv', 'delete-after 8'), 'Write 8d.');
    rule.isSilent(acctFile('/var/log/pmta/acct.csv', 'delete-after 8d'));
    rule.isSilent(acctFile('/var/log/pmta/acct.csv', 'delete-after never'));
  });

  it.each([
    ['a time with a unit', domain('*', 'retry-after 10m')],
    ['several units', domain('*', 'bounce-after 4d12h')],
    ['nothing', domain('*', 'smtp-out-rampup-interval 0')],
    ['a word', domain('*', 'backoff-to-normal-after never')],
    ['numbers that are no times', domain('*', 'max-smtp-out 10', 'max-msg-per-connection 5')],
    ['a rate', domain('*', 'max-msg-rate 100/h')],
    ['a time that is none', domain('*', 'retry-after 10x')],
    ['a directive that nobody knows', domain('*', 'retry-afer 10')],
    ['a number in a pattern', section('smtp-pattern-list a', 'reply /wait 10 seconds/ mode=backoff')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the directive and the units that may be meant', () => {
    rule.says(domain('*', 'Retry-After 10'), 'Retry-After: 10 has no unit.');
    rule.says(domain('*', 'retry-after 10'), 'Write 10s for seconds, 10m for minutes, or 10h for hours.');
    rule.hasNoFix(domain('*', 'retry-after 10'));
  });

  it('looks into included files', () => {
    const sample = '<domain *>\ninclude a.conf\n</domain>\n';
    const results = findingsOf('time-unit-missing', sample, { others: { 'a.conf': 'retry-after 10\n' } });
    expect(results.map(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual([[], ['time-unit-missing']]);
  });
});
