import type { ArgumentSpec } from '../catalogue/rows.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { Reader, unquote, valueError } from './reader.ts';
import { readPattern } from './regex.ts';
import type { HeaderListValue, ListMember, RegexValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** The characters of a header name: visible ASCII without the colon. */
const headerName = /^[!-9;-~]+$/;

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
  if (holdsBlank(name) || name.includes(':')) return withOtherMarks(member, name, expected);
  if (!headerName.test(name)) return valueError(member, `${member.raw} is no header name`, expected);
  return { name, ...member };
}

function readRegex(member: Scalar, spec: ArgumentSpec, expected: string): RegexValue | ValueError {
  if (!spec.regex) return valueError(member, 'a regular expression is not possible here', expected);
  const closed = new Reader(member.raw).slashed()?.end === member.raw.length;
  if (!closed) return valueError(member, `${member.raw} does not end with a slash`, expected);
  return readPattern(member);
}

/** DKIM itself puts colons between the names, and people copy that. */
function withOtherMarks(member: Scalar, name: string, expected: string): ValueError {
  if (name.indexOf(':') !== name.length - 1) return commasMissing({ ...member, raw: name }, expected, /[\s:]+/);
  return valueError(member, `${name} is written without the colon`, expected, name.slice(0, -1));
}
