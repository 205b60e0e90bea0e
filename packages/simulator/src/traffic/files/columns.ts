/** Which column of a CSV file holds what. */
import { closest } from '@pmtakit/grammar';
import type { FieldName } from './file-message.ts';

export interface Columns {
  /** As it was written, to know it again where files were put together. */
  readonly header: string;
  readonly width: number;
  readonly byField: ReadonlyMap<FieldName, readonly number[]>;
  /** Columns with headers of the message. */
  readonly headers: readonly { readonly name: string; readonly index: number }[];
}

/** Names of columns of one kind of file, in lower case, with what they hold. The first of several that says something counts. */
type Names = ReadonlyMap<string, FieldName>;

const messageNames: Names = new Map<string, FieldName>([
  ['time', 'time'],
  ['date', 'time'],
  ['timestamp', 'time'],
  ['from', 'from'],
  ['sender', 'from'],
  ['orig', 'from'],
  ['to', 'to'],
  ['recipient', 'to'],
  ['rcpt', 'to'],
  ['bytes', 'bytes'],
  ['size', 'bytes'],
  ['recipients', 'recipients'],
  ['priority', 'priority'],
  ['virtual-mta', 'virtual-mta'],
  ['vmta', 'virtual-mta'],
  ['header_x-virtual-mta', 'virtual-mta'],
  ['job', 'job'],
  ['jobid', 'job'],
  ['header_x-job', 'job'],
  ['user', 'user'],
]);

/** Fields of records of received mail, and of delivered and bounced mail. [runtime 10] */
const receivedNames: Names = new Map<string, FieldName>([
  ['type', 'type'],
  ['timelogged', 'time'],
  ['orig', 'from'],
  ['mailfrom', 'from'],
  ['rcpt', 'to'],
  ['vmtapool', 'virtual-mta'],
  ['vmta', 'virtual-mta'],
  ['jobid', 'job'],
  ['header_x-job', 'job'],
  ['dlvsize', 'bytes'],
  ['rcvsmtpuser', 'user'],
]);
const finalNames: Names = new Map([['timequeued', 'time'], ...receivedNames]);

export type TableKind = 'messages' | 'received' | 'final';

const namesOf: Readonly<Record<TableKind, Names>> = {
  messages: messageNames,
  received: receivedNames,
  final: finalNames,
};

export function columnsOf(cells: readonly string[], header: string, kind: TableKind): Columns {
  const names = namesOf[kind];
  const written = cells.map((cell) => cell.trim().toLowerCase());
  const byField = new Map<FieldName, number[]>();
  // In the order of the names, since that is which one counts.
  for (const [name, field] of names) {
    const index = written.indexOf(name);
    if (index !== -1) byField.set(field, [...(byField.get(field) ?? []), index]);
  }
  const headers = cells.flatMap((cell, index) => {
    const isHeader = /^header_./i.test(cell) && !names.has(written[index] ?? '');
    return isHeader ? [{ name: cell.trim().slice('header_'.length), index }] : [];
  });
  return { header, width: cells.length, byField, headers };
}

/** What is wrong with the names as a whole; undefined when rows can be read. */
export function columnsProblem({ byField, header }: Columns, kind: TableKind): string | undefined {
  const needed: readonly FieldName[] = kind === 'messages' ? ['time', 'to'] : ['type', 'time', 'to'];
  const missing = needed.find((field) => !byField.has(field));
  if (missing === undefined) return undefined;
  const names = [...namesOf[kind]].filter(([, field]) => field === missing).map(([name]) => name);
  return `has no column ${names.join(' or ')}${meantIn(header, names)}; the first line has to name the columns`;
}

function meantIn(header: string, names: readonly string[]): string {
  const meant = names
    .map((name) => closest(name, header.split(',').slice(0, 100)))
    .find((found) => found !== undefined);
  return meant === undefined ? '' : `, but ${JSON.stringify(meant.trim())}`;
}

/** Columns that are not read, so that nobody believes they are. */
export function unreadColumns(cells: readonly string[], kind: TableKind): string[] {
  if (kind !== 'messages') return [];
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => !messageNames.has(cell.toLowerCase()) && !/^header_./i.test(cell));
}
