/** MX records as they are named on the command line or in a file. */
import { readFileSync } from 'node:fs';
import type { MxRecord, MxRecords } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { reasonOf } from '../input.ts';

export interface MxOptions {
  readonly mx?: readonly string[];
  readonly mxFile?: string;
}

/** Undefined when nothing is said of any domain; then no mail is rolled up. */
export function mxRecordsFrom({ mx = [], mxFile }: MxOptions): MxRecords | undefined {
  const records = new Map<string, MxRecord[]>();
  if (mxFile !== undefined) readMxFile(mxFile, records);
  for (const text of mx) addList(records, text);
  return records.size > 0 ? (domain) => records.get(plainName(domain)) : undefined;
}

/** `example.com=10 mx1.example.com,20 mx2.example.com`. */
function addList(records: Map<string, MxRecord[]>, text: string): void {
  const [, domain, list = ''] = /^\s*([^=\s]+)\s*=(.+)$/s.exec(text) ?? [];
  const all = list.split(',').map((part) => [domain, ...part.trim().split(/\s+/)]);
  if (all.every((words) => addRecord(records, words))) return;
  throw new UsageError(`--mx is written 'example.com=10 mx1.example.com,20 mx2.example.com', not '${text}'`);
}

/** A record a line: the domain, its preference and a mail server. `#` starts a comment. */
function readMxFile(path: string, records: Map<string, MxRecord[]>): void {
  for (const [index, line] of textOf(path)
    .split(/\r\n?|\n/)
    .entries()) {
    const words = line.replace(/#.*/, '').trim();
    if (words === '' || addRecord(records, words.split(/\s+/))) continue;
    throw new UsageError(`${path}:${index + 1}: a line is written 'example.com 10 mx1.example.com'`);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** Whether the words are a record. */
function addRecord(records: Map<string, MxRecord[]>, words: readonly (string | undefined)[]): boolean {
  const [domain, preference, host, more] = words;
  if (!domain || !host || more !== undefined || !/^\d{1,5}$/.test(preference ?? '')) return false;
  const key = plainName(domain);
  const known = records.get(key) ?? [];
  records.set(key, known);
  known.push({ preference: Number(preference), host: plainName(host) });
  return true;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
