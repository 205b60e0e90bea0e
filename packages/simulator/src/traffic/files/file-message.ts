/** A message as a row of a file has it. */
import type { Header } from '@pmtakit/semantics';

export interface FileMessage {
  /** Milliseconds since 1970, or since the stream begins. */
  readonly time: number;
  readonly isDate: boolean;
  /** The envelope sender; undefined when the file does not say. */
  readonly from: string | undefined;
  readonly to: string;
  /** In lower case. */
  readonly domain: string;
  readonly recipients: number;
  readonly bytes: number | undefined;
  readonly priority: number | undefined;
  readonly virtualMta: string | undefined;
  readonly jobId: string | undefined;
  readonly user: string | undefined;
  readonly headers: readonly Header[];
}

/** Values of a row by the names of `fieldNames`; empty ones are left out. */
export type Fields = (name: FieldName) => string | undefined;

export const fieldNames = [
  'type',
  'time',
  'from',
  'to',
  'bytes',
  'recipients',
  'priority',
  'virtual-mta',
  'job',
  'user',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** A message, what is wrong with the row, or undefined for one that is about something else. */
export type RowReading = FileMessage | string | undefined;
