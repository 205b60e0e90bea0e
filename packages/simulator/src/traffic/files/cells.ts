import { parse } from 'csv-parse/sync';

type Cells = readonly string[] | undefined;

/** The values of CSV records, in their order; undefined for a record that is none. */
export function cellsOf(records: readonly string[]): Cells[] {
  // Without quotes a comma is a comma, and most records have none; the parser takes ten times as long.
  const quoted = quotedCells(records.filter(hasQuote));
  let next = 0;
  return records.map((record) => (hasQuote(record) ? quoted[next++] : record.split(',')));
}

function hasQuote(record: string): boolean {
  return record.includes('"');
}

function quotedCells(records: readonly string[]): Cells[] {
  if (records.length === 0) return [];
  const all = parsed(records);
  return all?.length === records.length ? all : records.map((record) => parsed([record])?.[0]);
}

function parsed(records: readonly string[]): string[][] | undefined {
  try {
    return parse(records.join('\n'), { relax_column_count: true, relax_quotes: true, record_delimiter: '\n' });
  } catch {
    return undefined;
  }
}
