import type { Ip, Network } from '@pmtakit/grammar';
import { type Block, type Line, type Model, type Settings, cellsOf, isNo, isYes } from '@pmtakit/semantics';
import { patternListOf } from './pattern-lines.ts';

/** Somebody who may send mail through the server, and what applies to it. */
export interface Submitter {
  readonly settings: Settings;
  /** The section that its own settings belong to. */
  readonly block: Block;
  /** The network whose addresses need no login; undefined for users. */
  readonly network: Network | undefined;
}

/** Networks and users that are asked: nobody wrote so many that differ. */
const MOST = 200;

const ALL_IPV4: Network = { version: 4, address: 0n, prefix: 0 };

/** The clients that may relay: those of `<source>` sections for addresses, and users. [G1§3.3.7, §3.3.8; runtime 2.1, 2.4] */
function submitters(model: Model): Submitter[] {
  const networks = model.sources.networks.map(({ network }) => network);
  const addresses = new Map<Network, Ip>();
  for (const { network, start } of cellsOf([...networks, ALL_IPV4])) {
    if (addresses.size <= MOST && !addresses.has(network)) {
      addresses.set(network, { version: network.version, address: start });
    }
  }
  const byAddress = [...addresses].flatMap(([network, address]) => clientIn(model, network, address) ?? []);
  const anywhere = [...addresses].find(([{ version, prefix }]) => version === 4 && prefix === 0)?.[1];
  return [...byAddress, ...usersOf(model, anywhere)].filter(maySend);
}

/** A client of the network of a section; nothing for addresses that no section is for. */
function clientIn({ sources }: Model, network: Network, address: Ip): Submitter | undefined {
  const [strongest] = sources.layers({ address });
  return strongest?.network && { settings: sources.settings({ address }), block: strongest.block, network };
}

/** Listeners with a source of their own decide for users too, and nobody knows who comes by which of them. */
function usersOf(model: Model, address: Ip | undefined): Submitter[] {
  const { sources } = model;
  if (sources.listeners.some(({ source }) => source)) return [];
  return [...sources.users].slice(0, MOST).flatMap(([block]) => {
    if (block?.value?.kind !== 'name') return [];
    const { name: user } = block.value;
    const home = sources.named(sources.sourceOf(user).name)[0] ?? block;
    const settings = sources.settings({ user, ...(address && { address }) });
    return [{ settings, block: home, network: undefined }];
  });
}

function maySend({ settings, network }: Submitter): boolean {
  if (isNo(settings.get('smtp-service')) || !isYes(settings.get('always-allow-relaying'))) return false;
  return network === undefined || !isYes(settings.get('require-auth'));
}

/** Those for whose mail nothing but a pattern list may choose a virtual MTA. [G1§8.4; runtime 3] */
export function leftToLists(model: Model): Submitter[] {
  return submitters(model).filter(({ settings }) => {
    const mailChooses = isYes(settings.get('process-x-virtual-mta')) || isYes(settings.get('allow-mailmerge'));
    return !mailChooses && !settings.get('default-virtual-mta')?.line;
  });
}

/** The pattern lists of some clients, each with the first line that names it. */
export function listsOf(model: Model, clients: readonly Submitter[]): Map<Block, Line> {
  const lists = new Map<Block, Line>();
  for (const { settings } of clients) {
    const { line, value } = settings.get('pattern-list') ?? {};
    const list = value?.kind === 'reference' ? patternListOf(model, value.name) : undefined;
    if (line && list && !lists.has(list)) lists.set(list, line);
  }
  return lists;
}
