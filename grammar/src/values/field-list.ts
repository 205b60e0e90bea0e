import { closest } from '../catalogue/closest.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { FieldListValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

type Field = FieldListValue['items'][number];

/**
 * The fields of accounting records, all record types together. [G1 11.2, 12.6, 12.7] `timeFirstAttempt` is new in 5.5;
 * `timeImprinted` stands in working files only.
 */
export const accountingFields: readonly string[] = [
  'bounceCat',
  'dlvDestinationIp',
  'dlvEsmtpAvailable',
  'dlvSize',
  'dlvSourceIp',
  'dlvTlsCipher',
  'dlvTlsProtocol',
  'dlvType',
  'dsnAction',
  'dsnDiag',
  'dsnMta',
  'dsnReportingMta',
  'dsnStatus',
  'envId',
  'feedbackType',
  'format',
  'jobId',
  'orcpt',
  'orig',
  'queue',
  'rcpt',
  'rcvDestinationIp',
  'rcvSmtpUser',
  'rcvSourceIp',
  'repSourceIp',
  'reportedDomain',
  'reportingMta',
  'srcMta',
  'srcType',
  'timeFirstAttempt',
  'timeImprinted',
  'timeLogged',
  'timeQueued',
  'totalSecondsQueued',
  'type',
  'userAgent',
  'userString',
  'vmta',
  'vmtaPool',
];

const byLowerCase: ReadonlyMap<string, string> = new Map(accountingFields.map((field) => [field.toLowerCase(), field]));

/** The rest of such a field is the name of a message or report header. */
const headerField = /^(header|arf)_([!-9;-~]+)$/i;

/** Accounting fields with commas between: a name, `*` for all, `!name`, `header_NAME` or `arf_NAME`. [G1 3.3.11.12] */
export const fieldListType: ValueType<FieldListValue> = {
  expected: () => 'accounting fields with commas between, such as *,!dsnDiag,header_Subject',

  read(reader: Reader): FieldListValue | ValueError {
    const list = readList(reader, this.expected({}), readField);
    return isError(list) ? list : { kind: 'field-list', ...list };
  },
};

function readField(member: Scalar): Field | ValueError {
  const text = unquote(member.raw);
  if (holdsBlank(text)) {
    const error = commasMissing(member, fieldListType.expected({}));
    return text.split(/\s+/).every(isField) ? error : { ...error, replacement: undefined };
  }
  const negated = text.startsWith('!');
  const written = negated ? text.slice(1) : text;
  const name = knownField(written) ?? (text === '*' ? text : undefined);
  return name === undefined ? unknownField(member, written, negated) : { name, negated, ...member };
}

function isField(text: string): boolean {
  const name = text.replace(/^!/, '');
  return name === '*' || knownField(name) !== undefined;
}

/** The name as PowerMTA writes it. Sample tools of the vendor compare names by case. */
function knownField(name: string): string | undefined {
  const [, prefix, header] = headerField.exec(name) ?? [];
  return prefix && header ? `${prefix.toLowerCase()}_${header}` : byLowerCase.get(name.toLowerCase());
}

function unknownField(member: Scalar, written: string, negated: boolean): ValueError {
  const meant = closest(written, accountingFields);
  const replacement = meant && (negated ? `!${meant}` : meant);
  return valueError(member, `${member.raw} is no accounting field`, fieldListType.expected({}), replacement);
}
