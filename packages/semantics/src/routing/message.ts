import type { Client } from '../model/sources.ts';

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A message as a client submits it. */
export interface MailMessage {
  readonly client: Client;
  /** The envelope sender; empty for a delivery report. */
  readonly from: string;
  readonly recipients: readonly string[];
  readonly headers: readonly Header[];
  /** The mailmerge variable `*vmta`. */
  readonly mailmergeVmta?: string;
}

/** One MX record of a domain. A lower preference is used first. */
export interface MxRecord {
  readonly preference: number;
  /** In lower case, without a final dot. */
  readonly host: string;
}

/** What DNS says; undefined for domains of which nothing is known. */
export type MxRecords = (domain: string) => readonly MxRecord[] | undefined;

/** The domain of an address in lower case; for an address without one, nothing. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
