import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  complement,
  hasCode,
  holdsAll,
  intersection,
  overlaps,
  rangesOf,
  setOf,
} from '../../src/values/character-set.ts';
import { anyCaseOf, inAnyCase } from '../../src/values/pattern-case.ts';

const codes = fc.integer({ min: 0, max: 20 });
const ranges = fc.array(
  fc.tuple(codes, fc.nat(5)).map(([first, length]): [number, number] => [first, first + length]),
  { maxLength: 5 },
);
const few = Array.from({ length: 30 }, (_, code) => code);

describe('a set of characters', () => {
  it('has its ranges in order, with gaps between', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const set = [...rangesOf(setOf(given))];
        for (const [index, [first, last]] of set.entries()) {
          expect(first).toBeLessThanOrEqual(last);
          expect(first).toBeGreaterThan((set[index - 1]?.[1] ?? -2) + 1);
        }
      }),
    );
  });

  it('holds what its ranges hold, and its complement all else', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const [set, rest] = [setOf(given), complement(setOf(given))];
        for (const code of few) {
          expect(hasCode(set, code)).toBe(given.some(([first, last]) => first <= code && code <= last));
          expect(hasCode(rest, code)).toBe(!hasCode(set, code));
        }
        expect(complement(rest)).toEqual(set);
      }),
    );
  });

  it('shares with another what both hold', () => {
    fc.assert(
      fc.property(ranges, ranges, (some, others) => {
        const [one, other] = [setOf(some), setOf(others)];
        const shared = few.filter((code) => hasCode(one, code) && hasCode(other, code));
        expect(few.filter((code) => hasCode(intersection(one, other), code))).toEqual(shared);
        expect(overlaps(one, other)).toBe(shared.length > 0);
        expect(holdsAll(one, other)).toBe(few.every((code) => !hasCode(other, code) || hasCode(one, code)));
      }),
    );
  });

  it('knows the last code of all', () => expect(complement([])).toEqual([0, 0xffff]));
});

/** A character as an expression that stands for nothing else. */
const expressionFor = (code: number): RegExp => new RegExp(`^\\u${code.toString(16).padStart(4, '0')}$`, 'i');

test('letters have the spellings that they have for a RegExp', () => {
  const letter = fc.oneof(fc.integer({ min: 0, max: 0x24f }), fc.integer({ min: 0, max: 0xffff }));
  const spellings = letter.map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(letter, spellings, (code, other) => {
      const character = String.fromCharCode(code);
      for (const text of [other, character.toLowerCase(), character.toUpperCase(), character]) {
        if (text.length !== 1) continue;
        expect(hasCode(anyCaseOf(code), text.charCodeAt(0))).toBe(expressionFor(code).test(text));
      }
    }),
    { numRuns: 3000 },
  );
});

test('a range has all spellings of its letters', () => {
  const set = inAnyCase([0x5f, 0x63]);
  const found = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => hasCode(set, code));
  expect(String.fromCharCode(...found)).toBe('ABC_`abc');
});
