import { type Ip, type Network, parseIp } from '@pmtakit/grammar';
import { linesIn } from '../project/find.ts';
import { append } from '../project/append.ts';
import type { Block, Line } from '../project/whole.ts';
import type { AssumptionName, ModelOptions } from './assumptions.ts';
import { strongestFirst } from './duplicates.ts';
import { nameKey } from './names.ts';
import { NetworkIndex } from './network-index.ts';
import { contains, isSameNetwork, networkOf } from './networks.ts';
import { type Layer, Resolver, type Settings } from './resolver.ts';

/** Where mail comes in from. */
export interface Client {
  /** The address of the client; none for the pickup directory. */
  readonly address?: Ip;
  /** The local address and port that the client reached. */
  readonly listener?: { readonly address: Ip; readonly port: number };
  /** The name it logged in with. */
  readonly user?: string;
  readonly pickup?: true;
}

/** A `<source>` section for the addresses of a network. */
interface Addressed {
  readonly block: Block;
  readonly network: Network;
}

/** What `0/0` is. */
const ALL_IPV4: Network = { version: 4, address: 0n, prefix: 0 };

/** One `<source>` section as it applies to a client. */
export interface SourceLayer extends Layer {
  readonly network: Network | undefined;
}

/** A listener: its address, and the source that its clients get. */
export interface Listener {
  readonly line: Line | Block;
  readonly network: Network;
  readonly port: number;
  /** The line that names the source, and the name. */
  readonly source: { readonly line: Line; readonly name: string } | undefined;
}

/** What applies to clients: `<source>` sections, listeners and users. [G1§3.3.7, §3.3.8, §10.4.2; runtime 2] */
export class Sources {
  readonly listeners: readonly Listener[];
  readonly #byAddress: readonly Addressed[];
  #index: NetworkIndex<Addressed> | undefined;
  readonly #byName = new Map<string, Block[]>();
  readonly #users = new Map<string, Block[]>();
  readonly #whole: Block;
  readonly #options: ModelOptions;
  readonly #resolver: Resolver<SourceLayer>;
  /** The same client is asked about for each of its messages. */
  #settings = new WeakMap<Client, Settings>();

  constructor(whole: Block, options: ModelOptions) {
    this.#whole = whole;
    this.#options = options;
    const blocks = [...whole.blocks()];
    this.listeners = [...whole.items].flatMap((item) => listenerOf(item) ?? []);
    this.#byAddress = blocks.flatMap((block) => addressed(block) ?? []);
    for (const block of blocks) this.#enlist(block);
    this.#resolver = new Resolver('source', options, (winner, loser) => this.#restsOn(winner, loser));
  }

  /** Whatever was found out of clients may be another thing now. */
  forget(): this {
    this.#settings = new WeakMap();
    return this;
  }

  settings(client: Client): Settings {
    const known = this.#settings.get(client) ?? this.#resolver.resolve(this.layers(client));
    this.#settings.set(client, known);
    return known;
  }

  /** The lines of a `<source>` section that set something. */
  linesOf(block: Block): ReturnType<Resolver<SourceLayer>['linesOf']> {
    return this.#resolver.linesOf(block);
  }

