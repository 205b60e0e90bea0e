import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('pattern-unreachable', { unreachable: 'error', redundant: 'warning' });

const list = (...lines: string[]): string => `<pattern-list p>\n${lines.join('\n')}\n</pattern-list>\n`;

describe('pattern-unreachable', () => {
  it.each(['//', '/.*/', '/^.*$/', '/^/', '/$/', '/@*/', '/(.*)/', '/^(.*)$/', '/(?i).*/', '/x?/'])(
    'finds all that stands behind the sender %s',
    (pattern) => {
      const behind = [
        '⟦mail-from /a/ virtual-mta=x⟧',
        '⟦rcpt-to /a/ virtual-mta=x⟧',
        '⟦header From /a/ virtual-mta=x⟧',
      ];
      rule.finds(
        list(`mail-from ${pattern} virtual-mta=all`, ...behind),
        behind.map(() => 'unreachable'),
      );
    },
  );

  it.each(['/@/', '/./', '/.+/', '/^.+@.+$/', '/.*@.*/'])('finds senders behind the sender %s', (pattern) => {
    const lines = ['⟦mail-from /a/ virtual-mta=x⟧', 'mail-from /^$/ virtual-mta=x', 'rcpt-to /a/ virtual-mta=x'];
    rule.finds(list(`mail-from ${pattern} virtual-mta=all`, ...lines), ['unreachable']);
  });

  it.each(['//', '/@/', '/.+/', '/.*@.*/'])('finds all that stands behind the recipient %s', (pattern) => {
    const lines = ['⟦mail-from /a/ virtual-mta=x⟧', '⟦rcpt-to /a/ virtual-mta=x⟧'];
    rule.finds(list(`rcpt-to ${pattern} virtual-mta=all`, ...lines), ['unreachable', 'unreachable']);
  });

  it('finds headers behind the same header', () => {
    const lines = ['⟦header from /a/ virtual-mta=x⟧', 'header To /a/ virtual-mta=x', 'mail-from /a/ virtual-mta=x'];
    rule.finds(list('header From // virtual-mta=all', ...lines), ['unreachable']);
  });

  it('finds all that stands behind a star', () => {
    const inner = '* virtual-mta=all\n⟦mail-from /b/ virtual-mta=x⟧\n⟦* virtual-mta=y⟧';
    rule.finds(list(`mail-from /a/ <pattern-list>\n${inner}\n</pattern-list>`), ['unreachable', 'unreachable']);
  });

  it.each([
    ['a sender', 'mail-from /a/ virtual-mta=x', '⟦mail-from /a/ virtual-mta=y⟧'],
    ['a recipient', 'rcpt-to /a/ virtual-mta=x', '⟦rcpt-to /a/ recipient-priority=60⟧'],
    ['a header', 'header X-A /a/ virtual-mta=x', '⟦header x-a /a/ virtual-mta=y⟧'],
    ['a sender, for another list', 'mail-from /a/ virtual-mta=x', '⟦mail-from /a/ call-to:more⟧'],
    [
      'a list in the line',
      'mail-from /a/ virtual-mta=x',
      '⟦mail-from /a/⟧ <pattern-list>\n* virtual-mta=x\n</pattern-list>',
    ],
  ])('finds %s again', (_, first, second) => rule.finds(list(first, second), ['unreachable']));

  it('finds what stands behind a list that leaves nothing', () => {
    const inner = 'mail-from /a/ <pattern-list>\nrcpt-to /b/ virtual-mta=x\n* virtual-mta=y\n</pattern-list>';
    rule.finds(list(inner, '⟦mail-from /a/ virtual-mta=z⟧'), ['unreachable']);
  });

  it.each([
    ['a repeat', 'mail-from /a/ virtual-mta=x', '⟦mail-from /a/ virtual-mta=x⟧'],
    ['a repeat in other words', 'mail-from /a/ virtual-mta=x', '⟦Mail-From /a/ Virtual-MTA=x⟧'],
    ['the same result behind all', 'mail-from // virtual-mta=x', '⟦rcpt-to /b/ virtual-mta=x⟧'],
  ])('finds %s as redundant', (_, first, second) => rule.finds(list(first, second), ['redundant']));

  it.each([
    ['different patterns', 'mail-from /a/ virtual-mta=x', 'mail-from /ab/ virtual-mta=y'],
    ['patterns that differ in case', 'mail-from /a/ virtual-mta=x', 'mail-from /A/ virtual-mta=y'],
    ['a sender and a recipient', 'mail-from /a/ virtual-mta=x', 'rcpt-to /a/ virtual-mta=y'],
    ['different headers', 'header X-A /a/ virtual-mta=x', 'header X-B /a/ virtual-mta=y'],
    ['all at the end', 'mail-from /a/ virtual-mta=x', 'mail-from // virtual-mta=y'],
    ['the empty sender', 'mail-from /^$/ virtual-mta=x', 'mail-from /a/ virtual-mta=y'],
    ['a class that matches nothing empty', 'mail-from /[^a]/ virtual-mta=x', 'mail-from /a/ virtual-mta=y'],
    ['a look ahead', 'mail-from /(?=a)/ virtual-mta=x', 'mail-from /b/ virtual-mta=y'],
    ['a border of words', 'mail-from /\\b/ virtual-mta=x', 'mail-from /b/ virtual-mta=y'],
    ['what may be empty behind the senders', 'mail-from /@/ virtual-mta=x', 'mail-from // virtual-mta=y'],
    ['a call that may leave mail', 'mail-from // call-to:more', 'mail-from /a/ virtual-mta=y'],
    [
      'a list that may leave mail',
      'mail-from // <pattern-list>\nrcpt-to /a/ virtual-mta=x\n</pattern-list>',
      'mail-from /a/ virtual-mta=y',
    ],
    [
      'a list with a call at its end',
      'mail-from // <pattern-list>\n* call-to:more\n</pattern-list>',
      'mail-from /a/ virtual-mta=y',
    ],
    ['a line that is wrong', 'mail-from // virtual-mta=', 'mail-from /a/ virtual-mta=y'],
    ['a line behind all that is wrong', 'mail-from // virtual-mta=x', 'mail-from /a(/ virtual-mta=y'],
  ])('says nothing about %s', (_, first, second) => rule.isSilent(list(first, second)));

  it('says nothing about different lists', () => {
    rule.isSilent(list('mail-from // virtual-mta=x') + list('mail-from /a/ virtual-mta=y'));
  });

  it('says nothing about a list in a line and what follows it', () => {
    rule.isSilent(
      list('mail-from /a/ <pattern-list>\nrcpt-to // virtual-mta=x\n</pattern-list>', 'rcpt-to /b/ virtual-mta=y'),
    );
  });

  it('takes a repeat out', () => {
    rule.mends(
      list('mail-from /a/ virtual-mta=x', '⟦mail-from /a/ virtual-mta=x⟧', 'mail-from /b/ virtual-mta=y'),
      list('mail-from /a/ virtual-mta=x', 'mail-from /b/ virtual-mta=y'),
      true,
    );
  });

  it.each([
    ['mail-from // virtual-mta=x', '⟦rcpt-to /b/ virtual-mta=x⟧'],
    ['mail-from // virtual-mta=x', '⟦rcpt-to /b/ virtual-mta=y⟧'],
    ['mail-from /a/ virtual-mta=x', '⟦mail-from /a/ virtual-mta=y⟧'],
  ])('offers nothing for %s and %s', (first, second) => rule.hasNoFix(list(first, second)));

  it('points at the line that takes the mail', () => {
    const sample = list('mail-from /@*/ virtual-mta=x', 'mail-from /a/ virtual-mta=y');
    rule.pointsAt(sample, [['mail-from /@*/ virtual-mta=x', 'this line takes the mail']]);
    rule.says(sample, 'This line never applies, because an earlier line of the list takes all its mail.\n');
  });

  it('looks into lists of included files', () => {
    const texts = { config: 'include more\n', more: list('mail-from // virtual-mta=x', 'mail-from /a/ virtual-mta=y') };
    expect(findingsInFiles('pattern-unreachable', texts)).toEqual([
      'more unreachable mail-from /a/ virtual-mta=y',
      '-> more mail-from // virtual-mta=x',
    ]);
  });

  it('comes to an end for many lines', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `mail-from /a${index}@/ virtual-mta=x`);
    rule.isSilent(list(...lines));
  });
});
