import { describe, expect, it } from 'vitest';
import { afterOf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'collapse-networks';
const limits = (...values: readonly string[]): string =>
  `<domain a.com>\n${values.map((value) => `    source-ip-max-smtp-out ${value}\n`).join('')}</domain>\n`;

describe('collapse-networks', () => {
  it.each([
    ['halves of a network', ['192.0.2.0/25 5', '192.0.2.128/25 5'], ['192.0.2.0/24 5']],
    ['single addresses', ['192.0.2.5 5', '192.0.2.4 5', '192.0.2.6 5', '192.0.2.7 5'], ['192.0.2.4/30 5']],
    ['what is left over stays', ['192.0.2.4 5', '192.0.2.5 5', '192.0.2.6 5'], ['192.0.2.4/31 5', '192.0.2.6 5']],
    ['IPv6', ['2001:db8::/33 5', '2001:db8:8000::/33 5'], ['2001:db8:0:0:0:0:0:0/32 5']],
    [
      'narrower ones keep their own',
      ['192.0.2.0/25 5', '192.0.2.7 1', '192.0.2.128/25 5'],
      ['192.0.2.0/24 5', '192.0.2.7 1'],
    ],
  ])('%s', (_, before, after) => {
    expect(afterOf(limits(...before), { only })).toBe(limits(...after));
    expect(refactored(limits(...before), { only }).refused).toEqual([]);
  });

  it.each([
    ['neighbours that are no halves of one network', ['192.0.2.5 5', '192.0.2.6 5']],
    ['other limits', ['192.0.2.4 5', '192.0.2.5 6']],
    ['halves of a network that has its own limit', ['192.0.2.0/25 5', '192.0.2.128/25 5', '192.0.2.0/24 9']],
  ])('leaves %s', (_, values) => {
    expect(proposalsFor(limits(...values), only)).toEqual([]);
  });
});
