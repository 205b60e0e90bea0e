import { describe, expect, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('rollup-no-domain-block', { missing: 'warning' });

const list = (...lines: string[]): string => `<mx-rollup-list>\n${lines.join('\n')}\n</mx-rollup-list>\n`;

describe('rollup-no-domain-block', () => {
  it.each([
    ['alone', list('mx mx.example.com ⟦a.rollup⟧')],
    ['by address', list('mx *.example.com ⟦a.rollup⟧ rollup-by-ip')],
    ['of several lines', list('mx mx1.example.com ⟦a.rollup⟧', 'mx mx2.example.com a.rollup')],
    ['in capitals', list('mx mx.example.com ⟦A.Rollup⟧')],
    [
      'beside one with a section',
      `${list('mx a.example.com a.rollup', 'mx b.example.com ⟦b.rollup⟧')}<domain a.rollup>\n</domain>\n`,
    ],
    ['that only a pattern takes', `${list('mx mx.example.com ⟦a.rollup⟧')}<domain *>\nmax-smtp-out 5\n</domain>\n`],
  ])('finds a queue %s', (_, sample) => rule.finds(sample + SERVER, ['missing']));

  it.each([
    ['a section', `${list('mx mx.example.com a.rollup')}<domain a.rollup>\nmax-smtp-out 5\n</domain>\n`],
    ['a section in capitals', `${list('mx mx.example.com a.rollup')}<domain A.ROLLUP>\n</domain>\n`],
    [
      'a section of a virtual MTA',
      `${list('mx mx.example.com a.rollup')}<virtual-mta v>\n<domain a.rollup>\n</domain>\n</virtual-mta>\n`,
    ],
    ['a section of a macro', `domain-macro m a.rollup\n${list('mx mx.example.com a.rollup')}<domain $m>\n</domain>\n`],
    ['an empty list', list('# mx mx.example.com a.rollup')],
    ['a name that is wrong', list('mx mx.example.com a.roll')],
  ])('takes %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(list('mx mx.example.com a.rollup')));

  it('says nothing while an include is out of reach', () => {
    rule.isSilent(`${list('mx mx.example.com a.rollup')}include more\n${SERVER}`);
  });

  it('names the section', () => {
    const sample = list('mx mx.example.com ⟦a.rollup⟧') + SERVER;
    rule.says(sample, 'No <domain a.rollup> sets anything for this rollup queue.\n');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const config = `include more\n${SERVER}`;
    const more = list('mx mx.example.com a.rollup');
    expect(findingsInFiles('rollup-no-domain-block', { config, more })).toEqual(['more missing a.rollup']);
    const whole = `<domain a.rollup>\n</domain>\n${config}`;
    expect(findingsInFiles('rollup-no-domain-block', { config: whole, more })).toEqual([]);
  });
});
