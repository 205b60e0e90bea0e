/** `pmtakit route`: the way of a message from its client to its queues, with the line that decides at each step. */
import { type Client, type Header, type MailMessage, route } from '@pmtakit/semantics';
import { exitCodes } from '../exit-codes.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { clientFrom, sectionsFor } from './client.ts';
import { type MessageOptions, headersOf, messageClient, recipientDomain, senderOf } from './message-options.ts';
import { type MxOptions, mxRecordsFrom } from './mx-records.ts';
import { routeJson } from './route-json.ts';
import { routeText } from './route-text.ts';

export interface RouteOptions extends ProjectOptions, MessageOptions, MxOptions {
  readonly rcpt: readonly string[];
  readonly mailmergeVmta?: string;
}

/** Ends with 1 when the message is refused. */
export async function routeMessage(name: string, options: RouteOptions): Promise<void> {
  const headers = headersOf(options);
  const mx = mxRecordsFrom(options);
  for (const address of options.rcpt) recipientDomain(address);
  const model = await openModel(name, options);
  const words = messageClient(options);
  const client = clientFrom(model, words);
  const way = route(model, messageOf(client, headers, options), mx);
  const sections = sectionsFor(model, client);
  if (options.json) writeJson(routeJson(words, sections, way));
  else writeLines(routeText(words, sections, way, paletteFor(options.color)));
  process.exitCode = way.virtualMta === undefined ? exitCodes.findings : exitCodes.clean;
}

function messageOf(client: Client, headers: readonly Header[], options: RouteOptions): MailMessage {
  const { rcpt: recipients, mailmergeVmta } = options;
  return {
    client,
    from: senderOf(options),
    recipients,
    headers,
    ...(mailmergeVmta !== undefined && { mailmergeVmta }),
  };
}
