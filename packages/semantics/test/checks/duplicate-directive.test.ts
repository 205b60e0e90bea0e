import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('duplicate-directive', { other: 'warning', same: 'info' });

const domain = (...lines: string[]): string => `<domain *>\n${lines.join('\n')}\n</domain>\n`;

describe('duplicate-directive', () => {
  it.each([
    ['at the top level', 'run-as-root no\n⟦run-as-root yes⟧\n'],
    ['with another section between', 'run-as-root no\n<domain *>\n</domain>\n⟦run-as-root yes⟧\n'],
    ['in a section', domain('max-smtp-out 5', '⟦max-smtp-out 10⟧')],
    ['in capitals', domain('max-smtp-out 5', '⟦Max-SMTP-Out 10⟧')],
    [
      'in a section of a virtual MTA',
      `<virtual-mta a>\n${domain('retry-after 5m', '⟦retry-after 6m⟧')}</virtual-mta>\n`,
    ],
    ['in a file of records', '<acct-file a.csv>\nrecords d\n⟦records b⟧\n</acct-file>\n'],
    ['by its old name', domain('route a.example', '⟦smtp-hosts b.example⟧')],
    ['for one network', domain('source-ip-max-smtp-out 192.0.2.0/24 1', '⟦source-ip-max-smtp-out 192.0.2.0/24 2⟧')],
    ['for one spelling of a network', domain('source-ip-max-smtp-out 10/8 1', '⟦source-ip-max-smtp-out 10.0.0.0/8 2⟧')],
    ['for all networks by its old name', domain('source-ip-max-smtp-out 0/0 1', '⟦max-smtp-out-per-source-ip 2⟧')],
    ['taking it back', domain('smtp-hosts a.example', '⟦smtp-hosts ""⟧')],
    ['for one type of record', '<acct-file a>\nrecord-fields d *\n⟦record-fields delivery !vmta⟧\n</acct-file>\n'],
    ['with a secret', '<smtp-user a>\npassword one\n⟦password two⟧\n</smtp-user>\n'],
  ])('finds another value %s', (_, sample) => rule.finds(sample, ['other']));

  it.each([
    ['to the letter', domain('max-smtp-out 5', '⟦max-smtp-out 5⟧')],
    ['in another spelling', domain('retry-after 60m', '⟦retry-after 1h⟧')],
    ['as another word', 'run-as-root no\n⟦run-as-root false⟧\n'],
    ['with a comment', domain('max-smtp-out 5 # a', '⟦max-smtp-out 5⟧ # b')],
    ['by its old name', domain('max-msg-rate 100/h', '⟦max-msg-per-hour 100⟧')],
  ])('finds the same value %s', (_, sample) => rule.finds(sample, ['same']));

  it('compares each line with the one before', () => {
    rule.finds(domain('max-smtp-out 5', '⟦max-smtp-out 6⟧', '⟦max-smtp-out 6⟧', '⟦max-smtp-out 5⟧'), [
      'other',
      'same',
      'other',
    ]);
  });

  it.each([
    ['lines that may stand several times', 'host-name a.example\nhost-name b.example\nhost-name a.example\n'],
    ['lines of which all count', 'relay-domain a.example\nrelay-domain b.example\n'],
    ['different networks', domain('source-ip-max-smtp-out 192.0.2.0/24 1', 'source-ip-max-smtp-out 0/0 2')],
    ['different types of records', '<acct-file a>\nrecord-fields d *\nrecord-fields b *\n</acct-file>\n'],
    ['lines nobody knows the number of', 'smtp-port 25\nsmtp-port 26\n'],
    ['different sections', '<domain a>\nmax-smtp-out 5\n</domain>\n<domain b>\nmax-smtp-out 6\n</domain>\n'],
    [
      'sections in each other',
      '<virtual-mta a>\nmax-smtp-out 5\n<domain *>\nmax-smtp-out 6\n</domain>\n</virtual-mta>\n',
    ],
    ['a value that is wrong', domain('max-smtp-out 5', 'max-smtp-out many')],
    ['a value that is missing', domain('max-smtp-out', 'max-smtp-out 5')],
    ['names that nobody knows', 'zzzz 1\nzzzz 2\n'],
    ['a directive at a wrong place', 'max-msg-rate 1/h\nmax-msg-rate 2/h\n'],
    ['lines of lists', '<pattern-list a>\nmail-from /a/ virtual-mta=x\nmail-from /b/ virtual-mta=y\n</pattern-list>\n'],
    ['a repeat in a comment', domain('max-smtp-out 5', '# max-smtp-out 6')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['with its line break', '  max-smtp-out 5\n  ⟦max-smtp-out 5⟧\nretry-after 1h', '  max-smtp-out 5\nretry-after 1h'],
    ['but not a comment', 'max-smtp-out 5\n  ⟦max-smtp-out 5⟧  # why\n', 'max-smtp-out 5\n  # why\n'],
    ['with blanks behind it', 'max-smtp-out 5\n⟦max-smtp-out 5⟧ \t\n', 'max-smtp-out 5\n'],
  ])('takes a repeat out %s', (_, lines, fixed) => rule.mends(domain(lines), domain(fixed), true));

  it('takes a repeat out of the last line', () => {
    rule.mends('run-as-root no\n⟦run-as-root no⟧', 'run-as-root no\n', true);
  });

  it('offers nothing for another value', () => rule.hasNoFix('run-as-root no\n⟦run-as-root yes⟧\n'));

  it('points at the line before, and shows no value', () => {
    const sample = '<smtp-user a>\npassword one\n⟦password two⟧\n</smtp-user>\n';
    rule.pointsAt('run-as-root no\n⟦run-as-root yes⟧\n', [['run-as-root no', 'set here before']]);
    rule.says(sample, 'password is set again in this section, to another value.\n');
    rule.says(sample, 'pmtakit takes the last (assumption repeated-lines)');
  });

  it('looks into included files, without a fix there', () => {
    const texts = { config: 'run-as-root no\ninclude more\n', more: 'run-as-root no\n' };
    expect(findingsInFiles('duplicate-directive', texts)).toEqual([
      'more same run-as-root no',
      '-> config run-as-root no',
    ]);
  });

  it('offers no fix for a line whose first one is in another file', () => {
    const found = findingsIn('include more\nrun-as-root no\n', { more: 'run-as-root no\n' });
    expect(found.map(({ messageId, fix }) => [messageId, fix])).toEqual([['same', undefined]]);
  });

  it('says nothing about a file that is included twice', () => {
    const texts = { config: 'include more\ninclude more\n', more: 'run-as-root no\n' };
    expect(findingsInFiles('duplicate-directive', texts)).toEqual([]);
  });

  it('finds what an included file repeats in one section and not in another', () => {
    const config = '<source 0/0>\nlog-data no\ninclude more\n</source>\n<source 10/8>\ninclude more\n</source>\n';
    expect(findingsInFiles('duplicate-directive', { config, more: 'log-data yes\n' })).toEqual([
      'more other log-data yes',
      '-> config log-data no',
    ]);
  });
});
