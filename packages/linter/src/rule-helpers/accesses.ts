import { type Network, oncePer } from '@pmtakit/grammar';
import { type Client, type Listener, type Model, type Settings, isOn, linesIn } from '@pmtakit/semantics';
import { clientCells } from './client-cells.ts';
import { type Breadth, breadthOf, isPublic } from './public-networks.ts';

/** Clients of the internet that a configuration treats alike, and one that stands for them. */
export class Access {
  readonly client: Client;
  readonly breadth: Breadth;
  /** The narrowest network of a `<source>` section that they are in; all addresses where there is none. */
  readonly network: Network;
  /** The listener they reach; undefined for the built-in one. */
  readonly listener: Listener | undefined;
  /** Whether the connection starts with TLS. [G1§3.3.17] */
  readonly startsWithTls: boolean;
  readonly #model: Model;
  #settings: Settings | undefined;

  constructor(model: Model, { listener, startsWithTls }: WayIn, { network, breadth, address }: ClientKind) {
    const local = listener && { version: listener.network.version, address: listener.network.address };
    this.#model = model;
    this.client = {
      address: { version: network.version, address },
      ...(local && { listener: { address: local, port: listener.port } }),
    };
    this.breadth = breadth;
    this.network = network;
    this.listener = listener;
    this.startsWithTls = startsWithTls;
  }

  /** What counts for them before they log in. Kept where many rules ask for it. */
  get settings(): Settings {
    if (this.breadth === 'known') return this.#model.source(this.client);
    return (this.#settings ??= this.#model.source(this.client));
  }
}

/** A listener that can be reached from outside, and one of its addresses. */
interface WayIn {
  readonly listener: Listener | undefined;
  readonly versions: readonly Network['version'][];
  readonly startsWithTls: boolean;
}

/**
 * The clients of the internet that reach the server: for each network of a `<source>` section, and for all others. A
 * listener on a private address counts as closed, since nobody knows what is passed on to it. For listeners that name a
 * source, which few do, networks of known machines are left out: the source of the listener counts first.
 * @param isWhole without a listener PowerMTA takes 0.0.0.0:25, which is known of the whole only [G1§3.3.1.20]
 */
export function accesses(model: Model, isWhole: boolean): readonly Access[] {
  return isWhole ? accessesOfWhole(model) : accessesOfPart(model);
}

const accessesOfWhole: (model: Model) => readonly Access[] = oncePer((model) => findAccesses(model, true));
const accessesOfPart: (model: Model) => readonly Access[] = oncePer((model) => findAccesses(model, false));

function findAccesses(model: Model, isWhole: boolean): Access[] {
  const clients = findClients(model);
  return waysIn(model, isWhole).flatMap((way) =>
    clients
      .filter(({ network, breadth }) => way.versions.includes(network.version) && (breadth !== 'known' || isPlain(way)))
      .map((client) => new Access(model, way, client)),
  );
}

function isPlain({ listener }: WayIn): boolean {
  return listener?.source === undefined;
}

interface ClientKind {
  readonly network: Network;
  readonly breadth: Breadth;
  readonly address: bigint;
}

/** One address of each network that is in no narrower one. */
function findClients(model: Model): ClientKind[] {
  const found = new Map<Network, ClientKind>();
  for (const { network, start } of clientCells(model)) {
    if (found.has(network) || !isPublic(network)) continue;
    found.set(network, { network, breadth: breadthOf(network), address: start });
  }
  return [...found.values()];
}

function waysIn(model: Model, isWhole: boolean): WayIn[] {
  const { sources, whole } = model;
  if (!whole.items.some(({ name }) => name === 'smtp-listener')) {
    return isWhole ? [{ listener: undefined, versions: [4], startsWithTls: false }] : [];
  }
  const ways = new Map<string, WayIn>();
  for (const listener of sources.listeners) {
    if (ways.size === MOST_WAYS) break;
    if (!isPublic(listener.network) || !isTaken(listener)) continue;
    const startsWithTls = hasImmediateTls(listener);
    const key = `${startsWithTls} ${listener.network.version} ${listener.source?.name ?? ''}`;
    if (ways.has(key) || !isReached(model, listener)) continue;
    ways.set(key, { listener, versions: versionsOf(model, listener), startsWithTls });
  }
  return [...ways.values()];
}

/** Nobody has as many listeners with a source of their own, and each is compared with all others. */
const MOST_WAYS = 200;

/** Whether PowerMTA takes the line or section. It knows no braces. */
function isTaken({ line }: Listener): boolean {
  if (line.kind === 'line') return line.isValid;
  return line.node.kind === 'section' && line.node.head.kind === 'open-tag';
}

/** Whether the first address of a listener is not that of a narrower one. */
function isReached({ sources }: Model, listener: Listener): boolean {
  const { network, port } = listener;
  return sources.listenerFor({ address: network, port }) === listener;
}

function versionsOf({ options }: Model, { network }: Listener): WayIn['versions'] {
  const isForAll = network.prefix === 0 && options.assumptions['any-network'] === 'both-versions';
  return network.version === 4 && isForAll ? [4, 6] : [network.version];
}

function hasImmediateTls({ line }: Listener): boolean {
  return line.kind === 'block' && linesIn(line, 'immediate-tls').some(isOn);
}
