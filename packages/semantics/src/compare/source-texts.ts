import type { Client } from '../model/sources.ts';
import type { Subject } from './difference.ts';
import { formatIp, representativeAddresses, representativeListeners } from '../model/representatives.ts';
import { type Pair, type Side, type Sides, both, isEqual, namesIn, union } from './sides.ts';

/** A client by one thing that is known of it. */
type Kind = 'address' | 'user' | 'listener';

/** The clients that stand for all, and what decides on their settings. */
export class SourceTexts {
  /** Whether there were more pairs of users and listeners. */
  isCut = false;
  readonly #sides: Sides;
  readonly #mostPairs: number;
  readonly #clients: Readonly<Record<Kind, readonly Client[]>>;
  /** The names of users and listeners to whom the same sections apply as to the first of them. */
  readonly #alike = new Map<string, readonly string[]>();
  /** Some of each kind, by the names of settings. */
  readonly #chosen = new Map<string, readonly Client[]>();

  /** @param mostPairs how many pairs of users and listeners are given for all of one kind together */
  constructor(sides: Sides, mostPairs = Infinity) {
    this.#sides = sides;
    this.#mostPairs = mostPairs;
    const networks = union(sides, ({ model }) => model.sources.networks.map(({ network }) => network));
    const users = union(sides, ({ model }) => model.symbols.names('smtp-user'));
    const listeners = representativeListeners(union(sides, ({ model }) => model.sources.listeners));
    this.#clients = {
      address: representativeAddresses(networks).map((address) => ({ address })),
      user: this.#distinct(users.map((user) => ({ user }))),
      listener: this.#distinct(listeners.map((listener) => ({ listener }))),
    };
  }

  /** The users or listeners that one of those in `clients` stands for. */
  standsFor(name: string): readonly string[] {
    return this.#alike.get(name) ?? [name];
  }

  /**
   * Clients by their addresses, and those whose named sources differ: equal named sources over equal ones for addresses
   * give equal settings.
   */
  *clients(): Generator<Client> {
    if (!isEqual(both(this.#sides, addressText))) yield* this.#clients.address;
    yield { pickup: true };
    yield* this.#named('user', 'listener');
    yield* this.#named('listener', 'user');
  }

  /** The sections that apply to a client, and what they set. */
  layersOf(client: Client): Pair<string> {
    return both(this.#sides, (side) =>
      side.model.sources
        .layers(client)
        .map(({ block }) => (block === side.model.whole ? globalText(side) : side.content.ofLines(block)))
        .join(';'),
    );
  }

  /** Each client of a kind that differs, alone and with one of each sort of the other kind. */
  *#named(kind: Kind, other: Kind): Generator<Client> {
    const most = Math.max(1, this.#mostPairs / this.#clients[kind].length);
    for (const client of this.#clients[kind]) {
      const names = this.#namesOf(client);
      if (names.length === 0) continue;
      const others = [{}, ...this.#choose(other, names)];
      const addresses = this.#choose('address', names);
      const asked = others.slice(0, Math.max(1, Math.ceil(most / addresses.length)));
      if (asked.length < others.length) this.isCut = true;
      for (const beside of asked) for (const address of addresses) yield { ...client, ...beside, ...address };
    }
  }

  /** The settings that the named sources of a client set otherwise. */
  #namesOf(client: Client): string[] {
    if (isEqual(this.layersOf(client))) return [];
    const settings = both(this.#sides, ({ model }) => model.source(client));
    return [...namesIn(settings)].filter((name) => !isEqual(this.#textsOf(client, [name])));
  }

  /** One of all clients for whom these settings are the same. */
  #choose(kind: Kind, names: readonly string[]): readonly Client[] {
    const key = `${kind} ${names.join(' ')}`;
    const known = this.#chosen.get(key) ?? firstOfEach(this.#clients[kind], (client) => this.#textsOf(client, names));
    this.#chosen.set(key, known);
    return known;
  }

  #textsOf(client: Client, names: readonly string[]): Pair<string> {
    return both(this.#sides, ({ model, content }) => {
      const settings = model.source(client);
      return names.map((name) => content.asWritten(settings.of(name))).join('\n\n');
    });
  }

  /** One of those to whom the same sections apply. */
  #distinct(clients: readonly Client[]): Client[] {
    return grouped(clients, (client) => this.layersOf(client)).flatMap((group) => {
      const names = group.map(nameIn);
      this.#alike.set(names[0] ?? '', names);
      return group.slice(0, 1);
    });
  }
}

function firstOfEach(clients: readonly Client[], textOf: (client: Client) => Pair<string>): Client[] {
  return grouped(clients, textOf).flatMap((group) => group.slice(0, 1));
}

function grouped(clients: readonly Client[], textOf: (client: Client) => Pair<string>): Client[][] {
  const found = Map.groupBy(clients, (client) => {
    const { before, after } = textOf(client);
    return `${before}\n\n\n${after}`;
  });
  return [...found.values()];
}

function nameIn({ user, listener }: Client): string {
  return user ?? (listener ? formattedListener(listener) : '');
}

function formattedListener({ address, port }: NonNullable<Client['listener']>): string {
  return `[${formatIp(address)}]:${port}`;
}

/** All sections for addresses and what they set, in their order. */
function addressText({ model, content }: Side): string {
  const texts = model.sources.networks.map(({ block, network: { version, address, prefix } }) =>
    [version, address, prefix, content.ofLines(block)].join(' '),
  );
  return [...texts, globalText({ model, content })].join('\n');
}

/** What the top level sets for all clients. */
function globalText({ model, content }: Side): string {
  return model.sources
    .linesOf(model.whole)
    .map(({ line }) => content.ofLine(line))
    .join('\n');
}

/** A client in the words of `clientOf`. */
export function formatted({ address, listener, user, pickup }: Client): Extract<Subject, { kind: 'source' }> {
  return {
    kind: 'source',
    ...(address && { address: formatIp(address) }),
    ...(listener && { listener: formattedListener(listener) }),
    ...(user !== undefined && { user }),
    ...(pickup && { pickup }),
  };
}
