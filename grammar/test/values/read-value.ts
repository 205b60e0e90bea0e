/** Reads a text with a value type as if it stood in the middle of a file, so that places are really checked. */
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import type { Span } from '../../src/text/span.ts';
import { Reader } from '../../src/values/reader.ts';
import type { ValueType } from '../../src/values/value-type.ts';
import type { Value, ValueError } from '../../src/values/value.ts';

const BEFORE = 'directive ';
const BEHIND = ' # comment\nnext "line" /x/';

/** The place of a part of the text given to `readValue`. */
export function span(from: number, to: number): Span {
  return { start: BEFORE.length + from, end: BEFORE.length + to };
}

/** The value that a text is. Fails when the place of any piece does not lead to its raw text. */
export function readValue<V extends Value>(type: ValueType<V>, text: string, spec: ArgumentSpec = {}): V | ValueError {
  const { reader, file } = readerOf(text);
  const value = type.read(reader, spec);
  checkPlaces(value, file, span(0, text.length));
  return value;
}

/** What the value type leaves of a text. */
export function restBehind(type: ValueType, text: string, spec: ArgumentSpec = {}): string {
  const { reader } = readerOf(text);
  type.read(reader, spec);
  return reader.rest().raw;
}

function readerOf(text: string): { reader: Reader; file: string } {
  const file = BEFORE + text + BEHIND;
  return { reader: new Reader(file, BEFORE.length, BEFORE.length + text.length), file };
}

/** Walks through a value and all that is in it. */
function checkPlaces(value: unknown, file: string, inside: Span): void {
  if (typeof value !== 'object' || value === null || value instanceof RegExp || value instanceof URL) return;
  if ('raw' in value && 'start' in value && 'end' in value) {
    const { raw, start, end } = value;
    const placed = typeof start === 'number' && typeof end === 'number' && file.slice(start, end) === raw;
    const within = placed && start >= inside.start && end <= inside.end;
    if (!within) throw new Error(`${String(raw)} does not stand from ${String(start)} to ${String(end)}`);
  }
  for (const child of Object.values(value)) checkPlaces(child, file, inside);
}
