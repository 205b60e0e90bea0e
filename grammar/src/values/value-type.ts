import type { ArgumentSpec } from '../catalogue/rows.ts';
import type { Reader } from './reader.ts';
import type { Value, ValueError } from './value.ts';

/** How one kind of argument is read. */
export interface ValueType<V extends Value = Value> {
  /** Completes "expected": `a time interval such as 30s, 10m or 4d12h`. */
  expected(spec: ArgumentSpec): string;
  /** Takes what belongs to the value from the reader, which is not at its end. Never throws. */
  read(reader: Reader, spec: ArgumentSpec): V | ValueError;
}
