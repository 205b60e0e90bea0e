import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('undefined-macro', { undefined: 'error', later: 'warning' });

const macro = 'domain-macro isp example.com,example.net\n';
const domain = (pattern: string): string => `<domain ${pattern}>\n</domain>\n`;

describe('undefined-macro', () => {
  it.each([
    ['a tag', domain('⟦$isp⟧')],
    ['a tag with an ending', domain('example.⟦$tld⟧')],
    ['a tag with a wildcard', domain('[*.]⟦$isp⟧')],
    ['a tag in a virtual MTA', `<virtual-mta a>\n${domain('⟦$isp⟧')}</virtual-mta>\n`],
    ['a macro', 'domain-macro all ⟦$isp⟧,example.org\n'],
    ['a macro with a wrong member', 'domain-macro all ⟦$isp⟧,example..org\n'],
    ['the next line of a macro', 'domain-macro all example.org,\n  ⟦$isp⟧\n'],
    ['a line', 'relay-domain ⟦$isp⟧\n'],
    ['a name in other letters', domain('⟦$isps⟧') + macro],
    ['a name with a dash, which ends it', `domain-macro a-b example.com\n${domain('⟦$a⟧-b')}`],
  ])('finds the macro of %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it('finds each macro of a tag', () => {
    rule.finds(`${domain('⟦$isp⟧.⟦$tld⟧')}${SERVER}`, ['undefined', 'undefined']);
  });

  it.each([
    ['a tag', domain('⟦$isp⟧') + macro],
    ['a tag in other capitals', domain('*.⟦$ISP⟧') + macro],
    ['a line', `relay-domain ⟦$isp⟧\n${macro}`],
    ['two tags, at the first', domain('⟦$isp⟧') + domain('$isp') + macro + domain('$isp')],
    ['a tag before two definitions', domain('⟦$isp⟧') + macro + macro],
  ])('warns of a macro that is defined behind %s', (_, sample) => {
    rule.finds(sample + SERVER, ['later']);
    rule.finds(sample, ['later']);
  });

  it('warns of each macro once', () => {
    rule.finds(`${domain('⟦$a⟧.⟦$b⟧')}${domain('$a.$b')}domain-macro a x\ndomain-macro b com\n`, ['later', 'later']);
  });

  it.each([
    ['that is defined', macro + domain('$isp')],
    ['in other capitals', macro + domain('$ISP')],
    ['that is defined again behind its use', macro + domain('$isp') + macro],
    ['in a macro before its definition', `domain-macro all $isp\n${macro}${domain('$all')}`],
    ['on the next line of a macro before its definition', `domain-macro all\n  $isp\n${macro}${domain('$all')}`],
  ])('takes a macro %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['a part of a configuration', domain('$isp')],
    ['a configuration with an include out of reach', `${domain('$isp')}include /x\n${SERVER}`],
    ['variables of commands', `<domain *>\ncommand "/bin/x $from"\n</domain>\n${SERVER}`],
    ['a $ alone', `${domain('$')}${SERVER}`],
    ['patterns of replies', `<smtp-pattern-list a>\nreply /busy$b/ mode=backoff\n</smtp-pattern-list>\n${SERVER}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const rules = (text: string): (string | undefined)[] =>
      findingsIn(text + SERVER, { 'macros.conf': macro, 'none.conf': '' }).map(({ messageId }) => messageId);
    expect(rules(`include macros.conf\n${domain('$isp')}`)).toEqual([]);
    expect(rules(`${domain('$isp')}include macros.conf\n`)).toEqual(['later']);
    expect(rules(`include none.conf\n${domain('$isp')}`)).toEqual(['undefined']);
  });

  it('points at the definition, and offers a name that is much like it', () => {
    rule.pointsAt(domain('⟦$isp⟧') + macro, [['isp', 'defined here']]);
    rule.says(domain('$isp') + macro, 'Move the definition up to be sure.');
    rule.says(`domain-macro hotmail example.com\n${domain('$hotmial')}${SERVER}`, 'Did you mean hotmail?');
    rule.hasNoFix(domain('$isp') + SERVER);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a macro of a file that is included too late',
      { config: `include domains.conf\ninclude macros.conf\n`, 'domains.conf': domain('$isp'), 'macros.conf': macro },
      ['domains.conf later $isp', '-> macros.conf isp'],
    ],
    [
      'a macro of a file that is included in time',
      { config: `include macros.conf\ninclude domains.conf\n`, 'domains.conf': domain('$isp'), 'macros.conf': macro },
      [],
    ],
    [
      'a macro that only another file uses',
      { config: `${SERVER}include domains.conf\n`, 'domains.conf': `${domain('$isp')}${domain('$tld')}` },
      ['domains.conf undefined $isp', 'domains.conf undefined $tld'],
    ],
    [
      'a file that is included in two virtual MTAs',
      {
        config: `${SERVER}<virtual-mta a>\ninclude d\n</virtual-mta>\n<virtual-mta b>\ninclude d\n</virtual-mta>\n`,
        d: domain('$isp'),
      },
      ['d undefined $isp'],
    ],
  ])('knows %s', (_, texts, found) => expect(findingsInFiles('undefined-macro', texts)).toEqual(found));

  it('tells names apart by capitals, when that is assumed', () => {
    const text = `${macro}${domain('$ISP')}${SERVER}`;
    expect(findingsUnder({ 'name-case': 'kept' }, 'undefined-macro', text)).toEqual(['undefined $ISP']);
    expect(findingsUnder({}, 'undefined-macro', text)).toEqual([]);
  });

  it('leaves the next line of a macro alone, when broken lists are cut', () => {
    const text = `domain-macro all example.org,\n  $isp\n${SERVER}`;
    expect(findingsUnder({ 'broken-lists': 'cut' }, 'undefined-macro', text)).toEqual([]);
    expect(findingsUnder({}, 'undefined-macro', text)).toEqual(['undefined $isp']);
  });
});
