import { type Ip, type Network, parseIp } from '@pmtakit/grammar';
import {
  type Listener,
  type Model,
  contains,
  formatIp,
  networkOf,
  linesIn,
  linesNamed,
  networksIn,
} from '@pmtakit/semantics';
import { isLoopback } from './public-networks.ts';

/** Where this server takes mail: a listener, or what PowerMTA listens on without one. */
export interface OwnListener {
  readonly listener: Listener | undefined;
  readonly address: Ip;
  readonly port: number;
}

/**
 * The addresses and ports on which a whole configuration takes mail. Its own addresses are those of the loopback, those
 * that virtual MTAs send from, and those that a listener names. [G1§3.3.1.20, §3.3.12.1]
 */
export class OwnListeners {
  readonly #model: Model;
  readonly #local = new Set<string>();
  /** Listeners for one address, by address and port. */
  readonly #single = new Map<string, Listener>();
  /** Those for more, the narrowest first. */
  readonly #wide: readonly Listener[];

  constructor(model: Model) {
    this.#model = model;
    const hosts = linesNamed(model.whole, 'smtp-source-host').flatMap(networksIn);
    const { listeners } = model.sources;
    for (const network of [...hosts, ...listeners.map((listener) => listener.network)]) {
      if (isSingle(network)) this.#local.add(formatIp(network));
    }
    for (const listener of listeners.filter(({ network }) => isSingle(network))) {
      this.#single.set(`${formatIp(listener.network)} ${listener.port}`, listener);
    }
    this.#wide = listeners
      .filter(({ network }) => !isSingle(network))
      .toSorted((a, b) => b.network.prefix - a.network.prefix);
  }

  /** The listener behind a host and port to which mail is sent. Names other than `localhost` are up to the DNS. */
  at(host: string, port: number): OwnListener | undefined {
    const address = parseIp(host === 'localhost' ? '127.0.0.1' : host);
    if (!address || !this.#isOwn(address)) return undefined;
    const listener =
      this.#single.get(`${formatIp(address)} ${port}`) ??
      this.#wide.find((wide) => wide.port === port && takes(wide.network, address));
    if (listener) return { listener, address, port };
    return port === this.#builtInPort ? { listener, address, port } : undefined;
  }

  /** What PowerMTA listens on where no listener is named. */
  get #builtInPort(): number | undefined {
    const { whole } = this.#model;
    if (whole.items.some(({ name }) => name === 'smtp-listener')) return undefined;
    const line = linesIn(whole, 'smtp-port').at(-1);
    const port = line?.argument(0);
    if (!line) return 25;
    return port?.kind === 'integer' ? port.value : undefined;
  }

  #isOwn(address: Ip): boolean {
    return isLoopback(networkOf(address)) || this.#local.has(formatIp(address));
  }
}

/** `0.0.0.0:25` is written for all addresses, as `0/0:25` is. [G1§3.3.1.20] */
function isSingle(network: Network): boolean {
  return network.prefix === networkOf(network).prefix && network.address !== 0n;
}

function takes(network: Network, address: Ip): boolean {
  return network.address === 0n ? network.version === address.version : contains(network, networkOf(address));
}
