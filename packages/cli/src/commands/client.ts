/** Clients as they are named on the command line. */
import { parseIp } from '@pmtakit/grammar';
import { type Client, type Model, clientOf } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { sectionText } from '../text/places.ts';
import { meant } from './queue-argument.ts';

/** What a client is described with. */
export interface ClientOptions {
  readonly listener?: string;
  readonly user?: string;
  readonly pickup?: true;
}

/** The same with the address that is counted on. */
export interface ClientWords {
  readonly address: string | null;
  readonly listener: string | null;
  readonly user: string | null;
  readonly pickup: boolean;
}

export function clientWords(address: string | undefined, { listener, user, pickup }: ClientOptions): ClientWords {
  return { address: address ?? null, listener: listener ?? null, user: user ?? null, pickup: pickup ?? false };
}

/** @throws UsageError for what is no address and no listener of the configuration */
export function clientFrom(model: Model, { address, listener, user, pickup }: ClientWords): Client {
  if (pickup && (address ?? listener ?? user) !== null)
    throw new UsageError('--pickup goes alone: it is no connection');
  if (address !== null && !parseIp(address)) throw new UsageError(`${address} is no IP address, such as 192.0.2.7`);
  const client = clientOf({
    ...(address !== null && { address }),
    ...(listener !== null && { listener }),
    ...(user !== null && { user }),
    pickup,
  });
  if (listener !== null) checkListener(model, listener, client);
  return client;
}

/** @throws UsageError for a name that no `<smtp-user>` has */
export function checkUser({ sources, symbols }: Model, user: string | undefined): void {
  if (user === undefined || sources.user(user).length > 0) return;
  throw new UsageError(`no <smtp-user> is called ${user}${meant(user, symbols.names('smtp-user'))}`);
}

function checkListener({ sources }: Model, text: string, { listener }: Client): void {
  if (!listener) throw new UsageError(`${text} is no local address with its port, such as 192.0.2.1:25 or [::1]:25`);
  if (!sources.listenerFor(listener)) throw new UsageError(`no smtp-listener is at ${text}`);
}

/** One `<source>` section that applies, with how the client comes by it. */
export interface AppliedSection {
  readonly section: string;
  readonly by: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The sections that apply to a client, the strongest first. */
export function sectionsFor({ sources }: Model, client: Client): AppliedSection[] {
  return sources
    .layers(client)
    .filter(({ block }) => block.parent)
    .map(({ block, scope }) => ({ section: sectionText(block), by: scope, ...block.place }));
}

const ways: Readonly<Record<string, string>> = {
  user: 'by the user',
  listener: 'by the listener',
  address: 'by the address',
  auth: 'for all who log in',
  pickup: 'for the pickup directory',
};

/** `<source 0/0>  by the address  config:12:1`, in columns. */
export function sectionRow({ section, by, file, line, column }: AppliedSection): string[] {
  return [section, ways[by] ?? by, `${file}:${line}:${column}`];
}
