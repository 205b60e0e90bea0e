import { describe, expect, it } from 'vitest';
import { patternResultType } from '../../src/values/pattern-result.ts';
import { readValue, restBehind, span } from './read-value.ts';

const vmta = { kind: 'reference', to: ['virtual-mta', 'virtual-mta-pool'] };
const list = { kind: 'reference', to: ['pattern-list'] };
const none = { virtualMta: undefined, recipientPriority: undefined, callTo: undefined };

describe('pattern-result', () => {
  it.each([
    ['virtual-mta=mta1', { virtualMta: { ...vmta, name: 'mta1', ...span(12, 16) } }],
    ['Virtual-MTA="my mta"', { virtualMta: { ...vmta, name: 'my mta', ...span(12, 20) } }],
    ['recipient-priority=0', { recipientPriority: { kind: 'integer', value: 0, ...span(19, 20) } }],
    ['call-to:other', { callTo: { ...list, name: 'other', ...span(8, 13) } }],
    ['call-to: other', { callTo: { ...list, name: 'other', ...span(9, 14) } }],
    [
      'virtual-mta=a, recipient-priority=100',
      {
        virtualMta: { ...vmta, name: 'a', ...span(12, 13) },
        recipientPriority: { kind: 'integer', value: 100, ...span(34, 37) },
      },
    ],
  ])('takes %j', (text, fields) => {
    const value = { kind: 'pattern-result', ...none, ...fields, ...span(0, text.length) };
    expect(readValue(patternResultType, text)).toMatchObject(value);
    expect(restBehind(patternResultType, text)).toBe('');
  });

  it.each([
    ['mta1', 'mta1 is written virtual-mta=mta1', 'virtual-mta=mta1', 0, 4],
    ['vmta=a', 'vmta= is written virtual-mta=', 'virtual-mta=a', 0, 6],
    ['virtal-mta=a', 'virtal-mta= is written virtual-mta=', 'virtual-mta=a', 0, 12],
    ['virtual-mta a', 'virtual-mta is written virtual-mta=', 'virtual-mta=a', 0, 13],
    ['virtual-mta= a', 'virtual-mta= is written virtual-mta=', 'virtual-mta=a', 0, 14],
    ['call-to=x', 'call-to= is written call-to:', 'call-to:x', 0, 9],
    ['call-to :x', 'call-to : is written call-to:', 'call-to:x', 0, 10],
    ['virtual-mta=', 'nothing stands behind virtual-mta', undefined, 0, 12],
    ['virtual-mta', 'nothing stands behind virtual-mta', undefined, 0, 11],
    ['virtual-mta=""', 'the name is empty', undefined, 12, 14],
    ['virtual-mta=a b', 'a b holds a blank', undefined, 12, 15],
    [
      'virtual-mta=a recipient-priority=5',
      'commas are missing in virtual-mta=a recipient-priority=5',
      'virtual-mta=a,recipient-priority=5',
      0,
      34,
    ],
    ['recipient-priority=101', '101 is above the greatest value, 100', undefined, 19, 22],
    ['recipient-priority=high', 'high is no whole number', undefined, 19, 23],
    ['virtual-mta=a,virtual-mta=b', 'virtual-mta stands here twice', undefined, 14, 27],
    ['virtual-mta=a,reply=b', 'reply=b is not possible here', undefined, 14, 21],
    ['virtual-mta=a,*@x', '*@x is not possible here', undefined, 14, 17],
    ['virtual-mta=a,', 'a comma has nothing beside it', undefined, 14, 14],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(patternResultType, text)).toMatchObject(error);
  });
});
