/** Which groups a queue, a recipient and a connection belong to, all by numbers, of which each event needs several. */
import type { Connection } from '../engine/connection.ts';
import type { Queue, Source } from '../engine/queue.ts';
import type { CollectorOptions } from './collector.ts';
import { NOTHING, places } from './column.ts';
import { Groups, type GroupsOptions, NamedGroups } from './groups.ts';
import { LastFlows } from './last-flows.ts';
import { Peaks } from './peaks.ts';
import { TupleIds } from './tuple-ids.ts';

/** What tells mail apart. */
export type GroupKind = 'domains' | 'queues' | 'virtualMtas' | 'sourceIps' | 'paths' | 'mxHosts' | 'streams';

/** Queues and paths are very many and known by two numbers each, the others by their names. */
export interface GroupTables extends Readonly<
  Record<'total' | 'domains' | 'virtualMtas' | 'sourceIps' | 'mxHosts' | 'streams', NamedGroups>
> {
  readonly queues: Groups;
  readonly paths: Groups;
}

/** Where the address is left to the system. */
export const SYSTEM_ADDRESS = 'chosen by the system';

/** More domains of one mail server are not listed. */
const MOST_HOST_DOMAINS = 1_000;

/** The two names of a path. */
export interface PathName {
  readonly provider: string;
  readonly sourceIp: string;
}

/** Their peaks are measured whether a threshold asks or not. */
const peakKinds = new Set<string>(['total', 'domains', 'queues', 'virtualMtas', 'sourceIps', 'paths']);

export class GroupIds {
  readonly tables: GroupTables;
  /** Mail of one stream to one domain in one queue: its queue, domain and stream. Every other group is a sum of these. */
  readonly flows = new TupleIds();
  /** Mail from one address to one provider by one mail server: its path and its mail server. */
  readonly ways = new TupleIds();
  /** The group of each kind that a flow is of. */
  readonly ofFlows = { domains: places(), queues: places(), virtualMtas: places(), streams: places() };
  /** The same of ways. */
  readonly ofWays = { sourceIps: places(), paths: places(), mxHosts: places() };
  readonly #options: CollectorOptions;
  /** By the numbers that the engine gives. */
  readonly #ofQueue = places();
  readonly #byDomain = places();
  readonly #byStream = places();
  readonly #byConnection = places();
  readonly #isOpen: boolean[] = [];
  /** Of each queue. */
  readonly #engineQueue = places();
  readonly #domain = places();
  readonly #virtualMta = places();
  readonly #lastFlows = new LastFlows();
  /** Each domain's flow that came last, and each flow's the one before. */
  readonly #lastFlow = places();
  readonly #flowBefore = places();
  /** The provider and the address of each path. */
  readonly #paths = new TupleIds();
  readonly #providers: string[] = [];
  readonly #providerIds = new Map<string, number>();
  /** The way of each address of a queue to each mail server. */
  readonly #doors = new TupleIds();
  readonly #wayOfDoor = places();
  /** The domains of queues that sent to a mail server, by its number. */
  readonly #hostDomains: Set<string>[] = [];

