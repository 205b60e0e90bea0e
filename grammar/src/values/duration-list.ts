import type { ArgumentSpec } from '../catalogue/rows.ts';
import { readDuration } from './duration.ts';
import { joinWords, splitPiece, takeCommaWords, withoutQuotes } from './pieces.ts';
import { type Reader, valueError } from './reader.ts';
import type { DurationListValue, DurationValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** [G1 3.3.10.39] */
const MOST_MEMBERS = 30;

/** Intervals between commas, without blank space; the last one goes on. [G1 3.3.10.39, 10.15] */
export const durationListType: ValueType<DurationListValue> = {
  expected: () => `up to ${MOST_MEMBERS} time intervals with commas between them, such as 10m,30m,2h`,

  read(reader: Reader, spec: ArgumentSpec): DurationListValue | ValueError {
    const piece = takeCommaWords(reader);
    const items: DurationValue[] = [];
    for (const member of splitPiece(withoutQuotes(piece), ',')) {
      const item = readMember(member, items.length, spec);
      if (item.kind === 'error') return item;
      items.push(item);
    }
    const joined = joinWords(piece.raw);
    if (joined === piece.raw) return { kind: 'duration-list', items, ...piece };
    return valueError(piece, `${piece.raw} has blank space in it`, this.expected(spec), joined);
  },
};

function readMember(member: Scalar, index: number, spec: ArgumentSpec): DurationValue | ValueError {
  const expected = durationListType.expected(spec);
  if (index === MOST_MEMBERS) return valueError(member, `${member.raw} is one interval too many`, expected);
  if (member.raw === '') return valueError(member, 'an interval is missing beside the comma', expected);
  return readDuration(member, spec);
}