  /** The sections that apply to a client, the strongest first. */
  layers(client: Client): SourceLayer[] {
    const byName = this.#named(client);
    const byAddress = client.address ? this.#matching(networkOf(client.address)) : [];
    const pickup = client.pickup ? this.#layersNamed('{pickup}', 'pickup') : [];
    return [...byName, ...pickup, ...byAddress, { block: this.#whole, scope: 'global', network: undefined }];
  }

  /** The `<source>` sections of a name. */
  named(name: string): readonly Block[] {
    return this.#byName.get(this.#key(name)) ?? [];
  }

  /** The `<smtp-user>` sections of a name. */
  user(name: string): readonly Block[] {
    return this.#users.get(this.#key(name)) ?? [];
  }

  get users(): Iterable<readonly Block[]> {
    return this.#users.values();
  }

  /** The networks of all sections that are for addresses. */
  get networks(): readonly Addressed[] {
    return this.#byAddress;
  }

  /** The source that a user's section names, with its line; `{auth}` for a user whose section names none. */
  sourceOf(user: string): { readonly name: string; readonly line: Line | undefined } {
    const { assumptions } = this.#options;
    for (const block of strongestFirst(this.user(user), assumptions)) {
      const lines = linesIn(block, 'source').filter((line) => referenceIn(line, 0) !== undefined);
      const line = assumptions['repeated-lines'] === 'first' ? lines[0] : lines.at(-1);
      const name = line && referenceIn(line, 0);
      if (line && name !== undefined) return { name, line };
    }
    return { name: '{auth}', line: undefined };
  }

  /** The listener that a local address and port belong to: the one with the narrowest network. */
  listenerFor({ address, port }: { readonly address: Ip; readonly port: number }): Listener | undefined {
    return this.listeners
      .filter((listener) => listener.port === port && this.#holds(listener.network, networkOf(address)))
      .toSorted((a, b) => b.network.prefix - a.network.prefix)[0];
  }

  #enlist(block: Block): void {
    const { value } = block;
    if (block.name === 'source' && value?.kind === 'source-tag' && value.name !== undefined) {
      append(this.#byName, this.#key(value.name), block);
    }
    if (block.name === 'smtp-user' && value?.kind === 'name') append(this.#users, this.#key(value.name), block);
  }

  #named(client: Client): SourceLayer[] {
    const user = client.user === undefined ? [] : this.#userLayers(client.user);
    const listener = client.listener && this.listenerFor(client.listener)?.source;
    const byListener = listener ? this.#layersNamed(listener.name, 'listener') : [];
    return this.#options.assumptions['named-sources'] === 'user-over-listener'
      ? [...user, ...byListener]
      : [...byListener, ...user];
  }

  #userLayers(user: string): SourceLayer[] {
    const { name } = this.sourceOf(user);
    const own = this.#layersNamed(name, 'user');
    if (name === '{auth}' || this.#options.assumptions['auth-defaults'] === 'own-source-only') return own;
    return [...own, ...this.#layersNamed('{auth}', 'auth')];
  }

  #layersNamed(name: string, scope: string): SourceLayer[] {
    const blocks = strongestFirst(this.named(name), this.#options.assumptions);
    return blocks.map((block) => ({ block, scope, network: undefined }));
  }

  /** Since 5.0 the narrower network wins, before that the section that stands first. [G1§3.3.7; runtime 2.2, 2.3] */
  #matching(address: Network): SourceLayer[] {
    const matching = this.#sourcesAround(address);
    const groups = Map.groupBy(matching, ({ network }) => `${network.version} ${network.prefix}`);
    const layers = [...groups.values()]
      .flatMap((same) => strongestFirst(same, this.#options.assumptions))
      .map(({ block, network }) => ({ block, network, scope: 'address' }));
    if (this.#firstMatches) return layers.sort((a, b) => a.block.order - b.block.order);
    return layers.sort((a, b) => b.network.prefix - a.network.prefix);
  }

  get #firstMatches(): boolean {
    const { version, assumptions } = this.#options;
    const order = assumptions['source-order'];
    return order === 'by-version' ? version < '5.0' : order === 'first-match';
  }

  /** The sections whose networks hold an address, in the order of the text. */
  #sourcesAround(address: Network): Addressed[] {
    this.#index ??= indexOf(this.#byAddress);
    const found = this.#index.holding(address);
    const others =
      address.version === 6 ? this.#index.holding(ALL_IPV4).filter(({ network }) => this.#holds(network, address)) : [];
    return [...others, ...found].sort((a, b) => a.block.order - b.block.order);
  }

  #holds(outer: Network, inner: Network): boolean {
    return (
      contains(outer, inner) ||
      (outer.prefix === 0 && outer.version === 4 && this.#options.assumptions['any-network'] === 'both-versions')
    );
  }

  #restsOn(winner: SourceLayer, loser: SourceLayer): AssumptionName | undefined {
    if (winner.scope !== loser.scope) return this.#betweenScopes(winner, loser);
    if (!winner.network || !loser.network || isSameNetwork(winner.network, loser.network)) return 'duplicate-blocks';
    const wouldSwap = this.#firstMatches
      ? winner.network.prefix < loser.network.prefix
      : this.#options.version < '5.0' && winner.block.order > loser.block.order;
    return wouldSwap ? 'source-order' : undefined;
  }

  #betweenScopes(winner: SourceLayer, loser: SourceLayer): AssumptionName | undefined {
    const scopes = new Set([winner.scope, loser.scope]);
    return scopes.has('user') && scopes.has('listener') ? 'named-sources' : undefined;
  }

  #key(name: string): string {
    return nameKey(name, this.#options.assumptions);
  }
}

/** A client that is described in words: an address, and the local `address:port` that it reached. */
export function clientOf(words: { address?: string; listener?: string; user?: string; pickup?: boolean }): Client {
  const address = words.address === undefined ? undefined : parseIp(words.address);
  const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(words.listener ?? '') ?? [];
  const local = parseIp(host);
  return {
    ...(address && { address }),
    ...(local && { listener: { address: local, port: Number(port) } }),
    ...(words.user !== undefined && { user: words.user }),
    ...(words.pickup && { pickup: true }),
  };
}

function indexOf(sections: readonly Addressed[]): NetworkIndex<Addressed> {
  const index = new NetworkIndex<Addressed>();
  for (const section of sections) index.add(section.network, section);
  return index;
}

function addressed(block: Block): Addressed | undefined {
  const { value } = block;
  return block.name === 'source' && value?.kind === 'source-tag' && value.network
    ? { block, network: value.network }
    : undefined;
}

/** `smtp-listener ADDRESS [source=NAME]`, or the section of that name with a `source` line. [G1§3.3.1.20, §3.3.17] */
function listenerOf(item: Line | Block): Listener | undefined {
  if (item.name !== 'smtp-listener') return undefined;
  const address = item.kind === 'line' ? item.argument(0) : item.value;
  if (address?.kind !== 'listen-address') return undefined;
  const { network, port } = address;
  return { line: item, network, port, source: sourceIn(item) };
}

function sourceIn(item: Line | Block): Listener['source'] {
  const line = item.kind === 'line' ? item : linesIn(item, 'source').at(-1);
  const name = line && referenceIn(line, item.kind === 'line' ? 1 : 0);
  return line && name !== undefined ? { line, name } : undefined;
}

function referenceIn(line: Line, index: number): string | undefined {
  const value = line.argument(index);
  return value?.kind === 'reference' ? value.name : undefined;
}
