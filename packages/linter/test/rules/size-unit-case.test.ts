import { describe, it } from 'vitest';
import { source, testRule } from '../expect-findings.ts';

const severities = { bare: 'info', zero: 'info' } as const;
const rule = testRule('size-unit-case', { bare: 'info', zero: 'info' });
const size = (text: string): string => source('0/0', `max-message-size ${text}`);

describe('size-unit-case', () => {
  it.each<[string, string, 'bare' | 'zero']>([
    ['a number of bytes', size('⟦10485760⟧'), 'bare'],
    ['a number in quotes', size('⟦"10485760"⟧'), 'bare'],
    ['a small number', size('⟦10⟧'), 'bare'],
    ['a number of bytes in capitals', source('0/0', 'Max-Message-Size ⟦1000⟧'), 'bare'],
    ['nought', size('⟦0⟧'), 'zero'],
    ['noughts', size('⟦000⟧'), 'zero'],
  ])('finds %s', (_, sample, id) => rule.finds(sample, [id]));

  it('finds each source', () => {
    rule.finds(source('0/0', 'max-message-size ⟦0⟧') + source('{auth}', 'max-message-size ⟦5000⟧'), ['zero', 'bare']);
  });

  it.each([
    ...['100K', '10m', '1G', '500b', '0b', 'unlimited', '10MB', '-1', '1.5M', '10 M'].map((text) => [text, size(text)]),
    ['other sizes', '<spool /var/spool>\nmin-free-space 0\n</spool>\n'],
    ['a line at a wrong place', 'max-message-size 10\n'],
    ['a source without one', source('0/0', 'log-connections no')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample ?? ''));

  it('looks into included files', () => {
    const others = { 'a.conf': 'max-message-size 0\n' };
    testRule('size-unit-case', severities, { others }).isSilent(source('0/0', 'include a.conf'));
  });

  it.each([
    ['10485760', '10M'],
    ['1073741824', '1G'],
    ['10240', '10K'],
    ['10000000', '10000000b'],
  ])('writes %s as %s', (before, after) => rule.mends(size(before), size(after), true));

  it('offers a word for no limit, and nothing for what can hardly be meant', () => {
    rule.mends(size('0'), size('unlimited'), false);
    rule.hasNoFix(size('50'));
  });

  it('names the number', () => {
    rule.says(size('50'), 'A max-message-size of 50 has no unit, so it counts bytes.');
    rule.says(size('0'), 'lets messages of any size in.');
  });
});
