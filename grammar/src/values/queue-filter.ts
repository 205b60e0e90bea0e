import { readDomainPattern } from './domain-pattern.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { type Reader, part, valueError } from './reader.ts';
import type { DomainPatternValue, QueueFilterMember, QueueFilterValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Queues by domain and VirtualMTA: `[!]domain[/vmta]` with commas between. [G1 3.3.11.5] */
export const queueFilterType: ValueType<QueueFilterValue> = {
  expected: () => 'queues with commas between, such as *.example.com/*,!example.org/vmta1',

  read(reader: Reader): QueueFilterValue | ValueError {
    const list = readList(reader, this.expected({}), readMember);
    return isError(list) ? list : { kind: 'queue-filter', ...list };
  },
};

function readMember(member: Scalar): QueueFilterMember | ValueError {
  const expected = queueFilterType.expected({});
  if (holdsBlank(member.raw)) return commasMissing(member, expected);
  const negated = member.raw.startsWith('!');
  const slash = member.raw.indexOf('/', member.raw.indexOf(']') + 1);
  const domain = readDomain(part(member, negated ? 1 : 0, slash === -1 ? undefined : slash), expected);
  if (isError(domain)) return domain;
  const virtualMta = slash === -1 ? '{default}' : member.raw.slice(slash + 1);
  if (virtualMta === '') return valueError(member, 'no VirtualMTA stands behind the slash', expected);
  return { negated, domain, virtualMta, ...member };
}

function readDomain(piece: Scalar, expected: string): DomainPatternValue | ValueError {
  if (piece.raw === '') return valueError(piece, 'the domain is missing', expected);
  if (piece.raw.startsWith('{')) return valueError(piece, `${piece.raw} is a queue that cannot be filtered`, expected);
  return readDomainPattern(piece);
}