  constructor(options: CollectorOptions, most: number) {
    this.#options = options;
    const optionsFor = (kind: GroupKind | 'total'): Omit<GroupsOptions, 'nameOf'> => ({
      most,
      peaks: () => (this.#hasPeaks(kind) ? new Peaks(options.periods) : undefined),
      hasLatency: kind !== 'paths' && kind !== 'mxHosts',
      isPinned: (name) => kind !== 'total' && (options.isPinned?.(kind, name) ?? false),
    });
    this.tables = {
      total: new NamedGroups(optionsFor('total')),
      domains: new NamedGroups(optionsFor('domains')),
      queues: new Groups({ ...optionsFor('queues'), nameOf: (id) => this.#queueName(id) }),
      virtualMtas: new NamedGroups(optionsFor('virtualMtas')),
      sourceIps: new NamedGroups(optionsFor('sourceIps')),
      paths: new Groups({ ...optionsFor('paths'), nameOf: (id) => this.#pathName(id) }),
      mxHosts: new NamedGroups(optionsFor('mxHosts')),
      streams: new NamedGroups(optionsFor('streams')),
    };
  }

  ofQueue(queue: Queue): number {
    const known = this.#ofQueue.at(queue.id);
    return known === NOTHING ? this.#addQueue(queue) : known;
  }

  /** The number that the engine gave to a queue. */
  engineQueue(queue: number): number {
    return this.#engineQueue.at(queue);
  }

  domainOf(queue: number): number {
    return this.#domain.at(queue);
  }

  virtualMtaOf(queue: number): number {
    return this.#virtualMta.at(queue);
  }

  /** The way of a connection that was set up. */
  ofConnection(id: number): number {
    return Math.max(0, this.#byConnection.at(id));
  }

  /** @param domain its number among the domains of recipients; `NOTHING` where queues have one each */
  flowOf(queue: number, stream: number, domain: number): number {
    const last = this.#lastFlows.of(queue, stream, domain);
    return last === NOTHING ? this.#findFlow(queue, stream, domain) : last;
  }

  #findFlow(queue: number, stream: number, domain: number): number {
    const domainId = domain === NOTHING ? this.#domain.at(queue) : this.ofDomain(domain);
    const known = this.flows.size;
    const streamId = this.ofStream(stream);
    const flow = this.flows.idOf(queue, domainId, streamId);
    if (flow === known) this.#addFlow(flow, queue, domainId, streamId);
    this.#lastFlows.set(queue, stream, domain, flow);
    return flow;
  }

  /** The flows to a domain. */
  *flowsTo(domain: number): Generator<number> {
    for (let flow = this.#lastFlow.at(domain); flow !== NOTHING; flow = this.#flowBefore.at(flow)) yield flow;
  }

  /** @param domain its number among the domains of recipients */
  ofDomain(domain: number): number {
    const known = this.#byDomain.at(domain);
    return known === NOTHING ? this.#addDomain(domain) : known;
  }

  ofStream(stream: number): number {
    const known = this.#byStream.at(stream);
    return known === NOTHING ? this.#addStream(stream) : known;
  }

  pathOf(way: number): number {
    return this.ways.part(way, 0);
  }

  mxHostOf(way: number): number {
    return this.ways.part(way, 1);
  }

  sourceIpOf(path: number): number {
    return this.#paths.part(path, 1);
  }

  pathNames(path: number): PathName {
    const { domains, sourceIps } = this.tables;
    const provider = this.#paths.part(path, 0);
    return {
      provider: provider < 0 ? (this.#providers[-provider - 1] ?? '') : domains.nameOf(provider),
      sourceIp: sourceIps.nameOf(this.sourceIpOf(path)),
    };
  }

  domainsOfHost(mxHost: number): string[] {
    return [...(this.#hostDomains[mxHost] ?? [])];
  }

  connected(queue: Queue, { id, source, host }: Connection, isOpen: boolean): void {
    this.#byConnection.set(id, this.wayOf(queue, source, host));
    this.#isOpen[id] = isOpen;
  }

  /** The way from an address of a queue to a mail server. @param host its place among those of the receiver */
  wayOf(queue: Queue, source: Source, host: number): number {
    const known = this.#doors.size;
    const door = this.#doors.idOf(source.number, host);
    if (door === known) this.#wayOfDoor.set(door, this.#findWay(queue, source, host));
    return this.#wayOfDoor.at(door);
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

  #queueName(queue: number): string {
    const { domains, virtualMtas } = this.tables;
    return `${domains.nameOf(this.#domain.at(queue))}/${virtualMtas.nameOf(this.#virtualMta.at(queue))}`;
  }

  #pathName(path: number): string {
    const { provider, sourceIp } = this.pathNames(path);
    return `${provider} from ${sourceIp}`;
  }

  #addQueue({ id, name }: Queue): number {
    const { domains, queues, virtualMtas } = this.tables;
    const queue = queues.size;
    this.#domain.set(queue, domains.idOf(name.domain));
    this.#virtualMta.set(queue, virtualMtas.idOf(name.virtualMta));
    this.#engineQueue.set(queue, id);
    this.#ofQueue.set(id, queue);
    return queues.add();
  }

  #addFlow(flow: number, queue: number, domain: number, stream: number): void {
    const { domains, queues, virtualMtas, streams } = this.ofFlows;
    domains.set(flow, domain);
    queues.set(flow, queue);
    virtualMtas.set(flow, this.virtualMtaOf(queue));
    streams.set(flow, stream);
    this.#flowBefore.set(flow, this.#lastFlow.at(domain));
    this.#lastFlow.set(domain, flow);
  }

  #addDomain(domain: number): number {
    const id = this.tables.domains.idOf(this.#options.domains?.nameOf(domain) ?? '');
    this.#byDomain.set(domain, id);
    return id;
  }

  #addStream(stream: number): number {
    const id = this.tables.streams.idOf(this.#options.streams?.[stream] ?? `stream ${stream + 1}`);
    this.#byStream.set(stream, id);
    return id;
  }

  #findWay({ name, receiver }: Queue, source: Source, host: number): number {
    const { sourceIps, mxHosts } = this.tables;
    const path = this.#pathTo(name.domain, sourceIps.idOf(source.plan.address ?? SYSTEM_ADDRESS));
    const mxHost = mxHosts.idOf(receiver.hosts[host] ?? name.domain);
    const domains = (this.#hostDomains[mxHost] ??= new Set());
    if (domains.size < MOST_HOST_DOMAINS || this.#options.isPinned?.('domains', name.domain)) domains.add(name.domain);
    const way = this.ways.idOf(path, mxHost);
    this.ofWays.sourceIps.set(way, this.sourceIpOf(path));
    this.ofWays.paths.set(way, path);
    this.ofWays.mxHosts.set(way, mxHost);
    return way;
  }

  #pathTo(domain: string, sourceIp: number): number {
    const known = this.#paths.size;
    const path = this.#paths.idOf(this.#providerOf(domain), sourceIp);
    if (path === known) this.tables.paths.add();
    return path;
  }

  /** The number of the domain itself, or one below 0 for a provider of several. */
  #providerOf(domain: string): number {
    const provider = this.#options.providerOf?.(domain);
    if (provider === undefined) return this.tables.domains.idOf(domain);
    const known = this.#providerIds.get(provider);
    if (known !== undefined) return known;
    const id = -this.#providers.push(provider);
    this.#providerIds.set(provider, id);
    return id;
  }
}
