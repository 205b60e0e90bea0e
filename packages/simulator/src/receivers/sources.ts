/** Who sends, as a mail server sees it. */
import { parseIp } from '@pmtakit/grammar';
import type { Scope } from './model.ts';
import { numberOf } from './luck.ts';

/** Addresses that a server treats as one sender. */
export class SourceNetwork {
  readonly id: number;
  /** Greylisted messages that it got through. */
  passed = 0;

  constructor(id: number) {
    this.id = id;
  }
}

/** An address that mail comes from. */
export class KnownSource {
  readonly id: number;
  readonly network: SourceNetwork;
  /** What its luck depends on. */
  readonly stream: number;
  /** Connections that it has open. */
  open = 0;
  /** Connections that it asked for so far. */
  asked = 0;

  constructor(id: number, network: SourceNetwork, stream: number) {
    this.id = id;
    this.network = network;
    this.stream = stream;
  }
}

/** The addresses that a server has met. */
export class KnownSources {
  readonly #server: string;
  readonly #byAddress = new Map<string, KnownSource>();
  readonly #networks = new Map<string, SourceNetwork>();

  /** @param server whose luck is not to be that of others */
  constructor(server: string) {
    this.#server = server;
  }

  of(address: string): KnownSource {
    const known = this.#byAddress.get(address);
    if (known) return known;
    const stream = numberOf(`${this.#server} ${address}`);
    const source = new KnownSource(this.#byAddress.size, this.#network(address), stream);
    this.#byAddress.set(address, source);
    return source;
  }

  #network(address: string): SourceNetwork {
    const name = networkOf(address);
    const network = this.#networks.get(name) ?? new SourceNetwork(this.#networks.size);
    this.#networks.set(name, network);
    return network;
  }
}

/** What servers take for one sender: 256 addresses of IPv4, and those of one link of IPv6. */
function networkOf(address: string): string {
  const ip = parseIp(address);
  if (!ip) return address;
  return ip.version === 4 ? `${ip.address >> 8n}` : `${ip.address >> 64n}/64`;
}

/** Where the count of a scope stands among all counts of a limit. @param hosts how many there are */
export function placeIn(scope: Scope, { id, network }: KnownSource, host: number, hosts: number): number {
  switch (scope) {
    case 'source':
      return id;
    case 'network':
      return network.id;
    case 'source-and-host':
      return id * hosts + host;
    case 'host':
      return host;
    case 'provider':
      return 0;
    default:
      return scope satisfies never;
  }
}
