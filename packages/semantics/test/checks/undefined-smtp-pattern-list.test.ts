import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('undefined-smtp-pattern-list', { undefined: 'error' });

const list = (name: string): string => `<smtp-pattern-list ${name}>\nreply /busy/ mode=backoff\n</smtp-pattern-list>\n`;

describe('undefined-smtp-pattern-list', () => {
  it.each([
    ['at the top level', '<domain *>\nsmtp-pattern-list ⟦busy⟧\n</domain>\n'],
    ['in a virtual MTA', '<virtual-mta a>\n<domain *>\nsmtp-pattern-list ⟦"busy"⟧\n</domain>\n</virtual-mta>\n'],
    ['in a pool', '<virtual-mta-pool a>\n<domain *>\nsmtp-pattern-list ⟦busy⟧ # b\n</domain>\n</virtual-mta-pool>\n'],
    ['beside another one', `${list('other')}<domain *>\nSMTP-PATTERN-LIST ⟦busy⟧\n</domain>\n`],
    [
      'beside a pattern list',
      '<pattern-list busy>\n</pattern-list>\n<domain *>\nsmtp-pattern-list ⟦busy⟧\n</domain>\n',
    ],
  ])('finds the name of a list %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it.each([
    ['before', `${list('busy')}<domain *>\nsmtp-pattern-list busy\n</domain>\n`],
    ['behind', `<domain *>\nsmtp-pattern-list busy\n</domain>\n${list('busy')}`],
    ['in other capitals', `<domain *>\nsmtp-pattern-list busy\n</domain>\n${list('Busy')}`],
    ['in quotes', `<domain *>\nsmtp-pattern-list busy\n</domain>\n${list('"busy"')}`],
  ])('takes a list that is defined %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['a value that was taken back', `<domain *>\nsmtp-pattern-list ""\n</domain>\n${SERVER}`],
    ['a line at a wrong place', `<source 0/0>\nsmtp-pattern-list busy\n</source>\n${SERVER}`],
    ['a part of a configuration', '<domain *>\nsmtp-pattern-list busy\n</domain>\n'],
    [
      'a configuration with an include out of reach',
      `<domain *>\nsmtp-pattern-list busy\n</domain>\ninclude /x\n${SERVER}`,
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const text = `<domain *>\nsmtp-pattern-list busy\n</domain>\ninclude more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules(list('busy'))).toEqual([]);
    expect(rules(list('other'))).toEqual(['undefined-smtp-pattern-list']);
  });

  it('offers a name that is much like it', () => {
    const sample = `${list('blocking-errors')}<domain *>\nsmtp-pattern-list ⟦blocking-error⟧\n</domain>\n${SERVER}`;
    rule.says(sample, 'No <smtp-pattern-list blocking-error> is defined.');
    rule.says(sample, 'or name one that exists. Did you mean blocking-errors?');
    rule.hasNoFix(sample);
  });
});
