import type { Client } from '../model/sources.ts';
import type { Difference, Subject } from './difference.ts';
import { formatIp, representativeAddresses } from './representatives.ts';
import { type Side, type Sides, both, differingSettings, setTheSame } from './sides.ts';

/** Every source setting that comes out otherwise: for an address of each cell, and for each user and listener. */
export function* differingSources(sides: Sides): Generator<Difference> {
  const networks = [sides.before, sides.after].flatMap(({ model }) =>
    model.sources.networks.map(({ network }) => network),
  );
  const addresses = representativeAddresses(networks);
  for (const address of addresses) yield* differencesFor(sides, { address });
  yield* differencesFor(sides, { pickup: true });
  for (const client of namedClients(sides)) {
    if (setsTheSame(sides, client)) continue;
    for (const address of addresses) yield* differencesFor(sides, { ...client, address });
  }
}

/** Equal named sources over equal ones for addresses give equal settings. */
function setsTheSame(sides: Sides, client: Client): boolean {
  const { before, after } = both(sides, ({ model }) => model.source(client));
  return setTheSame(sides, before, after);
}

function* differencesFor(sides: Sides, client: Client): Generator<Difference> {
  yield* differingSettings(
    sides,
    subjectOf(client),
    both(sides, ({ model }) => model.source(client)),
  );
}

function subjectOf({ address, listener, user }: Client): Subject {
  return {
    kind: 'source',
    ...(address && { address: formatIp(address) }),
    ...(listener && { listener: `${formatIp(listener.address)}:${listener.port}` }),
    ...(user !== undefined && { user }),
  };
}

/** Each user, each listener, and each user at each listener. */
function namedClients(sides: Sides): Client[] {
  const users = [...new Set([...usersOf(sides.before), ...usersOf(sides.after)])];
  const listeners = listenerClients(sides);
  const atListeners = users.flatMap((user) => listeners.map((listener) => ({ ...listener, user })));
  return [...users.map((user) => ({ user })), ...listeners, ...atListeners];
}

function usersOf({ model }: Side): readonly string[] {
  return model.symbols.names('smtp-user');
}

/** One address of each cell that the listeners of a port cut the local addresses into. */
function listenerClients({ before, after }: Sides): Client[] {
  const all = [...before.model.sources.listeners, ...after.model.sources.listeners].filter(({ source }) => source);
  const ports = Map.groupBy(all, ({ port }) => port);
  return [...ports].flatMap(([port, listeners]) =>
    representativeAddresses(listeners.map(({ network }) => network)).map((address) => ({
      listener: { address, port },
    })),
  );
}
