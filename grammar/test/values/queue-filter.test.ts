import { describe, expect, it } from 'vitest';
import { queueFilterType } from '../../src/values/queue-filter.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('queue-filter', () => {
  it('takes domain patterns with and without a VirtualMTA', () => {
    const text = '*/*, !example.org ,[*.]x.com/mta1,[10.0.0.0/8],!$isp/{default}';
    const items = [
      { negated: false, domain: { form: 'any', ...span(0, 1) }, virtualMta: '*', ...span(0, 3) },
      { negated: true, domain: { domain: 'example.org', ...span(6, 17) }, virtualMta: '{default}', ...span(5, 17) },
      { domain: { form: 'domain-and-subdomains', ...span(19, 28) }, virtualMta: 'mta1', ...span(19, 33) },
      { domain: { form: 'address-literal', ...span(34, 46) }, virtualMta: '{default}', ...span(34, 46) },
      { negated: true, domain: { macros: ['isp'], ...span(48, 52) }, virtualMta: '{default}', ...span(47, 62) },
    ];
    expect(readValue(queueFilterType, text)).toMatchObject({ kind: 'queue-filter', items, ...span(0, text.length) });
    expect(restBehind(queueFilterType, text)).toBe('');
  });

  it.each([
    ['*,{bounceProcessor}/*', '{bounceProcessor} is a queue that cannot be filtered', undefined, 2, 19],
    ['*,!', 'the domain is missing', undefined, 3, 3],
    ['*,/mta1', 'the domain is missing', undefined, 2, 2],
    ['x.org/', 'no VirtualMTA stands behind the slash', undefined, 0, 6],
    ['*,x.org y.org', 'commas are missing in x.org y.org', 'x.org,y.org', 2, 13],
    ['*,', 'a comma has nothing beside it', undefined, 2, 2],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(queueFilterType, text)).toMatchObject(error);
  });

  it('passes on what is wrong with a domain', () => {
    expect(readValue(queueFilterType, '*,a..b/mta1')).toMatchObject({ kind: 'error', raw: 'a..b', ...span(2, 6) });
  });
});
