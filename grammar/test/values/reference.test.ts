import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { referenceType } from '../../src/values/reference.ts';
import { readValue, restBehind, span } from './read-value.ts';

const one: ArgumentSpec = { to: ['virtual-mta', 'virtual-mta-pool'] };
const keyed: ArgumentSpec = { to: ['source'], key: 'source' };
const several: ArgumentSpec = { to: ['proxy'], list: true };

describe('reference', () => {
  it.each([
    [one, 'pool-1 x', 'pool-1', 0, 6, 'x'],
    [one, '"my pool"', 'my pool', 0, 9, ''],
    [one, '"a,b"', 'a,b', 0, 5, ''],
    [one, '{default}', '{default}', 0, 9, ''],
    [keyed, 'source={auth} x', '{auth}', 7, 13, 'x'],
    [keyed, 'Source="my source"', 'my source', 7, 18, ''],
  ])('%j takes %j', (spec, text, name, from, to, rest) => {
    const value = { kind: 'reference', name, to: spec.to, raw: text.slice(from, to), ...span(from, to) };
    expect(readValue(referenceType, text, spec)).toEqual(value);
    expect(restBehind(referenceType, text, spec)).toBe(rest);
  });

  it.each([
    ['a', [['a', 0, 1]]],
    [
      'a, "b c" ,d',
      [
        ['a', 0, 1],
        ['b c', 3, 8],
        ['d', 10, 11],
      ],
    ],
    [
      '"a,b"',
      [
        ['a', 1, 2],
        ['b', 3, 4],
      ],
    ],
  ] as const)('takes the list %j', (text, members) => {
    const items = members.map(([name, from, to]) => ({ kind: 'reference', name, to: ['proxy'], ...span(from, to) }));
    const list = { kind: 'reference-list', items, ...span(0, text.length) };
    expect(readValue(referenceType, text, several)).toMatchObject(list);
  });

  it.each([
    [one, '""', 'the name is empty', undefined, 0, 2],
    [one, '"a b', 'the closing quote is missing', undefined, 0, 4],
    [one, 'a,b x', 'only one name can stand here, and a,b holds a comma', undefined, 0, 3],
    [keyed, '{auth}', '{auth} is written source={auth}', 'source={auth}', 0, 6],
    [keyed, 'tls=yes', 'tls=yes is not possible here', undefined, 0, 7],
    [keyed, 'source= x', 'no name stands behind source=', undefined, 0, 7],
    [keyed, 'source="x y', 'the closing quote is missing', undefined, 7, 11],
    [several, 'a b', 'commas are missing in a b', 'a,b', 0, 3],
    [several, 'a,b  c', 'commas are missing in b  c', 'b,c', 2, 6],
    [several, 'a,,b', 'a comma has nothing beside it', undefined, 2, 2],
    [several, 'a,', 'a comma has nothing beside it', undefined, 2, 2],
    [several, 'a,""', 'the name is empty', undefined, 2, 4],
    [several, '""', 'the list is empty', undefined, 0, 2],
  ])('%j refuses %j', (spec, text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(referenceType, text, spec)).toMatchObject(error);
  });

  it('says what it expects', () => {
    expect(referenceType.expected(one)).toBe('the name of a virtual-mta or virtual-mta-pool');
    expect(referenceType.expected(keyed)).toBe('source= and the name of a source');
    expect(referenceType.expected(several)).toBe('the name of a proxy, or several with commas between');
  });
});
