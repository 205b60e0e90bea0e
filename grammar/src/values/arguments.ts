/** Reads the arguments of a line as its catalogue row says. */
import type { ArgumentSpec, CatalogueRow } from '../catalogue/rows.ts';
import type { Characters } from '../text/rope.ts';
import type { Span } from '../text/span.ts';
import { Reader, valueError } from './reader.ts';
import { valueTypes } from './value-types.ts';
import type { Scalar, ValueError, ValueResult } from './value.ts';

/** One argument as read: the value or what is wrong with it. */
export interface ReadArgument {
  readonly spec: ArgumentSpec;
  readonly value: ValueResult;
}

export interface ReadArguments {
  readonly arguments: readonly ReadArgument[];
  /** The first argument that is needed and not there. */
  readonly missing: ArgumentSpec | undefined;
  /** What stands behind the last argument that the line takes. */
  readonly extra: Scalar | undefined;
}

/**
 * Reads the text between two offsets. Every value and error carries its own place in `text`. Where an argument is
 * wrong, the ones behind it are still read.
 */
export function readArguments(text: Characters, span: Span, row: CatalogueRow): ReadArguments {
  const reader = new Reader(text, span.start, span.end);
  const read: ReadArgument[] = [];
  let missing: ArgumentSpec | undefined;
  for (const spec of row.arguments) {
    if (reader.atEnd) {
      if (!spec.optional) missing ??= spec;
      continue;
    }
    if (spec.key && !startsWithKey(reader, spec.key)) continue;
    read.push({ spec, value: readArgument(reader, spec) });
  }
  return { arguments: read, missing, extra: reader.atEnd ? undefined : reader.rest() };
}

/** What a place takes, to be put behind "expected". */
export function expectedOf(spec: ArgumentSpec): string {
  if (spec.anyOf) return spec.anyOf.map(expectedOf).join(' or ');
  return spec.type ? valueTypes[spec.type].expected(spec) : 'a value';
}

function startsWithKey(reader: Reader, key: string): boolean {
  return reader.peek().raw.toLowerCase().startsWith(`${key}=`);
}

function readArgument(reader: Reader, spec: ArgumentSpec): ValueResult {
  const start = reader.offset;
  const value = readUnguarded(reader, spec);
  if (reader.offset === start) reader.word();
  return spec.secret && value.kind === 'error' ? withoutSecret(value) : value;
}

function readUnguarded(reader: Reader, spec: ArgumentSpec): ValueResult {
  const word = reader.peek();
  if (spec.clearable && word.raw === '""') return { kind: 'cleared', ...reader.word() };
  if (spec.anyOf) return readAnyOf(reader, spec, spec.anyOf);
  return spec.type ? valueTypes[spec.type].read(reader, spec) : { kind: 'string', text: word.raw, ...reader.word() };
}

/** The first alternative that takes the text; else the error that knows what is meant, or one that names them all. */
function readAnyOf(reader: Reader, spec: ArgumentSpec, alternatives: readonly ArgumentSpec[]): ValueResult {
  const start = reader.offset;
  const word = reader.peek();
  let best: ValueError | undefined;
  for (const alternative of alternatives) {
    reader.offset = start;
    const value = readUnguarded(reader, alternative);
    if (value.kind !== 'error') return value;
    if (value.replacement && !best) best = value;
  }
  const expected = expectedOf(spec);
  return best ? { ...best, expected } : valueError(word, `${word.raw} is not possible here`, expected);
}

/** The same error without the text that nobody must see. */
function withoutSecret(error: ValueError): ValueError {
  const problem = error.raw ? error.problem.replaceAll(error.raw, 'the value') : error.problem;
  return { ...error, raw: '', problem, replacement: undefined };
}
