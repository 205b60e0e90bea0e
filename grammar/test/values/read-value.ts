/** Reads one value as it would stand in a file: behind other text and before a comment. */
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import type { Span } from '../../src/text/span.ts';
import { Reader } from '../../src/values/reader.ts';
import type { Value, ValueError } from '../../src/values/value.ts';
import type { ValueType } from '../../src/values/value-type.ts';

const BEFORE = '# é😀\ndirective ';
const BEHIND = ' # "rest", of /the line';

export interface Reading<V extends Value> {
  readonly result: V | ValueError;
  /** The text that the value type did not take. */
  readonly left: string;
}

export function readWith<V extends Value>(type: ValueType<V>, text: string, spec: ArgumentSpec = {}): Reading<V> {
  const reader = new Reader(`${BEFORE}${text}${BEHIND}`, BEFORE.length, BEFORE.length + text.length);
  const result = type.read(reader, spec);
  return { result, left: reader.rest().raw };
}

export function readValue<V extends Value>(type: ValueType<V>, text: string, spec?: ArgumentSpec): V | ValueError {
  return readWith(type, text, spec).result;
}

/** The place in the file of the part of the text between two offsets. */
export function at(from: number, to: number): Span {
  return { start: BEFORE.length + from, end: BEFORE.length + to };
}

/** The place and raw form that a piece of the text must have; `occurrence` counts from 0. */
export function pieceOf(text: string, raw: string, occurrence = 0): Span & { readonly raw: string } {
  let from = text.indexOf(raw);
  for (let count = 0; count < occurrence; count++) from = text.indexOf(raw, from + 1);
  return { raw, ...at(from, from + raw.length) };
}
