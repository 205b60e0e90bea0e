import { describe, it } from 'vitest';
import { SERVER, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('rcpt-to-multi', { all: 'info' });
const list = (...lines: readonly string[]): string => section('pattern-list l', ...lines);
const others = { lines: 'rcpt-to /a/ virtual-mta=a\n', single: 'max-rcpt-per-message 1\n' };
const withFiles = testRule('rcpt-to-multi', { all: 'info' }, { others });

describe('rcpt-to-multi', () => {
  it.each([
    ['a virtual MTA', list('⟦rcpt-to /@example/ virtual-mta=a⟧')],
    ['a virtual MTA and a priority', list('⟦RCPT-TO /@example/ recipient-priority=10,virtual-mta=a⟧')],
    ['another list', list('⟦rcpt-to /@example/ call-to:m⟧')],
    [
      'the first of several',
      list('mail-from /x/ virtual-mta=a', '⟦rcpt-to /a/ virtual-mta=a⟧', 'rcpt-to /b/ virtual-mta=a'),
    ],
    [
      'a source that a wider one limits, which it lifts',
      list('⟦rcpt-to /a/ virtual-mta=a⟧') +
        source('0/0', 'max-rcpt-per-message 1') +
        source('127.0.0.1', 'pattern-list l', 'max-rcpt-per-message 0'),
    ],
    [
      'a source of users that lifts it',
      list('⟦rcpt-to /a/ virtual-mta=a⟧') +
        source('0/0', 'max-rcpt-per-message 1') +
        source('{auth}', 'pattern-list l', 'max-rcpt-per-message 100'),
    ],
    ['a source that limits nothing', list('⟦rcpt-to /a/ virtual-mta=a⟧') + source('0/0', 'pattern-list l')],
    [
      'one source of two that limits',
      list('⟦rcpt-to /a/ virtual-mta=a⟧') +
        source('0/0', 'pattern-list l') +
        source('192.0.2.1', 'pattern-list l', 'max-rcpt-per-message 1'),
    ],
  ])('finds %s', (_, sample) => rule.finds(sample + vmta('a'), ['all']));

  it.each([
    ['senders', list('mail-from /@example/ virtual-mta=a')],
    ['priorities only', list('rcpt-to /@example/ recipient-priority=10')],
    ['a wrong pattern', list('rcpt-to @example virtual-mta=a')],
    ['a line at the top level', 'rcpt-to /a/ virtual-mta=a\n'],
    [
      'one recipient a message',
      list('rcpt-to /a/ virtual-mta=a') + source('0/0', 'max-rcpt-per-message 1', 'pattern-list l'),
    ],
    [
      'one recipient a message by a wider section',
      list('rcpt-to /a/ virtual-mta=a') +
        source('0/0', 'max-rcpt-per-message 1') +
        source('127.0.0.1', 'pattern-list l') +
        source('{auth}', 'pattern-list l'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says how many more there are', () => {
    const lines = ['rcpt-to /a/ virtual-mta=a', 'rcpt-to /b/ virtual-mta=a', 'rcpt-to /c/ virtual-mta=a'];
    rule.says(list(...lines), '(and 2 more in this file)');
  });

  it('offers no fix', () => rule.hasNoFix(list('rcpt-to /a/ virtual-mta=a')));

  it('knows included files', () => {
    withFiles.finds(list('include lines', '⟦rcpt-to /b/ virtual-mta=a⟧'), ['all']);
    withFiles.isSilent(list('rcpt-to /b/ virtual-mta=a') + source('0/0', 'pattern-list l', 'include single'));
  });

  it('finds lists in lists', () => {
    rule.finds(list('⟦rcpt-to /x/⟧ <pattern-list>', '* virtual-mta=a', '</pattern-list>'), ['all']);
    rule.finds(list('mail-from /x/ <pattern-list>', '⟦rcpt-to /y/ virtual-mta=a⟧', '</pattern-list>'), ['all']);
  });

  it('tells it of each pattern list once for the file', () => {
    const other = section('pattern-list m', 'rcpt-to /c/ virtual-mta=a');
    rule.finds(list('⟦rcpt-to /a/ virtual-mta=a⟧') + other, ['all']);
    rule.says(list('rcpt-to /a/ virtual-mta=a') + other, '(and 1 more in this file)');
  });
});
