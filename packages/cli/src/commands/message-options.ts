/** Messages as they are described on the command line. */
import type { Header } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { type ClientOptions, type ClientWords, clientWords } from './client.ts';

/** Who sends a message, and with which headers. */
export interface MessageOptions extends ClientOptions {
  readonly from: string;
  readonly source?: string;
  readonly header?: readonly string[];
}

/** Most mail comes from programs on the server itself. */
const THIS_HOST = '127.0.0.1';

export function messageClient(options: MessageOptions): ClientWords {
  return clientWords(options.source ?? (options.pickup ? undefined : THIS_HOST), options);
}

/** The address alone; empty for the `<>` of a delivery report. */
export function senderOf({ from }: MessageOptions): string {
  return from.replace(/^<(.*)>$/, '$1');
}

/** @throws UsageError for what is no header */
export function headersOf({ header = [] }: MessageOptions): Header[] {
  return header.map(headerFrom);
}

function headerFrom(text: string): Header {
  const [, name, value] = /^([^\s:]+):\s*(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new UsageError(`--header is written 'Name: value', not '${text}'`);
}

/** @throws UsageError for what is no address with a domain */
export function recipientDomain(address: string): string {
  const [, domain] = /^[^\s@]+@([^\s@]+)$/.exec(address) ?? [];
  if (domain === undefined) throw new UsageError(`--rcpt ${address}: is no address with a domain`);
  return domain;
}
