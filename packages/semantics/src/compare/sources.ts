import type { Client } from '../model/sources.ts';
import type { Difference } from './difference.ts';
import { formatIp, representativeAddresses, representativeListeners } from './representatives.ts';
import { type Pair, type Side, type Sides, both, differencesAmong, isEqual, union } from './sides.ts';

/** Every source setting that comes out otherwise: for an address of each cell, and for each user and listener. */
export function* differingSources(sides: Sides): Generator<Difference> {
  const addresses = addressClients(sides);
  const isSame = addressText(sides.before) === addressText(sides.after);
  yield* differencesFor(sides, isSame ? [] : addresses);
  yield* differencesFor(sides, [{ pickup: true }]);
  const named = namedClients(sides);
  yield* differencesFor(
    sides,
    named.flatMap((client) => addresses.map((address) => ({ ...client, ...address }))),
  );
}

function differencesFor(sides: Sides, clients: Iterable<Client>): Generator<Difference> {
  return differencesAmong(sides, clients, {
    keyOf: (client) => layersOf(sides, client),
    settingsOf: ({ model }, client) => model.source(client),
    shown: subjectOf,
  });
}

function addressClients(sides: Sides): Client[] {
  const networks = union(sides, ({ model }) => model.sources.networks);
  return representativeAddresses(networks.map(({ network }) => network)).map((address) => ({ address }));
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

/** The sections that apply to a client, and what they set. */
function layersOf(sides: Sides, client: Client): Pair<string> {
  return both(sides, (side) =>
    side.model.sources
      .layers(client)
      .map(({ block }) => (block === side.model.whole ? globalText(side) : side.content.ofLines(block)))
      .join(';'),
  );
}

function subjectOf({ address, listener, user, pickup }: Client): Difference['subject'] {
  return {
    kind: 'source',
    ...(address && { address: formatIp(address) }),
    ...(listener && { listener: `[${formatIp(listener.address)}]:${listener.port}` }),
    ...(user !== undefined && { user }),
    ...(pickup && { pickup }),
  };
}

/**
 * Each user and each listener whose sources differ, and these users at each listener, and each user at these listeners.
 * Equal named sources over equal ones for addresses give equal settings.
 */
function namedClients(sides: Sides): Client[] {
  const users = distinct(
    sides,
    union(sides, ({ model }) => model.symbols.names('smtp-user')).map((user) => ({ user })),
  );
  const listeners = distinct(
    sides,
    representativeListeners(union(sides, ({ model }) => model.sources.listeners)).map((listener) => ({ listener })),
  );
  const differs = (client: Client): boolean => !isEqual(layersOf(sides, client));
  const otherUsers = users.filter(differs);
  const otherListeners = listeners.filter(differs);
  const atListeners = users.flatMap((user) =>
    (otherUsers.includes(user) ? listeners : otherListeners).map((listener) => ({ ...listener, ...user })),
  );
  return [...otherUsers, ...otherListeners, ...atListeners];
}

/** One of those to whom the same sections apply. */
function distinct(sides: Sides, clients: readonly Client[]): Client[] {
  const found = new Map<string, Client>();
  for (const client of clients) {
    const { before, after } = layersOf(sides, client);
    const key = `${before}\n${after}`;
    if (!found.has(key)) found.set(key, client);
  }
  return [...found.values()];
}
