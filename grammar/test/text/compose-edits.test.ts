import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdits } from '../../src/text/compose-edits.ts';
import { type TextEdit, applyEdits } from '../../src/text/text-edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe('composeEdits', () => {
  it.each<[string, TextEdit[], TextEdit[], TextEdit[]]>([
    ['two places', [edit(0, 1, 'A')], [edit(3, 4, 'D')], [edit(0, 1, 'A'), edit(3, 4, 'D')]],
    ['a place that moved', [edit(0, 1, '')], [edit(2, 3, 'D')], [edit(0, 1, ''), edit(3, 4, 'D')]],
    ['a part of what is new', [edit(1, 2, 'xyz')], [edit(2, 3, '')], [edit(1, 2, 'xz')]],
    ['all around what is new', [edit(1, 2, 'xyz')], [edit(0, 5, 'q')], [edit(0, 3, 'q')]],
    ['what is taken back', [edit(2, 2, 'x')], [edit(2, 3, '')], []],
    ['nothing', [], [], []],
  ])('joins edits of %s', (_, first, second, both) => {
    expect(composeEdits(6, first, second)).toEqual(both);
  });

  it('does what both rounds do one after the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(cuts, { maxLength: 4 }), fc.array(cuts, { maxLength: 4 }), (text, one, two) => {
        const first = editsIn(text, one);
        const between = applyEdits(text, first);
        const second = editsIn(between, two);
        const both = composeEdits(text.length, first, second);
        expect(applyEdits(text, both)).toBe(applyEdits(between, second));
      }),
    );
  });
});

const cuts = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }));

/** Edits in order, each so far behind the one before and so long. */
function editsIn(text: string, steps: readonly [number, number, string][]): TextEdit[] {
  let at = 0;
  return steps.flatMap(([gap, length, newText]) => {
    const start = at + gap + 1;
    at = start + length;
    return at <= text.length ? [edit(start, at, newText)] : [];
  });
}
