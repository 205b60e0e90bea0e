import { closest } from '../catalogue/closest.ts';
import { readInteger } from './integer.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { type Reader, part, valueError } from './reader.ts';
import { readReference } from './reference.ts';
import type { PatternResultValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

type Result = Pick<PatternResultValue, 'virtualMta' | 'recipientPriority' | 'callTo'>;

/** A member taken apart: the key in lower case, and the place of its value. */
interface Pair {
  readonly member: Scalar;
  readonly key: string;
  readonly value: Scalar;
}

/** What stands between each key and its value. */
const marks: ReadonlyMap<string, string> = new Map([
  ['virtual-mta', '='],
  ['recipient-priority', '='],
  ['call-to', ':'],
]);

/** Keys that people write, with the one that is meant. */
const otherKeys: ReadonlyMap<string, string> = new Map([
  ['vmta', 'virtual-mta'],
  ['pool', 'virtual-mta'],
  ['virtual-mta-pool', 'virtual-mta'],
  ['priority', 'recipient-priority'],
  ['queue-priority', 'recipient-priority'],
  ['pattern-list', 'call-to'],
]);

const HIGHEST_PRIORITY = 100;
const EXPECTED = 'virtual-mta=NAME, recipient-priority=N or call-to:NAME, with commas between';

/** What a pattern list line decides. Blank space may follow a comma and the colon of `call-to:`. [G1 3.3.14, 10.10] */
export const patternResultType: ValueType<PatternResultValue> = {
  expected: () => EXPECTED,

  read(reader: Reader): PatternResultValue | ValueError {
    const list = readList(reader, EXPECTED, readPair);
    if (isError(list)) return list;
    const { items, ...piece } = list;
    const result = readPairs(items);
    return isError(result) ? result : { kind: 'pattern-result', ...result, ...piece };
  },
};

function readPair(member: Scalar): Pair | ValueError {
  const [head = '', written = '', mark = ''] = /^([\w-]+)\s*([=:]?)\s*/.exec(member.raw) ?? [];
  const key = written.toLowerCase();
  const value = part(member, head.length);
  if (mark === '' && value.raw === '' && !marks.has(key)) return bareName(member);
  const meant = marks.has(key) ? key : (otherKeys.get(key) ?? closest(key, marks.keys()));
  const between = marks.get(meant ?? '');
  if (!meant || !between) return valueError(member, `${member.raw} is not possible here`, EXPECTED);
  if (value.raw === '') return valueError(member, `nothing stands behind ${written}`, EXPECTED);
  if (holdsBlank(value.raw) && !value.raw.startsWith('"')) return withBlanks(member, value);
  const right = meant + between;
  if ((between === ':' ? head.trimEnd() : head).toLowerCase() === right) return { member, key, value };
  return valueError(member, `${head.trim()} is written ${right}`, EXPECTED, right + value.raw);
}

function bareName(member: Scalar): ValueError {
  const replacement = `virtual-mta=${member.raw}`;
  return valueError(member, `${member.raw} is written ${replacement}`, EXPECTED, replacement);
}

function withBlanks(member: Scalar, value: Scalar): ValueError {
  const pairs = member.raw.split(/\s+/).every((word) => /[^=:][=:]./.test(word));
  return pairs ? commasMissing(member, EXPECTED) : valueError(value, `${value.raw} holds a blank`, EXPECTED);
}

function readPairs(pairs: readonly Pair[]): Result | ValueError {
  let result: Result = { virtualMta: undefined, recipientPriority: undefined, callTo: undefined };
  const seen = new Set<string>();
  for (const pair of pairs) {
    if (seen.has(pair.key)) return valueError(pair.member, `${pair.key} stands here twice`, EXPECTED);
    seen.add(pair.key);
    const read = readDecision(pair);
    if (isError(read)) return read;
    result = { ...result, ...read };
  }
  return result;
}

function readDecision({ key, value }: Pair): Partial<Result> | ValueError {
  if (key === 'recipient-priority') {
    const recipientPriority = readInteger(value, { min: 0, max: HIGHEST_PRIORITY });
    return isError(recipientPriority) ? recipientPriority : { recipientPriority };
  }
  const callTo = key === 'call-to';
  const name = readReference(value, { to: callTo ? ['pattern-list'] : ['virtual-mta', 'virtual-mta-pool'] });
  if (isError(name)) return name;
  return callTo ? { callTo: name } : { virtualMta: name };
}
