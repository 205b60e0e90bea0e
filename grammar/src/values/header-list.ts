import type { ArgumentSpec } from '../catalogue/rows.ts';
import { commasMissing, isError, readList } from './list.ts';
import { Reader, unquote, valueError } from './reader.ts';
import { readPattern } from './regex.ts';
import type { HeaderListValue, ListMember, RegexValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Visible ASCII without the colon; a comma would be possible, but ends a member here. */
const headerName = /^[!-+\--9;-~]+$/;

/** Names of message headers with commas between; some places take regular expressions too. [G1 3.3.7.8, 10.6.3] */
export const headerListType: ValueType<HeaderListValue> = {
  expected: (spec) => `header names ${spec.regex ? 'or regular expressions ' : ''}with commas between`,

  read(reader: Reader, spec: ArgumentSpec): HeaderListValue | ValueError {
    const expected = this.expected(spec);
    const list = readList(reader, expected, (member) => readMember(member, spec, expected));
    return isError(list) ? list : { kind: 'header-list', ...list };
  },
};

function readMember(member: Scalar, spec: ArgumentSpec, expected: string): ListMember | RegexValue | ValueError {
  const name = unquote(member.raw);
  if (name.startsWith('/')) return readRegex(member, spec, expected);
  const names = name.split(/[:\s]+/).filter((word) => word !== '');
  if (!headerName.test(names.join(''))) return valueError(member, `${member.raw} is no header name`, expected);
  return names.join() === name ? { name, ...member } : withOtherMarks(member, names, expected);
}

function readRegex(member: Scalar, spec: ArgumentSpec, expected: string): RegexValue | ValueError {
  if (!spec.regex) return valueError(member, 'a regular expression is not possible here', expected);
  const closed = new Reader(member.raw).slashed()?.end === member.raw.length;
  if (!closed) return valueError(member, `${member.raw} does not end with a slash`, expected);
  return readPattern(member);
}

/** DKIM itself puts colons between the names, and people copy that. */
function withOtherMarks(member: Scalar, names: readonly string[], expected: string): ValueError {
  if (names.length > 1) return commasMissing(member, expected, names);
  return valueError(member, `${member.raw} is written without the colon`, expected, names.join());
}
