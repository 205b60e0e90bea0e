import { describe, expect, it } from 'vitest';
import { afterOf, proposalsFor } from '../dry/refactored.ts';

const only = 'spelling';
const domain = (line: string): string => `<domain a.example>\n    ${line} # as agreed\n</domain>\n`;

describe('spelling', () => {
  it.each([
    ['retry-after 60m', 'retry-after 1h'],
    ['retry-after 3600s', 'retry-after 1h'],
    ['bounce-after 96h', 'bounce-after 4d'],
    ['retry-after 600s', 'retry-after 10m'],
    ['bounce-after 345600s', 'bounce-after 4d'],
    ['retry-after 5m,60m,120m', 'retry-after 5m,1h,2h'],
  ])('writes %s as %s', (before, after) => {
    expect(afterOf(domain(before), { only })).toBe(domain(after));
    expect(proposalsFor(domain(after), only)).toEqual([]);
  });

  it.each([
    'retry-after 90m',
    'retry-after 1h30m',
    'retry-after 3600',
    'bounce-after 7d',
    'max-msg-rate 60/m',
    'max-connect-rate 3600/h',
    'use-starttls true',
  ])('leaves %s', (line) => {
    expect(proposalsFor(domain(line), only)).toEqual([]);
  });

  it('leaves what somebody asked to keep', () => {
    expect(proposalsFor(`# pmtafmt-ignore\n${domain('retry-after 60m')}`, only)).toEqual([]);
  });

  it('tells what becomes of what', () => {
    expect(proposalsFor(domain('retry-after 60m'), only).map(({ message }) => message)).toEqual([
      'retry-after: 60m is 1h',
    ]);
  });
});
