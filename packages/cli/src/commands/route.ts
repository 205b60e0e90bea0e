/** `pmtakit route`: the way of a message from its client to its queues, with the line that decides at each step. */
import { type Client, type Header, type MailMessage, route } from '@pmtakit/semantics';
import { UsageError, exitCodes } from '../exit-codes.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { type ClientOptions, clientFrom, clientWords, sectionsFor } from './client.ts';
import { type MxOptions, mxRecordsFrom } from './mx-records.ts';
import { routeJson } from './route-json.ts';
import { routeText } from './route-text.ts';

export interface RouteOptions extends ProjectOptions, ClientOptions, MxOptions {
  readonly from: string;
  readonly rcpt: readonly string[];
  readonly source?: string;
  readonly header?: readonly string[];
  readonly mailmergeVmta?: string;
}

/** Most mail comes from programs on the server itself. */
const THIS_HOST = '127.0.0.1';

/** Ends with 1 when the message is refused. */
export async function routeMessage(name: string, options: RouteOptions): Promise<void> {
  const headers = (options.header ?? []).map(headerFrom);
  const mx = mxRecordsFrom(options);
  for (const address of options.rcpt) checkAddress(address);
  const model = await openModel(name, options);
  const words = clientWords(options.source ?? (options.pickup ? undefined : THIS_HOST), options);
  const client = clientFrom(model, words);
  const way = route(model, messageOf(client, headers, options), mx);
  const sections = sectionsFor(model, client);
  if (options.json) writeJson(routeJson(words, sections, way));
  else writeLines(routeText(words, sections, way, paletteFor(options.color)));
  process.exitCode = way.virtualMta === undefined ? exitCodes.findings : exitCodes.clean;
}

function messageOf(client: Client, headers: readonly Header[], options: RouteOptions): MailMessage {
  const { from, rcpt: recipients, mailmergeVmta } = options;
  const sender = from.replace(/^<(.*)>$/, '$1');
  return { client, from: sender, recipients, headers, ...(mailmergeVmta !== undefined && { mailmergeVmta }) };
}

function headerFrom(text: string): Header {
  const [, name, value] = /^([^\s:]+):\s*(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new UsageError(`--header is written 'Name: value', not '${text}'`);
}

function checkAddress(address: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new UsageError(`--rcpt ${address}: is no address with a domain`);
}
