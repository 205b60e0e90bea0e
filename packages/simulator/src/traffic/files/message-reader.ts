/** Reads the messages of a file piece by piece. */
import { cellsOf } from './cells.ts';
import { type Columns, type TableKind, columnsOf, columnsProblem, unreadColumns } from './columns.ts';
import type { Fields, FileMessage, RowReading } from './file-message.ts';
import { jsonRow } from './json-fields.ts';
import { type RecordBatch, type RecordPlace, recordsFrom } from './records.ts';
import { readMessage, readRecord } from './row-reader.ts';
import type { TextPieces } from './text-pieces.ts';

/** Where reading can go on. */
export interface Cursor {
  readonly place: RecordPlace;
  readonly columns: Columns | undefined;
  /** How many messages come before. */
  readonly number: number;
}

export const beginning: Cursor = { place: { piece: 0, offset: 0, line: 1 }, columns: undefined, number: 0 };

/** Told what is read. */
export interface MessageVisitor {
  message(message: FileMessage, number: number, line: number): void;
  /** A row that is no message. */
  malformed?(line: number, problem: string): void;
  /** A row about something else, such as a record of a type that is not played. */
  skipped?(type: string): void;
  /** Something about the whole file. */
  note?(line: number, text: string): void;
}

export interface MessageFormat {
  readonly format: 'csv' | 'json-lines';
  readonly table: TableKind;
}

/** Reads the messages that begin in one piece, and gives the place behind them; undefined behind the last. */
export function readPiece(
  pieces: TextPieces,
  format: MessageFormat,
  cursor: Cursor,
  visitor: MessageVisitor,
): Cursor | undefined {
  const batch = recordsFrom(pieces, cursor.place, format.format === 'csv');
  if (!batch) return undefined;
  for (const line of batch.unclosed) visitor.malformed?.(line, 'opens a quote that nothing closes, or is no text');
  const reader = new BatchReader(format, cursor, visitor);
  if (format.format === 'csv') reader.readTable(batch);
  else reader.readJson(batch);
  return { place: batch.next, columns: reader.columns, number: reader.number };
}

class BatchReader {
  readonly #table: TableKind;
  readonly #visitor: MessageVisitor;
  columns: Columns | undefined;
  number: number;

  constructor({ table }: MessageFormat, { columns, number }: Cursor, visitor: MessageVisitor) {
    this.#table = table;
    this.#visitor = visitor;
    this.columns = columns;
    this.number = number;
  }

  readJson({ texts, lines }: RecordBatch): void {
    texts.forEach((text, index) => {
      const row = jsonRow(text);
      this.#take(lines[index] ?? 0, typeof row === 'string' ? row : readMessage(row.fields, row.headers));
    });
  }

  readTable({ texts, lines }: RecordBatch): void {
    cellsOf(texts).forEach((cells, index) => {
      const line = lines[index] ?? 0;
      const text = texts[index] ?? '';
      if (!cells) this.#take(line, 'is no CSV: it has a quote in the wrong place');
      else if (!this.columns || this.#isHeader(cells, text)) this.#readHeader(cells, text, line);
      else this.#take(line, this.#readCells(cells, this.columns));
    });
  }

  /** Files that were put together have a header in the middle, which may name other columns. */
  #isHeader(cells: readonly string[], text: string): boolean {
    return text === this.columns?.header || (this.#table !== 'messages' && cells[0]?.trim() === 'type');
  }

  #readHeader(cells: readonly string[], text: string, line: number): void {
    this.columns = columnsOf(cells, text, this.#table);
    const unread = unreadColumns(cells, this.#table);
    const problem =
      columnsProblem(this.columns, this.#table) ??
      (unread.length > 0 ? `columns that are not read: ${unread.join(', ')}` : undefined);
    if (problem !== undefined) this.#visitor.note?.(line, problem);
  }

  #readCells(cells: readonly string[], columns: Columns): RowReading {
    const fields: Fields = (name) => {
      for (const index of columns.byField.get(name) ?? []) {
        const value = cells[index]?.trim();
        if (value !== undefined && value !== '') return value;
      }
      return undefined;
    };
    if (cells.length !== columns.width) return `has ${cells.length} values for ${columns.width} columns`;
    if (!this.#isPlayed(fields('type'))) return undefined;
    const headers = columns.headers.flatMap(({ name, index }) => {
      const value = cells[index] ?? '';
      return value === '' ? [] : [{ name, value }];
    });
    return this.#table === 'messages' ? readMessage(fields, headers) : readRecord(fields, headers);
  }

  /** Whether records of a type say when mail came. */
  #isPlayed(type: string | undefined): boolean {
    if (this.#table === 'messages') return true;
    const isPlayed = this.#table === 'received' ? type === 'r' : type === 'd' || type === 'b';
    if (!isPlayed) this.#visitor.skipped?.(type ?? '');
    return isPlayed;
  }

  #take(line: number, reading: RowReading): void {
    if (typeof reading === 'string') this.#visitor.malformed?.(line, reading);
    else if (reading) this.#visitor.message(reading, this.number++, line);
  }
}
