/** Which groups a queue, a recipient and a connection belong to: looked up by name once, and by number for each event. */
import type { Connection } from '../engine/connection.ts';
import type { Queue, Source } from '../engine/queue.ts';
import type { CollectorOptions } from './collector.ts';
import { Groups } from './groups.ts';
import { Peaks } from './peaks.ts';

/** What tells mail apart. */
export type GroupKind = 'domains' | 'queues' | 'virtualMtas' | 'sourceIps' | 'paths' | 'mxHosts' | 'streams';
export type GroupTables = Readonly<Record<GroupKind | 'total', Groups>>;

/** Where the address is left to the system. */
export const SYSTEM_ADDRESS = 'chosen by the system';

export interface QueueIds {
  readonly domain: number;
  readonly queue: number;
  readonly virtualMta: number;
  /** The flow of each of its streams. */
  readonly flows: number[];
  /** The same for each domain, where several share the queue. */
  readonly flowsTo: number[][];
}

/** Mail of one stream to one domain in one queue: every other group is a sum of these. */
export interface FlowIds {
  readonly domain: number;
  readonly queue: number;
  readonly virtualMta: number;
  readonly stream: number;
}

/** Mail of one queue from one address to one mail server. */
export interface WayIds {
  /** Its own number. */
  readonly way: number;
  readonly sourceIp: number;
  readonly path: number;
  readonly mxHost: number;
}

/** The two names of a path. */
export interface PathName {
  readonly provider: string;
  readonly sourceIp: string;
}

const noWay: WayIds = { way: 0, sourceIp: 0, path: 0, mxHost: 0 };

/** Their peaks are measured whether a threshold asks or not. */
const peakKinds = new Set<string>(['total', 'domains', 'queues', 'virtualMtas', 'sourceIps', 'paths']);

export class GroupIds {
  readonly tables: GroupTables;
  readonly flows: FlowIds[] = [];
  readonly ways: WayIds[] = [];
  /** The flows of each domain. */
  readonly flowsOf: number[][] = [];
  /** By the number of the path. */
  readonly pathNames: PathName[] = [];
  /** The domains of queues that sent to a mail server, by its number. */
  readonly hostDomains: Set<string>[] = [];
  readonly #options: CollectorOptions;
  readonly #byQueue: (QueueIds | undefined)[] = [];
  /** For each mail server. */
  readonly #bySource = new Map<Source, WayIds[]>();
  readonly #byConnection: WayIds[] = [];
  readonly #isOpen: boolean[] = [];
  readonly #byDomain: (number | undefined)[] = [];
  readonly #byStream: (number | undefined)[] = [];

  constructor(options: CollectorOptions, most: number) {
    this.#options = options;
    const groups = (kind: GroupKind | 'total'): Groups =>
      new Groups({
        most,
        peaks: () => (this.#hasPeaks(kind) ? new Peaks(options.periods) : undefined),
        isPinned: (name) => kind !== 'total' && (options.isPinned?.(kind, name) ?? false),
      });
    this.tables = {
      total: groups('total'),
      domains: groups('domains'),
      queues: groups('queues'),
      virtualMtas: groups('virtualMtas'),
      sourceIps: groups('sourceIps'),
      paths: groups('paths'),
      mxHosts: groups('mxHosts'),
      streams: groups('streams'),
    };
  }

  ofQueue(queue: Queue): QueueIds {
    return this.#byQueue[queue.id] ?? this.#addQueue(queue);
  }

  /** Of a connection that was set up. */
  ofConnection(id: number): WayIds {
    return this.#byConnection[id] ?? noWay;
  }

  /** @param domain its number among the domains of recipients; undefined where queues have one each */
  flowOf(ids: QueueIds, stream: number, domain: number | undefined): number {
    if (domain === undefined) return ids.flows[stream] ?? this.#addFlow(ids, stream);
    return ids.flowsTo[domain]?.[stream] ?? this.#addFlowTo(ids, stream, domain);
  }

  /** @param domain its number among the domains of recipients */
  ofDomain(domain: number): number {
    return this.#byDomain[domain] ?? this.#addDomain(domain);
  }

  ofStream(stream: number): number {
    return this.#byStream[stream] ?? this.#addStream(stream);
  }

  connected(queue: Queue, { id, source, host }: Connection, isOpen: boolean): void {
    while (this.#byConnection.length <= id) {
      this.#byConnection.push(noWay);
      this.#isOpen.push(false);
    }
    this.#byConnection[id] = this.#bySource.get(source)?.[host] ?? this.#addWay(queue, source, host);
    this.#isOpen[id] = isOpen;
  }

  /** Whether it was open. */
  closed(connection: number): boolean {
    const wasOpen = this.#isOpen[connection] ?? false;
    this.#isOpen[connection] = false;
    return wasOpen;
  }

  #hasPeaks(kind: GroupKind | 'total'): boolean {
    return peakKinds.has(kind) || (this.#options.peaksOf ?? []).some((one) => one === kind);
  }

  #addQueue(queue: Queue): QueueIds {
    const { domain, virtualMta } = queue.name;
    const ids = {
      domain: this.tables.domains.idOf(domain),
      queue: this.tables.queues.idOf(`${domain}/${virtualMta}`),
      virtualMta: this.tables.virtualMtas.idOf(virtualMta),
      flows: [],
      flowsTo: [],
    };
    while (this.#byQueue.length <= queue.id) this.#byQueue.push(undefined);
    this.#byQueue[queue.id] = ids;
    return ids;
  }

  #addFlow(ids: QueueIds, stream: number): number {
    const flow = this.#newFlow(ids, stream, ids.domain);
    ids.flows[stream] = flow;
    return flow;
  }

  #addFlowTo(ids: QueueIds, stream: number, domain: number): number {
    const flow = this.#newFlow(ids, stream, this.ofDomain(domain));
    (ids.flowsTo[domain] ??= [])[stream] = flow;
    return flow;
  }

  #newFlow({ queue, virtualMta }: QueueIds, stream: number, domain: number): number {
    const flow = this.flows.push({ domain, queue, virtualMta, stream: this.ofStream(stream) }) - 1;
    (this.flowsOf[domain] ??= []).push(flow);
    return flow;
  }

  #addDomain(domain: number): number {
    const id = this.tables.domains.idOf(this.#options.domains?.nameOf(domain) ?? '');
    this.#byDomain[domain] = id;
    return id;
  }

  #addStream(stream: number): number {
    const id = this.tables.streams.idOf(this.#options.streams?.[stream] ?? `stream ${stream + 1}`);
    this.#byStream[stream] = id;
    return id;
  }

  #addWay({ name, receiver }: Queue, source: Source, host: number): WayIds {
    const address = source.plan.address ?? SYSTEM_ADDRESS;
    const { domain } = name;
    const provider = this.#options.providerOf?.(domain) ?? domain;
    const ids = {
      way: this.ways.length,
      sourceIp: this.tables.sourceIps.idOf(address),
      path: this.tables.paths.idOf(`${provider} from ${address}`),
      mxHost: this.tables.mxHosts.idOf(receiver.hosts[host] ?? domain),
    };
    this.ways.push(ids);
    this.pathNames[ids.path] = { provider, sourceIp: address };
    (this.hostDomains[ids.mxHost] ??= new Set()).add(domain);
    const ways = this.#bySource.get(source) ?? [];
    this.#bySource.set(source, ways);
    ways[host] = ids;
    return ids;
  }
}
