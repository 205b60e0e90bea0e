import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineTable, Rope } from '../../src/index.ts';

/** Lines long enough for several pieces, with all kinds of line breaks, also where pieces meet. */
const text = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'max-smtp-out 20\n', '# words\r', 'x'.repeat(500), '\r\n'.repeat(300)), {
    maxLength: 30,
  })
  .map((parts) => parts.join('').repeat(8));

const edit = fc.record({
  at: fc.nat(1000).map((thousandths) => thousandths / 1000),
  length: fc.oneof(fc.nat(3), fc.nat(20_000)),
  by: fc.oneof(fc.constantFrom('', '7', '\r', '\n', '\r\n'), text),
});

/** The places around each edit and some others. */
function placesIn({ length }: string, offset: number): number[] {
  const near = [-2, -1, 0, 1, 2].map((by) => offset + by);
  return [...near, 0, 1, 8192, 16_384, length >> 1, length - 1, length].filter((one) => one >= 0 && one <= length);
}

it('is the text that edits make of it, with its lines', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let [rope, plain] = [Rope.of(start), start];
      for (const { at, length, by } of edits) {
        const before = rope;
        const offset = Math.floor(at * plain.length);
        const end = Math.min(offset + length, plain.length);
        const old = plain;
        plain = plain.slice(0, offset) + by + plain.slice(end);
        rope = rope.edited(offset, end, by);
        expect(rope.length).toBe(plain.length);
        const change = rope.changeFrom(before);
        expect(old.slice(0, change.start) === plain.slice(0, change.start)).toBe(true);
        expect(old.slice(change.endBefore) === plain.slice(change.endAfter)).toBe(true);
        const [own, fresh] = [new LineTable(rope), new LineTable(plain)];
        for (const place of placesIn(plain, offset)) {
          expect(rope.charCodeAt(place)).toBe(plain.charCodeAt(place));
          expect(rope.slice(place, place + 40)).toBe(plain.slice(place, place + 40));
          expect(rope.startsWith('\r\n', place)).toBe(plain.startsWith('\r\n', place));
          expect(own.position(place)).toEqual(fresh.position(place));
          expect(own.position(place)).toEqual(positionIn(plain, place));
        }
      }
      expect(rope.slice(0) === plain && rope.toString() === plain).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** By looking at every character in front of it. */
function positionIn(plain: string, offset: number): object {
  const lines = plain.slice(0, offset).split(/\r\n|\r|\n/);
  // A line feed that stands behind the offset belongs to the carriage return in front of it.
  const isInside = plain[offset - 1] === '\r' && plain[offset] === '\n';
  const column = isInside ? (lines.at(-2)?.length ?? 0) + 2 : (lines.at(-1)?.length ?? 0) + 1;
  return { line: isInside ? lines.length - 1 : lines.length, column, offset };
}

it('shares what an edit does not touch, so that a change is found without a look at the rest', () => {
  const long = 'max-smtp-out 20\n'.repeat(10_000);
  const rope = Rope.of(long);
  const after = rope.edited(80_000, 80_000, '7');
  expect(after.changeFrom(rope)).toEqual({ start: 80_000, endBefore: 80_000, endAfter: 80_001 });
  expect(rope.toString()).toBe(long);
});
