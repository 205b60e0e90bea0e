import { Reader, valueError } from './reader.ts';
import { isQuoted } from './string.ts';
import type { Scalar, ValueError } from './value.ts';

const BLANKS = /[ \t\f\v]+/;

/** A comma list as it stands in the text. */
interface SplitList extends Scalar {
  readonly members: readonly Scalar[];
}

/** A comma list whose members are read. */
interface List<M> extends Scalar {
  readonly items: readonly M[];
}

/** Takes the comma list up to the end. Quotes may stand around each member or around the whole list. */
export function splitList(reader: Reader): SplitList {
  const word = reader.peek();
  if (word.end === reader.end && isQuoted(word.raw)) {
    const inside = new Reader(reader.text, word.start + 1, word.end - 1);
    return { members: inside.commaList(), ...reader.word() };
  }
  const members = reader.commaList();
  const start = members.at(0)?.start ?? reader.offset;
  const end = members.at(-1)?.end ?? reader.offset;
  return { members, raw: reader.text.slice(start, end), start, end };
}

/** Takes the comma list up to the end and reads its members; an error covers the first member that is wrong. */
export function readList<M extends object>(
  reader: Reader,
  expected: string,
  readMember: (member: Scalar) => M | ValueError,
): List<M> | ValueError {
  const { members, ...piece } = splitList(reader);
  if (members.length === 0) return valueError(piece, 'the list is empty', expected);
  const items: M[] = [];
  for (const member of members) {
    const item = member.raw === '' ? valueError(member, 'a comma has nothing beside it', expected) : readMember(member);
    if (isError(item)) return item;
    items.push(item);
  }
  return { items, ...piece };
}

export function isError(value: object): value is ValueError {
  return 'problem' in value;
}

export function holdsBlank(text: string): boolean {
  return BLANKS.test(text);
}

/** The error for members with blanks or other marks between them instead of commas. */
export function commasMissing(
  piece: Scalar,
  expected: string,
  words: readonly string[] = piece.raw.split(BLANKS),
): ValueError {
  // Half of a quoted string, or a list in a list: more than commas is wrong.
  const plain = !words.some((word) => /[",]/.test(word));
  return valueError(piece, `commas are missing in ${piece.raw}`, expected, plain ? words.join(',') : undefined);
}
