/** Reads a line of JSON as a message: `{"time": 12, "from": "a@example.com", "to": "b@gmail.com", "headers": {}}`. */
import type { Header } from '@pmtakit/semantics';
import { type Fields, fieldNames } from './file-message.ts';

interface JsonRow {
  readonly fields: Fields;
  readonly headers: readonly Header[];
}

const known: ReadonlySet<string> = new Set([...fieldNames.filter((name) => name !== 'type'), 'headers']);

/** What is wrong with the line, when it is no message. */
export function jsonRow(text: string): JsonRow | string {
  const data = parsed(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'is no JSON object';
  const values = new Map<string, unknown>(Object.entries(data));
  for (const key of values.keys()) if (!known.has(key)) return `has the key ${JSON.stringify(key)}, which is not known`;
  for (const [key, value] of values) {
    if (key !== 'headers' && !isPlain(value)) return `has neither a text nor a number at ${JSON.stringify(key)}`;
  }
  return { fields: (name) => written(values.get(name)), headers: headersOf(values.get('headers')) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function written(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function headersOf(value: unknown): Header[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, one]) => ({ name, value: String(one) }));
}
