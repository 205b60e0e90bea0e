import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';

const severities = { above: 'warning', licence: 'warning' } as const;
const rule = testRule('total-above-supported', { above: 'warning', licence: 'warning' });
const standard = testRule('total-above-supported', severities, { options: { 'standard-licence': true } });

describe('total-above-supported', () => {
  it.each([
    ['one more than that', 'total-max-smtp-out ⟦7501⟧\n'],
    ['many more', 'total-max-smtp-out ⟦100000⟧\n'],
    ['another case', 'Total-Max-SMTP-Out ⟦8000⟧\n'],
    ['a later line', 'total-max-smtp-out 1000\ntotal-max-smtp-out ⟦8000⟧\n'],
  ])('finds %s', (_, sample) => rule.finds(sample, ['above']));

  it.each([
    ['as many as the vendor advises', 'total-max-smtp-out 7500\n'],
    ['the default', ''],
    ['a value that is none', 'total-max-smtp-out many\n'],
    ['a line that does not count', 'total-max-smtp-out 8000\ntotal-max-smtp-out 1000\n'],
    ['connections of clients', 'total-max-smtp-in 8000\n'],
    ['a line at a wrong place', '<domain *>\ntotal-max-smtp-out 8000\n</domain>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows what a Standard licence has', () => {
    standard.finds('total-max-smtp-out ⟦201⟧\n', ['licence']);
    standard.finds('total-max-smtp-out ⟦8000⟧\n', ['licence']);
    standard.isSilent('total-max-smtp-out 200\n');
    standard.says('total-max-smtp-out 1200\n', 'A Standard licence ignores total-max-smtp-out 1200: it has 200');
  });

  it('looks into included files', () => {
    const others = { 'a.conf': 'total-max-smtp-out 8000\n' };
    const included = testRule('total-above-supported', severities, { others });
    included.isSilent('include a.conf\ntotal-max-smtp-out 1000\n');
    included.finds('total-max-smtp-out ⟦9000⟧\n', ['above']);
  });

  it('names the numbers', () => {
    rule.says(
      'total-max-smtp-out 9000\n',
      'The vendor advises 7500 connections at most, and total-max-smtp-out is 9000.',
    );
    rule.hasNoFix('total-max-smtp-out 9000\n');
  });
});
