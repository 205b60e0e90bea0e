import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsUnder } from '../findings-under.ts';

const rule = testRule('macro-bad-member', {
  comma: 'warning',
  duplicate: 'warning',
  short: 'warning',
  tooLarge: 'hint',
});

const alone = '<domain $isp>\n</domain>\n';
const part = '<domain mail.$isp>\n</domain>\n';
const macro = (list: string): string => `domain-macro isp ${list}\n`;

describe('macro-bad-member, a comma for a dot', () => {
  it.each([
    ['between full domains', macro('example.com,⟦newton,com⟧,example.net')],
    ['at the start', macro('⟦newton,com⟧,example.com,example.net')],
    ['at the end', macro('example.com,example.net,⟦newton,net⟧ # b')],
    ['in capitals', macro('example.com,example.net,⟦Newton,COM⟧')],
    ['beside a macro', `domain-macro other example.org\n${macro('$other,example.com,example.net,⟦newton,org⟧')}`],
    ['on the next line of a list', 'domain-macro isp example.com,example.net,\n  ⟦newton,com⟧,example.org\n'],
    ['of a macro that is used alone', macro('example.com,example.net,⟦newton,com⟧') + alone],
  ])('is found %s', (_, sample) => rule.finds(sample, ['comma']));

  it('is found twice', () => {
    rule.finds(macro('example.com,⟦newton,com⟧,⟦kepler,com⟧,example.net'), ['comma', 'comma']);
  });

  it.each([
    ['a list of endings', macro('com,net,org,de')],
    ['a list of endings with dots', macro('.com,.net,co.uk,com')],
    ['a list with other short members', macro('example.com,example.net,newton,kepler,com')],
    ['a blank behind the comma', macro('example.com,example.net,newton, com')],
    ['two members only', macro('example.com,newton,com')],
    ['a list that is used as an ending', macro('co.uk,com.br,newton,com') + part],
    [
      'a list in a list that is used as an ending',
      `${macro('co.uk,com.br,newton,com')}domain-macro all $isp,de\n<domain x.$all>\n</domain>\n`,
    ],
    ['an ending that hardly anybody uses', macro('example.com,example.net,newton,zz')],
    ['a break of the line between both', 'domain-macro isp example.com,example.net,newton,\n  com\n'],
  ])('is not seen in %s', (_, sample) => rule.isSilent(sample));

  it('has a suggestion for a fix', () => {
    const sample = macro('example.com,⟦newton,com⟧,example.net');
    rule.mends(sample, macro('example.com,newton.com,example.net'), false);
    rule.says(sample, 'newton,com in the macro isp seems to be newton.com with a comma for the dot.');
  });
});

