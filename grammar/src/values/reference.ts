import type { ArgumentSpec } from '../catalogue/rows.ts';
import { commasMissing, holdsBlank, isError, readList } from './list.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import type { ReferenceListValue, ReferenceValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/**
 * The name of something defined elsewhere, or a comma list of such names. Where it is written `source=NAME`, its place
 * is that of the name alone. [G1 3.3.1.20, 3.3.7.39]
 */
export const referenceType: ValueType<ReferenceValue | ReferenceListValue> = {
  expected: (spec) => {
    const what = `the name of a ${(spec.to ?? ['section']).join(' or ')}`;
    if (spec.list) return `${what}, or several with commas between`;
    return spec.key ? `${spec.key}= and ${what}` : what;
  },

  read(reader: Reader, spec: ArgumentSpec): ReferenceValue | ReferenceListValue | ValueError {
    if (spec.list) return readReferences(reader, spec);
    if (spec.key) return readKeyed(reader, spec, spec.key);
    return unclosedQuote(reader, this.expected(spec)) ?? readReference(reader.word(), spec);
  },
};

/** Reads one name, which may be a member of a list. */
export function readReference(piece: Scalar, spec: ArgumentSpec): ReferenceValue | ValueError {
  const name = unquote(piece.raw);
  const expected = referenceType.expected(spec);
  if (name.trim() === '') return valueError(piece, 'the name is empty', expected);
  if (name === piece.raw && name.includes(',')) {
    return valueError(piece, `only one name can stand here, and ${name} holds a comma`, expected);
  }
  return { kind: 'reference', name, to: spec.to ?? [], ...piece };
}

function readReferences(reader: Reader, spec: ArgumentSpec): ReferenceListValue | ValueError {
  const expected = referenceType.expected(spec);
  const list = readList(reader, expected, (member) => {
    const blank = !member.raw.startsWith('"') && holdsBlank(member.raw);
    return blank ? commasMissing(member, expected) : readReference(member, spec);
  });
  return isError(list) ? list : { kind: 'reference-list', ...list };
}

function readKeyed(reader: Reader, spec: ArgumentSpec, key: string): ReferenceValue | ValueError {
  const word = reader.peek();
  const expected = referenceType.expected(spec);
  if (!word.raw.toLowerCase().startsWith(`${key}=`)) return withoutKey(reader.word(), key, expected);
  if (word.raw.length === key.length + 1) return valueError(reader.word(), `no name stands behind ${key}=`, expected);
  reader.offset += key.length + 1;
  return unclosedQuote(reader, expected) ?? readReference(reader.word(), spec);
}

function withoutKey(word: Scalar, key: string, expected: string): ValueError {
  if (word.raw.includes('=')) return valueError(word, `${word.raw} is not possible here`, expected);
  const replacement = `${key}=${word.raw}`;
  return valueError(word, `${word.raw} is written ${replacement}`, expected, replacement);
}
