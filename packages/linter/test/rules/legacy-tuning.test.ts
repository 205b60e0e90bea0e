import { describe, it } from 'vitest';
import { section, testRule } from '../expect-findings.ts';

const rule = testRule('legacy-tuning', { threads: 'info', holders: 'info' });
const spool = (...lines: readonly string[]): string => section('spool /var/spool/pmta', ...lines);
const others = { more: 'delete-file-holders no\n', threads: 'thread-reuse yes\n' };
const withFiles = testRule('legacy-tuning', { threads: 'info', holders: 'info' }, { others });

describe('legacy-tuning', () => {
  it.each<[string, string, readonly string[]]>([
    ['threads', 'thread-reuse ⟦no⟧\n', ['threads']],
    ['threads in capitals', 'THREAD-REUSE ⟦FALSE⟧\n', ['threads']],
    ['placeholder files', spool('delete-file-holders ⟦yes⟧'), ['holders']],
    ['each spool', spool('delete-file-holders ⟦yes⟧') + spool('delete-file-holders ⟦true⟧'), ['holders', 'holders']],
  ])('finds old tuning of %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['the defaults', spool()],
    ['the defaults in words', `thread-reuse yes\n${spool('delete-file-holders no')}`],
    ['a line that a later one takes back', spool('delete-file-holders yes', 'delete-file-holders no')],
    ['the same for threads', 'thread-reuse no\nthread-reuse yes\n'],
    ['wrong values', `thread-reuse never\n${spool('delete-file-holders always')}`],
    ['other tuning', 'thread-min-priority 10\n'],
    ['a line at a wrong place', 'delete-file-holders yes\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers no fix', () => rule.hasNoFix('thread-reuse no\n'));

  it('knows included files', () => {
    withFiles.isSilent(spool('delete-file-holders yes', 'include more'));
    withFiles.finds(spool('include more', 'delete-file-holders ⟦yes⟧'), ['holders']);
    withFiles.isSilent('thread-reuse no\ninclude threads\n');
  });

  it('says what costs time', () => {
    rule.says('thread-reuse no\n', 'costs a new thread');
    rule.says(spool('delete-file-holders yes'), 'costs disk work');
  });
});