describe('macro-bad-member, a member twice', () => {
  it.each([
    ['behind each other', macro('example.com,⟦example.com⟧')],
    ['far from each other', macro('example.com,example.net,example.org,⟦example.com⟧')],
    ['with blanks', macro('example.com , \t⟦example.com⟧ ,example.net')],
    ['in other capitals', macro('example.com,⟦EXAMPLE.com⟧')],
    ['in quotes', macro('example.com,⟦"example.com"⟧')],
    ['of which both are macros', `domain-macro other example.com\n${macro('$other,⟦$other⟧')}`],
    ['as an ending', macro('com,net,⟦com⟧') + part],
    ['on the next line', 'domain-macro isp example.com,\n  ⟦example.com⟧\n'],
  ])('is found %s', (_, sample) => rule.finds(sample, ['duplicate']));

  it('is found as often as it comes again', () => {
    rule.finds(macro('example.com,⟦example.com⟧,⟦example.com⟧'), ['duplicate', 'duplicate']);
  });

  it.each([
    ['two macros', `${macro('example.com')}domain-macro other example.com\n`],
    ['two definitions', macro('example.com') + macro('example.com')],
    ['a domain below another one', macro('example.com,mail.example.com')],
    ['a member that a macro in the list has too', `domain-macro other example.com\n${macro('$other,example.com')}`],
  ])('is not seen in %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['example.com,⟦example.com⟧', 'example.com'],
    ['example.com, example.net ,  ⟦example.com⟧ # b', 'example.com, example.net # b'],
    ['example.com,⟦EXAMPLE.COM⟧,example.net', 'example.com,example.net'],
    ['example.com,⟦example.com⟧,⟦example.com⟧', 'example.com,example.com'],
    ['"example.net",example.com,⟦example.com⟧', '"example.net",example.com'],
    ['example.com,⟦example.com⟧,"example.net"', 'example.com,"example.net"'],
    ['$a,example.com,⟦$a⟧,b.$a', '$a,example.com,b.$a'],
  ])('is taken out of %j', (list, mended) => rule.mends(macro(list), macro(mended), true));

  it('points at the first one', () => {
    rule.pointsAt(macro('Example.com,⟦example.com⟧'), [['Example.com', 'stands here first']]);
    rule.says(macro('example.com,⟦example.com⟧'), 'example.com stands in the macro isp twice.');
  });

  it.each([
    ['half of a pair of quotes would go', 'domain-macro isp "example.com,⟦example.com"⟧\n'],
    ['no member stands before it on its line', 'domain-macro isp example.com,\n  ⟦example.com⟧\n'],
  ])('has no fix where %s', (_, sample) => rule.hasNoFix(sample));
});

describe('macro-bad-member, a member that is no full domain', () => {
  it.each([
    ['a name', macro('example.com,⟦gmail⟧') + alone],
    ['an ending', macro('example.com,⟦.com⟧') + alone],
    ['a name in a virtual MTA', `<virtual-mta v>\n${alone}</virtual-mta>\n${macro('example.com,⟦gmail⟧')}`],
    [
      'a name in a macro that is used alone',
      `domain-macro isp ⟦gmail⟧,example.com\ndomain-macro all $isp\n<domain $all>\n</domain>\n`,
    ],
    ['a name in a line', `${macro('⟦gmail⟧')}relay-domain $isp\n`],
    ['a name in the second definition', macro('example.com') + macro('⟦gmail⟧') + alone],
  ])('is found as %s', (_, sample) => rule.finds(sample, ['short']));

  it.each([
    ['an ending', macro('com,net,co.uk') + part],
    ['an ending here and alone there', macro('com,net') + alone + part],
    ['a start', `${macro('gmail,hotmail')}<domain $isp.com>\n</domain>\n`],
    ['an ending behind a wildcard', `${macro('com,net')}<domain *.$isp>\n</domain>\n`],
    ['one of two', `${macro('gmail')}domain-macro tld com\n<domain $isp.$tld>\n</domain>\n`],
    ['a part of a macro', `${macro('gmail')}domain-macro all $isp.com,example.com\n<domain $all>\n</domain>\n`],
    ['a member of an ending', `${macro('com')}domain-macro all $isp,net\n<domain x.$all>\n</domain>\n`],
    ['nothing', macro('gmail,hotmail')],
    ['a key', `${macro('gmail')}domain-key s1,$isp,/etc/pmta/s1.pem\n`],
  ])('is not seen where the macro is used as %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['full domains', macro('example.com,b.example') + alone],
    ['names of other scripts', macro('bücher.example') + alone],
    ['macros', `domain-macro other example.com\n${macro('$other')}${alone}`],
    ['the own host', macro('localhost,example.com') + alone],
    ['queues', `${macro('slow,example.com')}${alone}<domain example.net>\nqueue-to "Slow"\n</domain>\n`],
    ['a wrong member, of which another rule tells', macro('gmail hotmail') + alone],
  ])('is not seen in %s', (_, sample) => rule.isSilent(sample));

  it('has no fix', () => {
    rule.hasNoFix(macro('⟦gmail⟧') + alone);
    rule.says(macro('⟦gmail⟧') + alone, 'gmail in the macro isp is no full domain.');
  });
});

