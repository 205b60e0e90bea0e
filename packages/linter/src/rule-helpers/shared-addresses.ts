import type { CidrValue, Network } from '@pmtakit/grammar';
import { type Line, contains, inOrder } from '@pmtakit/semantics';
import { firstBy } from './first-by.ts';

/** A virtual MTA that sends from a network. */
export interface User {
  readonly virtualMta: string;
  readonly line: Line;
  readonly network: CidrValue;
}

/** A network with the virtual MTAs that name it, and those that name a part of it. */
export interface SharedNetwork {
  readonly network: CidrValue;
  readonly users: ReadonlyMap<string, User>;
  readonly within: ReadonlyMap<string, User>;
}

/** Each network that is named, in the order of the addresses. Networks lie in each other or apart. */
export function sharedNetworks(all: readonly User[]): SharedNetwork[] {
  const byNetwork = Map.groupBy(all, ({ network }) => keyOf(network));
  const networks = [...byNetwork.values()].flatMap(([first]) => first?.network ?? []);
  const found = inOrder(networks).map((network) => ({
    network,
    users: firstBy(byNetwork.get(keyOf(network)) ?? [], ({ virtualMta }) => virtualMta),
    within: new Map<string, User>(),
  }));
  const open: (typeof found)[number][] = [];
  for (const one of found) {
    for (let top = open.at(-1); top && !contains(top.network, one.network); top = open.at(-1)) open.pop();
    for (const around of open) {
      for (const [name, user] of one.users) {
        if (!around.users.has(name) && !around.within.has(name)) around.within.set(name, user);
      }
    }
    open.push(one);
  }
  return found;
}

/** The same for two spellings of one network. */
export function keyOf({ version, address, prefix }: Network): string {
  return `${version} ${address}/${prefix}`;
}
