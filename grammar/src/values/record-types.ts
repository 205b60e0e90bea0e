import type { ArgumentSpec } from '../catalogue/rows.ts';
import { closest } from '../catalogue/closest.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { ListMember, RecordTypesValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Each long name with the short one. The chapter on records also says `received`, an example `fbl`. [G1 3.3.11.11] */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['delivery', 'd'],
  ['bounce', 'b'],
  ['transient', 't'],
  ['transient-queue', 'tq'],
  ['receipt', 'r'],
  ['feedback-loop', 'f'],
  ['remote-bounce', 'rb'],
  ['remote-status', 'rs'],
  ['received', 'r'],
  ['fbl', 'f'],
]);

/** The short names of all types of accounting records. */
export const recordTypeNames: readonly string[] = [...new Set(shortNames.values())];

/** Types of accounting records by their short or long names, with commas between. */
export const recordTypesType: ValueType<RecordTypesValue> = {
  expected: (spec) => `${spec.single ? 'one record type' : 'record types with commas between'}: ${possible(spec)}`,

  read(reader: Reader, spec: ArgumentSpec): RecordTypesValue | ValueError {
    const expected = this.expected(spec);
    if (spec.single) return readSingle(reader.word(), spec, expected);
    const list = readList(reader, expected, (member) => readMember(member, spec, expected));
    return isError(list) ? list : { kind: 'record-types', ...list };
  },
};

function readSingle(word: Scalar, spec: ArgumentSpec, expected: string): RecordTypesValue | ValueError {
  const item = readMember(word, spec, expected);
  // A comma shows that a list of something else stands here: its first member is no slip of the pen.
  if (isError(item)) return word.raw.endsWith(',') ? { ...item, replacement: undefined } : item;
  return { kind: 'record-types', items: [item], ...word };
}

function readMember(member: Scalar, spec: ArgumentSpec, expected: string): ListMember | ValueError {
  const text = unquote(member.raw).toLowerCase();
  if (holdsBlank(text)) {
    const error = commasMissing(member, expected);
    return text.split(/\s+/).every((word) => isMember(word, spec)) ? error : { ...error, replacement: undefined };
  }
  const short = shortNames.get(text) ?? text;
  if (members(spec).includes(short)) return { name: short, ...member };
  const isType = [...shortNames.values()].includes(short);
  const problem = isType ? `${member.raw} records are not possible here` : `${member.raw} is no record type`;
  return valueError(member, problem, expected, isType ? undefined : closestLongName(text, spec));
}

function isMember(text: string, spec: ArgumentSpec): boolean {
  return members(spec).includes(shortNames.get(text) ?? text);
}

/** Short names are too short to be guessed at. */
function closestLongName(text: string, spec: ArgumentSpec): string | undefined {
  const names = [...shortNames].filter(([, short]) => members(spec).includes(short)).map(([long]) => long);
  return text.length > 2 ? closest(text, names) : undefined;
}

function members(spec: ArgumentSpec): readonly string[] {
  return spec.members ?? [...new Set(shortNames.values())];
}

function possible(spec: ArgumentSpec): string {
  const names = members(spec);
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