describe('macro-bad-member, a macro that is too large', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}`).join(',');

  it('is left out, and says so', () => {
    const sample = `domain-macro a ${names}\ndomain-macro ⟦b⟧ $a.$a\n`;
    rule.finds(sample, ['tooLarge']);
    rule.says(sample, 'Pmtakit puts together 100000 names at most');
    rule.hasNoFix(sample);
  });

  it('is not seen in a large list', () => rule.isSilent(`domain-macro a ${names}\ndomain-macro b $a.com,$a.net\n`));
});

describe('macro-bad-member', () => {
  it('reports each finding in the file of the macro', () => {
    const text = `include macros.conf\n${alone}`;
    expect(findingsIn(text, { 'macros.conf': macro('gmail,gmail') })).toEqual([]);
    const found = findingsIn(macro('gmail') + 'include use.conf\n', { 'use.conf': alone });
    expect(found.map(({ rule: id, messageId }) => `${id}/${messageId}`)).toEqual(['macro-bad-member/short']);
  });

  it('reads one definition of a file that is included twice', () => {
    const found = findingsIn('include a.conf\ninclude a.conf\n', { 'a.conf': macro('example.com') });
    expect(found).toEqual([]);
  });

  it('comes to an end for a long list of copies', () => {
    const found = findingsIn(macro(`example.com${',example.com'.repeat(20_000)}`));
    expect(found).toHaveLength(20_000);
  });

  it.each<[string, string[]]>([
    ['⟦⟧gmail,example.com', ['short gmail']],
    ['gmail,example.com,gmail', ['short gmail', 'duplicate gmail']],
    ['newton,com,example.com,newton,com,example.net', ['comma newton,com', 'comma newton,com']],
    ['example.com,newton,com,example.net,example.com', ['comma newton,com', 'duplicate example.com']],
    ['example.com,,example.com,', ['duplicate example.com']],
  ])('tells one thing of each member of %j', (list, found) => {
    const text = macro(list.replace('⟦⟧', '')) + alone;
    expect(findingsUnder({}, 'macro-bad-member', text)).toEqual(found);
  });

  it.each<[Parameters<typeof findingsUnder>[0], string, string[]]>([
    [{ 'broken-lists': 'cut' }, `domain-macro isp example.com,\n  example.com\n`, []],
    [
      { 'broken-lists': 'cut' },
      `domain-macro isp example.com,example.com,\n  gmail,example.net\n${alone}`,
      ['duplicate example.com'],
    ],
    [{ 'broken-lists': 'joined' }, `domain-macro isp example.com,\n  gmail,example.net\n${alone}`, ['short gmail']],
    [{ 'name-case': 'kept' }, `${macro('gmail')}<domain $ISP>\n</domain>\n`, []],
    [{ 'name-case': 'kept' }, macro('gmail') + alone, ['short gmail']],
    [{ 'repeated-lines': 'first' }, `${macro('gmail')}${macro('hotmail')}${alone}`, ['short gmail']],
    [{ 'repeated-lines': 'last' }, `${macro('gmail')}${macro('hotmail')}${alone}`, ['short hotmail']],
  ])('keeps to what is assumed: %j %j', (assumptions, text, found) => {
    expect(findingsUnder(assumptions, 'macro-bad-member', text)).toEqual(found);
  });

  it('comes to an end for macros that all use each other', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `domain-macro m${index} $m${index + 1},gmail\n`);
    const text = `${rows.join('')}domain-macro m20000 com\n<domain $m0>\n</domain>\n`;
    expect(findingsUnder({}, 'macro-bad-member', text)).toHaveLength(20_001);
    expect(findingsUnder({}, 'macro-bad-member', `${text}<domain x.$m0>\n</domain>\n`)).toEqual([]);
  });
});
