import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('macro-name-chars', { dollar: 'error', character: 'error' });

describe('macro-name-chars', () => {
  it.each([
    ['a dash', 'domain-macro ⟦my-isp⟧ example.com\n', '-'],
    ['a dot', 'domain-macro ⟦my.isp⟧ example.com\n', '.'],
    ['a comma', 'domain-macro ⟦isp,⟧ example.com\n', ','],
    ['a letter of another script', 'DOMAIN-MACRO ⟦Bücher⟧ example.com # b\n', 'ü'],
    ['a character of two units', 'domain-macro ⟦isp😀⟧ example.com\n', '😀'],
    ['a blank', 'domain-macro ⟦"my isp"⟧ example.com\n', 'a blank'],
    ['an equals sign', 'domain-macro ⟦isp=⟧ example.com\n', '='],
    ['a $ in the middle', 'domain-macro ⟦a$b⟧ example.com\n', '$'],
    ['a dash, with its list on the next line', 'domain-macro ⟦my-isp⟧\n  example.com\n', '-'],
  ])('finds %s', (_, sample, character) => {
    rule.finds(sample, ['character']);
    rule.says(sample, `cannot be the name of a macro, because ${character} is in it.`);
  });

  it('finds a name that is defined with its $', () => {
    const sample = 'domain-macro ⟦$isp⟧ example.com\n';
    rule.finds(sample, ['dollar']);
    rule.says(sample, 'is defined without the $: isp.');
    rule.mends(sample, 'domain-macro isp example.com\n', true);
  });

  it.each([
    ['letters', 'domain-macro isp example.com\n'],
    ['capitals, digits and underscores', 'domain-macro ISP_2 example.com\n'],
    ['digits alone', 'domain-macro 163 example.com\n'],
    ['quotes', 'domain-macro "isp" example.com\n'],
    ['dashes in the list', 'domain-macro isp my-isp.example\n'],
    ['no name', 'domain-macro\n'],
    ['an empty name', 'domain-macro "" example.com\n'],
    [
      'a placeholder',
      'domain-macro {{isp}} example.com\ndomain-macro ${ISP} example.com\ndomain-macro %ISP% example.com\n',
    ],
    ['other names', '<virtual-mta my-isp>\n</virtual-mta>\n'],
  ])('takes %s', (_, sample) => rule.isSilent(sample));

  it('renames the macro with its uses', () => {
    rule.mends(
      'domain-macro ⟦my-isp⟧ example.com\ndomain-macro all $my-isp,$my\n<domain *.$my-isp>\n</domain>\n',
      'domain-macro my_isp example.com\ndomain-macro all $my_isp,$my\n<domain *.$my_isp>\n</domain>\n',
      false,
    );
    rule.mends('domain-macro ⟦isp,⟧ example.com\n', 'domain-macro isp example.com\n', false);
  });

  it.each([
    ['another macro has the name', 'domain-macro ⟦my-isp⟧ example.com\ndomain-macro my_isp example.net\n'],
    ['nothing of the name would be left', 'domain-macro ⟦-⟧ example.com\n'],
  ])('has no fix where %s', (_, sample) => rule.hasNoFix(sample));

  it('does not rename what another file uses', () => {
    const text = 'domain-macro my-isp example.com\ninclude use.conf\n';
    const fixes = (use: string): boolean[] =>
      findingsIn(text, { 'use.conf': use })
        .filter((finding) => finding.rule === 'macro-name-chars')
        .map(({ fix }) => fix !== undefined);
    expect(fixes('<domain $my-isp>\n</domain>\n')).toEqual([false]);
    expect(fixes('<domain $my-other>\n</domain>\n')).toEqual([true]);
  });

  it('reports in the file of the macro', () => {
    const texts = {
      config: 'include a.conf\ndomain-macro b-c example.com\n',
      'a.conf': 'domain-macro a-b example.com\n',
    };
    expect(findingsInFiles('macro-name-chars', texts)).toEqual(['config character b-c', 'a.conf character a-b']);
  });

  it('renames macros in all places where they may stand', () => {
    const uses = (name: string): string =>
      [
        `relay-domain ${name}`,
        `domain-key s1,${name},/etc/pmta/s1.pem`,
        `<address-list l>\ndomain ${name}\n</address-list>`,
        `<virtual-mta v>\n<domain x.${name}>\n</domain>\n</virtual-mta>`,
        `domain-macro all example.org,${name},example.net`,
        '',
      ].join('\n');
    const line = (name: string): string => `domain-macro ${name} example.com\n`;
    rule.mends(line('⟦my-isp⟧') + uses('$my-isp'), line('my_isp') + uses('$my_isp'), false);
  });

  it('leaves a longer name alone that begins alike', () => {
    const text = '<domain $my_isp>\n</domain>\n<domain $my.isp>\n</domain>\n';
    rule.mends(
      `domain-macro ⟦my-isp⟧ example.com\n${text}`.replace('my-isp', 'my-isp2'),
      `domain-macro my_isp2 example.com\n${text}`,
      false,
    );
  });

  it('tells each of two definitions', () => {
    rule.finds('domain-macro ⟦a-b⟧ example.com\ndomain-macro ⟦a-b⟧ example.net\n', ['character', 'character']);
    rule.finds('domain-macro ⟦$a⟧ example.com\ndomain-macro ⟦a-b⟧ example.net\n', ['dollar', 'character']);
  });

  it('keeps the quotes out of a name without its $', () => {
    rule.mends('domain-macro ⟦"$isp"⟧ example.com\n', 'domain-macro isp example.com\n', true);
  });
});
