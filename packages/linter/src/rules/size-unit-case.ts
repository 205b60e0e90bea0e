import type { Fix, SizeValue } from '@pmtakit/grammar';
import { argumentPlace, validLinesIn } from '@pmtakit/semantics';
import { writeValue } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** A size without a unit is deprecated, and `0` is no limit. [G1§3.3.7.34] */
export const sizeUnitCase = defineRule({
  id: 'size-unit-case',
  category: 'limits',
  preset: 'strict',
  summary: 'A largest message size without a unit',
  messages: {
    bare: {
      severity: 'info',
      text: 'A max-message-size of {{size}} has no unit, so it counts bytes.\nThe form is deprecated, and a zero more or less is not seen.\nWrite the unit, as in 10M.',
    },
    zero: {
      severity: 'info',
      text: 'A max-message-size of 0 lets messages of any size in.\nIt looks as if none were taken, and one huge message can fill the spool.\nWrite a size such as 50M, or unlimited if that is meant.',
    },
  },

  configuration({ model, report }) {
    for (const block of model.whole.blocks()) {
      if (block.name !== 'source') continue;
      for (const line of validLinesIn(block, 'max-message-size')) {
        const value = line.argument(0);
        if (value?.kind !== 'size' || !/^"?\d+"?$/.test(value.raw)) continue;
        if (value.bytes === 0) report('zero', argumentPlace(line), {}, { fix: writeValue(line, 'unlimited') });
        else report('bare', argumentPlace(line), { size: value.raw }, { fix: withUnit(value) });
      }
    }
  },
});

/** Whoever writes less than a kilobyte hardly means bytes. */
const LEAST = 1024;

/** The same size in the largest unit that fits. */
function withUnit({ bytes, start, end }: SizeValue): Fix | undefined {
  if (bytes < LEAST) return undefined;
  const units: readonly (readonly [string, number])[] = [
    ['G', 2 ** 30],
    ['M', 2 ** 20],
    ['K', 2 ** 10],
  ];
  const [unit, factor] = units.find(([, one]) => bytes % one === 0) ?? ['b', 1];
  const newText = `${bytes / factor}${unit}`;
  return { title: `write ${newText}`, safe: true, edits: [{ span: { start, end }, newText }] };
}
