import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('undefined-pattern-list', { undefined: 'error', later: 'warning' });

const list = (name: string, line = 'mail-from /@example.com/ recipient-priority=9'): string =>
  `<pattern-list ${name}>\n${line}\n</pattern-list>\n`;
const source = (name: string): string => `<source 0/0>\npattern-list ${name}\n</source>\n`;

describe('undefined-pattern-list', () => {
  it.each([
    ['in a source', source('⟦mails⟧')],
    ['in a source, in quotes', `<source {auth}>\nPATTERN-LIST ⟦"mails"⟧ # b\n</source>\n`],
    ['in a list', list('other', 'mail-from /x/ call-to: ⟦mails⟧')],
    ['in a list in a list', list('other', 'rcpt-to /x/ <pattern-list>\n* call-to:⟦mails⟧\n</pattern-list>')],
    ['beside a list of replies', `<smtp-pattern-list mails>\n</smtp-pattern-list>\n${source('⟦mails⟧')}`],
  ])('finds a name %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it.each([
    ['the next section', source('⟦mails⟧') + list('mails')],
    ['a section far behind', `${source('⟦mails⟧')}run-as-root no\n<domain *>\n</domain>\n${list('mails')}`],
    ['a section in other capitals', source('⟦mails⟧') + list('Mails')],
    ['two sections', source('⟦mails⟧') + list('mails') + list('mails')],
  ])('finds a list that is defined later, in %s', (_, sample) => {
    rule.finds(sample + SERVER, ['later']);
    rule.finds(sample, ['later']);
  });

  it('tells each source that names the list too early', () => {
    const two = `${source('⟦mails⟧')}${source('⟦mails⟧')}${list('mails')}${source('mails')}`;
    rule.finds(two + SERVER, ['later', 'later']);
  });

  it.each([
    ['a list that stands before', list('mails') + source('mails')],
    ['a list in other capitals', list('Mails') + source('mails')],
    ['a list of which a second part stands behind', list('mails') + source('mails') + list('mails')],
    ['a list that calls one behind it', list('mails', 'mail-from /x/ call-to:more') + list('more') + source('mails')],
  ])('takes %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['a part of a configuration that names a list of another part', source('mails')],
    ['a configuration with an include out of reach', `${source('mails')}include /x\n${SERVER}`],
    ['a line at a wrong place', `<domain *>\npattern-list mails\n</domain>\n${SERVER}`],
    ['a line without a name', `<source 0/0>\npattern-list\n</source>\n${SERVER}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string[]]>([
    ['behind the include', `include more.conf\n${source('mails')}${SERVER}`, []],
    ['before the include', `${source('mails')}include more.conf\n${SERVER}`, ['later']],
  ])('counts the lines of an included file where they are read: %s', (_, text, ids) => {
    const found = findingsIn(text, { 'more.conf': list('mails') });
    expect(found.map(({ messageId }) => messageId)).toEqual(ids);
    expect(found.flatMap(({ related = [] }) => related.map(({ source: other }) => other?.path))).toEqual(
      ids.map(() => 'more.conf'),
    );
  });

  it('points at the list', () => {
    const sample = source('⟦mails⟧') + list('mails') + SERVER;
    rule.pointsAt(sample, [['mails', 'defined here']]);
    rule.says(sample, 'Move the list up.');
    rule.hasNoFix(sample);
    rule.says(list('mails') + source('mail') + SERVER, 'Did you mean mails?');
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'two files, the sources first',
      {
        config: `include sources.conf\ninclude lists.conf\n`,
        'sources.conf': source('mails'),
        'lists.conf': list('mails'),
      },
      ['sources.conf later mails', '-> lists.conf mails'],
    ],
    [
      'two files, the lists first',
      {
        config: `include lists.conf\ninclude sources.conf\n`,
        'sources.conf': source('mails'),
        'lists.conf': list('mails'),
      },
      [],
    ],
    [
      'files in the order of their names',
      { config: 'include *.conf\n', 'a.conf': source('mails'), 'b.conf': list('mails') },
      ['a.conf later mails', '-> b.conf mails'],
    ],
    [
      'a source whose lines are in another file',
      { config: `<source 0/0>\ninclude s.conf\n</source>\n${list('mails')}`, 's.conf': 'pattern-list mails\n' },
      ['s.conf later mails', '-> config mails'],
    ],
    [
      'a list that is included before and behind',
      { config: `include l.conf\n${source('mails')}include l.conf\n`, 'l.conf': list('mails') },
      [],
    ],
  ])('knows the order of %s', (_, texts, found) => {
    expect(findingsInFiles('undefined-pattern-list', texts)).toEqual(found);
  });

  it.each<[string, string[]]>([
    [source('Mails') + list('mails'), ['undefined Mails']],
    [source('mails') + list('Mails') + list('mails'), ['later mails']],
    [list('mails') + source('mails'), []],
  ])('tells names apart by capitals, when that is assumed: %j', (text, found) => {
    expect(findingsUnder({ 'name-case': 'kept' }, 'undefined-pattern-list', text + SERVER)).toEqual(found);
  });
});
