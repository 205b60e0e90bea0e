/** What records say about streams, queues and connections: cells that are made once and used for each record. */
import { type Client, type Model, formatIp } from '@pmtakit/semantics';
import { serverName } from '../engine/mail-servers.ts';
import type { Queue, Source } from '../engine/queue.ts';
import { wordOf } from '../plan/read-settings.ts';
import type { Addresses } from '../plan/server-plan.ts';
import type { StreamInfo } from '../traffic/traffic.ts';
import { csvCell } from './csv-cell.ts';
import type { Diagnosis } from './diagnoses.ts';
import { addressOfHost } from './host-addresses.ts';

/** All that many records share. Of each kind, ids tell one from the others. */
export interface RecordFacts {
  readonly stream: StreamFacts;
  readonly queue: QueueFacts;
  readonly way: WayFacts;
  readonly chosen: ChosenFacts;
  readonly diagnosis: Diagnosis;
}

export class StreamFacts {
  readonly id: number;
  readonly orig: string;
  readonly jobId: string;
  readonly srcType: string;
  readonly srcMta: string;
  readonly rcvSourceIp: string;
  readonly rcvDestinationIp: string;
  readonly rcvSmtpUser: string;
  /** What the identifiers of its messages begin with. */
  readonly envelope: string;
  readonly #headers: ReadonlyMap<string, string>;

  /** @param number of the stream in the run */
  constructor({ client, from, jobId, headers }: StreamInfo, number: number) {
    this.id = number;
    const address = client.address ? formatIp(client.address) : '';
    this.orig = csvCell(from);
    this.jobId = csvCell(jobId ?? '');
    this.srcType = client.pickup ? 'api' : 'smtp';
    this.srcMta = sourceMta(client, address);
    this.rcvSourceIp = address;
    this.rcvDestinationIp = client.listener ? formatIp(client.listener.address) : '';
    this.rcvSmtpUser = csvCell(client.user ?? '');
    this.envelope = `${number + 1}-`;
    // Of several headers of one name the first counts.
    this.#headers = new Map(headers.toReversed().map(({ name, value }) => [name.toLowerCase(), csvCell(value)]));
  }

  /** @param name in lower case */
  header(name: string): string {
    return this.#headers.get(name) ?? '';
  }
}

/** A client without a name greets with its address. [RFC 5321, 4.1.3] */
function sourceMta({ address }: Client, text: string): string {
  return address ? `[${address.version === 6 ? 'IPv6:' : ''}${text}] (${text})` : '';
}

export interface QueueFacts {
  readonly id: number;
  readonly queue: string;
  readonly vmta: string;
  readonly dlvType: string;
  /** The domain itself, which is no cell. */
  readonly domain: string;
}

export function queueFacts(model: Model, { id, name }: Queue): QueueFacts {
  return {
    id,
    queue: csvCell(`${name.domain}/${name.virtualMta}`),
    vmta: csvCell(name.virtualMta),
    dlvType: wordOf(model.queue(name), 'type') ?? 'smtp',
    domain: name.domain,
  };
}

/** The way from an address to a mail server. */
export interface WayFacts {
  readonly id: number;
  readonly dlvSourceIp: string;
  readonly dlvDestinationIp: string;
  readonly dsnMta: string;
}

export const noWay: WayFacts = { id: 0, dlvSourceIp: '', dlvDestinationIp: '', dsnMta: '' };

/** @param host the place of a mail server among those of the queue */
export function nameOfHost({ name, receiver }: Queue, host: number): string {
  return serverName(receiver.hosts[host] ?? receiver.hosts[0], name.domain);
}

/** @param name of the mail server */
export function wayFacts(id: number, source: Source, name: string, addresses: Addresses | undefined): WayFacts {
  const dlvDestinationIp = addressOfHost(name, addresses);
  const dlvSourceIp = csvCell(source.plan.address ?? '');
  return { id, dlvSourceIp, dlvDestinationIp, dsnMta: csvCell(`${name} (${dlvDestinationIp})`) };
}

/** What mail was given to: a virtual MTA, or a pool. */
export interface ChosenFacts {
  readonly id: number;
  readonly name: string;
  /** Empty for a virtual MTA. */
  readonly pool: string;
}

export const nothingChosen: ChosenFacts = { id: 0, name: '', pool: '' };

export function chosenFacts(id: number, model: Model, name: string): ChosenFacts {
  return { id, name: csvCell(name), pool: model.vmtas.pool(name) ? csvCell(name) : '' };
}

const nobody: StreamInfo = { name: '', client: {}, from: '', headers: [], jobId: undefined };
export const noStream = new StreamFacts(nobody, 0);
export const noQueue: QueueFacts = { id: 0, queue: '', vmta: '', dlvType: '', domain: '' };
