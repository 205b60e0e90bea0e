import { describe, it } from 'vitest';
import { SERVER, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('null-sender-unmatched', { bounces: 'info' });
const list = (...lines: readonly string[]): string => SERVER + vmta('a') + section('pattern-list l', ...lines);
const used = (...lines: readonly string[]): string =>
  source('0/0', 'always-allow-relaying yes', 'pattern-list l', ...lines);
const EVERY = 'mail-from /@/ virtual-mta=a';
const user = (...lines: readonly string[]): string => section('smtp-user u', 'password x', ...lines);
const others = { some: 'mail-from /^$/ virtual-mta=a\n', used: 'default-virtual-mta a\n' };
const withFiles = testRule('null-sender-unmatched', { bounces: 'info' }, { others });

describe('null-sender-unmatched', () => {
  it.each([
    ['an @', list(`⟦${EVERY}⟧`) + used()],
    ['an @ behind others', list('mail-from /@example/ virtual-mta=a', `⟦${EVERY}⟧`) + used()],
    ['anything round an @', list('⟦mail-from /^.+@.+$/ virtual-mta=a⟧') + used()],
    ['any letters and an @', list('⟦mail-from /^[a-z0-9._]+@[\\w.]+$/ virtual-mta=a⟧') + used()],
    ['a character', list('⟦MAIL-FROM /./ virtual-mta=a⟧') + used()],
    ['a user', list(`⟦${EVERY}⟧`) + source('{s}', 'always-allow-relaying yes', 'pattern-list l') + user('source {s}')],
    ['two sources', list(`⟦${EVERY}⟧`) + used() + used().replace('0/0', '192.0.2.0/24')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['bounces']));

  it.each([
    ['everything', list('mail-from // virtual-mta=a') + used()],
    ['everything with a star', list('mail-from /@*/ virtual-mta=a') + used()],
    ['a line for bounces', list('mail-from /^$/ virtual-mta=a', EVERY) + used()],
    ['a line for recipients', list(EVERY, 'rcpt-to /@/ virtual-mta=a') + used()],
    ['some senders', list('mail-from /@example/ virtual-mta=a') + used()],
    ['a default', list(EVERY) + used('default-virtual-mta a')],
    ['a header that chooses', list(EVERY) + used('process-x-virtual-mta yes')],
    ['a list that nobody uses', list(EVERY)],
    ['a source that takes no mail', list(EVERY) + used('smtp-service no')],
    ['a source that does not relay', list(EVERY) + source('0/0', 'pattern-list l')],
    ['a source that wants a login', list(EVERY) + used('require-auth yes')],
    [
      'a list in the list',
      list('mail-from /@/ <pattern-list>', 'mail-from // virtual-mta=a', '</pattern-list>') + used(),
    ],
    ['another list that is called', list('mail-from /@/ call-to:m') + used()],
    ['a part of a configuration', (list(EVERY) + used()).replace(SERVER, '')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the source', () => {
    rule.pointsAt(list(EVERY) + used(), [['pattern-list l', 'used here']]);
  });

  it('offers no fix', () => rule.hasNoFix(list(EVERY) + used()));

  it('knows included files', () => {
    withFiles.isSilent(list('include some', EVERY) + used());
    withFiles.isSilent(list(EVERY) + used('include used'));
    withFiles.finds(list(`⟦${EVERY}⟧`) + used(), ['bounces']);
  });

  it('does not follow patterns that nobody can judge', () => {
    rule.isSilent(list('mail-from /(?R)?x/ virtual-mta=a', EVERY) + used());
  });

  it('is told once for a list that several sources use', () => {
    const sources = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'];
    rule.finds(list(`⟦${EVERY}⟧`) + sources.map((network) => used().replace('0/0', network)).join(''), ['bounces']);
  });
});
