import { readEmail } from './email.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import type { Reader } from './reader.ts';
import type { EmailListValue, EmailValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** E-mail addresses with commas between. [G1 3.3.10.42] */
export const emailListType: ValueType<EmailListValue> = {
  expected: () => 'e-mail addresses with commas between',

  read(reader: Reader): EmailListValue | ValueError {
    const list = readList(reader, this.expected({}), readMember);
    return isError(list) ? list : { kind: 'email-list', ...list };
  },
};

function readMember(member: Scalar): EmailValue | ValueError {
  const several = holdsBlank(member.raw) && member.raw.split(/\s+/).every((word) => word.includes('@'));
  return several ? commasMissing(member, emailListType.expected({})) : readEmail(member);
}
