import { describe, it } from 'vitest';
import { SERVER, domain, many, pool, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('catch-all-discard', { discarded: 'warning' });
const vmtas = vmta('a') + vmta('nowhere', domain('*', 'type discard'));
const withFiles = testRule('catch-all-discard', { discarded: 'warning' }, { others: { vmtas } });
const list = (...lines: readonly string[]): string => vmtas + section('pattern-list l', ...lines);
const NEWS = 'mail-from /@example\\.com$/ virtual-mta=a';

describe('catch-all-discard', () => {
  it.each([
    ['any number of @', list(NEWS, '⟦mail-from /@*/ virtual-mta=nowhere⟧')],
    ['every sender', list(NEWS, '⟦mail-from /@/ virtual-mta=nowhere⟧')],
    ['the empty pattern', list('⟦MAIL-FROM // virtual-mta=nowhere⟧')],
    ['every recipient', list(NEWS, '⟦rcpt-to /.*@.*/ virtual-mta=nowhere⟧')],
    ['a pattern with anchors', list('⟦rcpt-to /^.*$/ recipient-priority=1,virtual-mta=nowhere⟧')],
    ['the first of two', list('⟦mail-from // virtual-mta=nowhere⟧', 'mail-from // virtual-mta=a')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['discarded']));

  it.each([
    ['some senders', list(NEWS, 'mail-from /@example\\.org$/ virtual-mta=nowhere')],
    ['a list that ends with a virtual MTA that sends', list(NEWS, 'mail-from /@*/ virtual-mta=a')],
    ['a line behind one that takes all', list('mail-from // virtual-mta=a', 'mail-from // virtual-mta=nowhere')],
    ['mail with a header', list('header X-Test // virtual-mta=nowhere')],
    ['a priority', list('mail-from // recipient-priority=10')],
    ['another list', list('mail-from // call-to:m')],
    ['a virtual MTA that is not defined', list('mail-from // virtual-mta=nobody')],
    ['a list in a list', list('mail-from /x/ <pattern-list>', 'mail-from // virtual-mta=nowhere', '</pattern-list>')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const tail = section('pattern-list l', '⟦mail-from // virtual-mta=nowhere⟧');
    withFiles.finds(`include vmtas\n${tail}`, ['discarded']);
    withFiles.isSilent(tail.replaceAll(/[⟦⟧]/g, ''));
  });

  it('names the virtual MTA and points at the line', () => {
    rule.says(list('mail-from // virtual-mta=nowhere'), 'thrown away by nowhere.');
    rule.pointsAt(list('mail-from // virtual-mta=nowhere'), [['type discard', 'thrown away here']]);
  });

  it('offers no fix', () => rule.hasNoFix(list('mail-from // virtual-mta=nowhere')));

  it('knows pools and what the top level says', () => {
    const members = pool('p', 'virtual-mta nowhere');
    rule.finds(members + list('⟦mail-from // virtual-mta=p⟧'), ['discarded']);
    rule.isSilent(pool('p', 'virtual-mta nowhere', 'virtual-mta a') + list('mail-from // virtual-mta=p'));
    rule.finds(domain('*', 'type discard') + list('⟦mail-from // virtual-mta=a⟧'), ['discarded']);
    rule.finds(
      'dummy-smtp-port 26\n' +
        vmta('d', domain('*', 'smtp-hosts [127.0.0.1]:26')) +
        list('⟦mail-from // virtual-mta=d⟧'),
      ['discarded'],
    );
  });

  it('looks no further than the first line that takes all, however many follow', () => {
    const lines = many(50, () => 'mail-from // virtual-mta=nowhere\n');
    rule.finds(list('⟦mail-from // virtual-mta=nowhere⟧', lines), ['discarded']);
  });

  it('tells nothing of a list that no source of a whole names', () => {
    const found = list('⟦mail-from // virtual-mta=nowhere⟧');
    rule.isSilent(SERVER + list('mail-from // virtual-mta=nowhere'));
    rule.finds(SERVER + found + source('127.0.0.1', 'pattern-list l'), ['discarded']);
    rule.finds(
      SERVER + found + section('pattern-list m', 'mail-from /x/ call-to:l') + source('127.0.0.1', 'pattern-list m'),
      ['discarded'],
    );
  });

  it('tells each list', () => {
    const other = section('pattern-list m', '⟦rcpt-to // virtual-mta=nowhere⟧');
    rule.finds(list('⟦mail-from // virtual-mta=nowhere⟧') + other, ['discarded', 'discarded']);
  });
});
