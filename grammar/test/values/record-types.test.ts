import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { recordTypesType } from '../../src/values/record-types.ts';
import { readValue, restBehind, span } from './read-value.ts';

const all: ArgumentSpec = {};
const some: ArgumentSpec = { members: ['d', 'b', 't', 'tq'] };
const single: ArgumentSpec = { single: true };

describe('record-types', () => {
  it.each([
    ['d', 'd'],
    ['b', 'b'],
    ['t', 't'],
    ['tq', 'tq'],
    ['r', 'r'],
    ['f', 'f'],
    ['rb', 'rb'],
    ['RS', 'rs'],
    ['delivery', 'd'],
    ['Bounce', 'b'],
    ['transient', 't'],
    ['transient-queue', 'tq'],
    ['receipt', 'r'],
    ['received', 'r'],
    ['feedback-loop', 'f'],
    ['fbl', 'f'],
    ['remote-bounce', 'rb'],
    ['remote-status', 'rs'],
    ['"d"', 'd'],
  ])('takes %j alone', (text, name) => {
    const value = { kind: 'record-types', items: [{ name, raw: text, ...span(0, text.length) }] };
    expect(readValue(recordTypesType, text, single)).toMatchObject({ ...value, ...span(0, text.length) });
    expect(restBehind(recordTypesType, `${text} *`, single)).toBe('*');
  });

  it('takes a list', () => {
    const items = [
      { name: 'd', ...span(0, 1) },
      { name: 'b', ...span(2, 8) },
      { name: 'rs', ...span(10, 12) },
    ];
    const value = readValue(recordTypesType, 'd,bounce, rs', all);
    expect(value).toMatchObject({ kind: 'record-types', items, ...span(0, 12) });
  });

  it.each([
    [all, 'd b f', 'commas are missing in d b f', 'd,b,f', 0, 5],
    [all, 'd,all', 'all is no record type', undefined, 2, 5],
    [all, 'd,delivered', 'delivered is no record type', 'delivery', 2, 11],
    [all, 'x', 'x is no record type', undefined, 0, 1],
    [all, 'd,', 'a comma has nothing beside it', undefined, 2, 2],
    [some, 'd,f', 'f records are not possible here', undefined, 2, 3],
    [some, 'd,bounces', 'bounces is no record type', 'bounce', 2, 9],
    [single, 'd,b', 'd,b is no record type', undefined, 0, 3],
  ])('%j refuses %j', (spec, text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(recordTypesType, text, spec)).toMatchObject(error);
  });

  it('says what it expects', () => {
    expect(recordTypesType.expected(all)).toBe('record types with commas between: d, b, t, tq, r, f, rb or rs');
    expect(recordTypesType.expected({ single: true, members: ['d', 'b'] })).toBe('one record type: d or b');
  });
});
