/** Makes messages of rows. */
import type { Header } from '@pmtakit/semantics';
import { fileTimeOf } from './file-time.ts';
import type { Fields, FileMessage, RowReading } from './file-message.ts';

const MOST_BYTES = 2 ** 31;
const MOST_RECIPIENTS = 100_000;

export function readMessage(fields: Fields, headers: readonly Header[]): RowReading {
  const to = addressOf(fields('to'));
  if (typeof to !== 'object') return to;
  const written = fields('time');
  if (written === undefined) return 'has no time';
  const time = fileTimeOf(written);
  if (!time) return `${shown(written)} is no time; write 2027-01-04T08:00:00Z, seconds since 1970, or 90 or 1h30m`;
  const bytes = wholeNumber(fields('bytes'), 1, MOST_BYTES);
  const recipients = wholeNumber(fields('recipients'), 1, MOST_RECIPIENTS);
  const priority = wholeNumber(fields('priority'), 0, 100);
  if (Number.isNaN(bytes)) return `${shown(fields('bytes'))} is no size in bytes`;
  if (Number.isNaN(recipients)) return `${shown(fields('recipients'))} is no number of recipients`;
  if (Number.isNaN(priority)) return `${shown(fields('priority'))} is no priority from 0 to 100`;
  return {
    ...time,
    ...to,
    from: senderOf(fields('from')),
    recipients: recipients ?? 1,
    bytes,
    priority,
    virtualMta: fields('virtual-mta'),
    jobId: fields('job'),
    user: fields('user'),
    headers,
  };
}

/** The size of records without one is 0. */
export function readRecord(fields: Fields, headers: readonly Header[]): RowReading {
  return readMessage((name) => (name === 'bytes' && fields(name) === '0' ? undefined : fields(name)), headers);
}

function addressOf(text: string | undefined): Pick<FileMessage, 'to' | 'domain'> | string {
  if (text === undefined) return 'has no recipient';
  const to = withoutBrackets(text);
  const at = to.lastIndexOf('@');
  const isAddress = at > 0 && /^[^\s@<>,;]+$/.test(to.slice(at + 1));
  return isAddress ? { to, domain: to.slice(at + 1).toLowerCase() } : `${shown(text)} is no address`;
}

function senderOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutBrackets(text);
}

function withoutBrackets(text: string): string {
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}

/** Undefined when nothing is written, NaN for anything but a whole number within bounds. */
function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : NaN;
}

const LONGEST_SHOWN = 60;

function shown(text = ''): string {
  const cut = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
  return JSON.stringify(cut);
}
