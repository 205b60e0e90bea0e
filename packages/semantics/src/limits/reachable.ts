/** Which virtual MTAs mail can leave by. [runtime 3] */
import { linesNamed } from '../project/find.ts';
import { representativeAddresses } from '../model/representatives.ts';
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import type { Settings } from '../model/resolver.ts';
import type { Line } from '../project/whole.ts';
import { ownSourceHosts } from '../routing/local-address.ts';
import { membersOf } from '../routing/virtual-mta-name.ts';
import { isNo, isYes } from '../routing/yes-or-no.ts';

/**
 * The virtual MTAs that something chooses: sources, pattern lists, pools, reroutes and cold ones. When clients may name
 * one themselves, all of them; so it is where nothing is said of clients. That files in the pickup directory may name
 * one too is left out, because nearly every server has such a directory and few use it. Where no client may send, they
 * are what is left, and leave by `{default}`.
 */
export function reachableVirtualMtas(model: Model): string[] {
  const { vmtas } = model;
  const clients = clientsOf(model);
  if (!clients || clients.letChoose) return [...vmtas.names];
  const chosen = chosenNames(model).flatMap((name) => membersOf(model, name));
  const local = clients.byLocalAddress ? vmtas.names.filter((name) => ownSourceHosts(model, name).length > 0) : [];
  const reached = new Set([...chosen, ...local, ...(clients.mayLeaveOpen ? [DEFAULT_VMTA] : [])]);
  const names = vmtas.names.filter((name) => reached.has(name));
  return names.length > 0 ? names : [DEFAULT_VMTA];
}

interface Clients {
  /** Whether some may name a virtual MTA themselves. */
  readonly letChoose: boolean;
  /** Whether some get the virtual MTA that sends from the address they connect to. */
  readonly byLocalAddress: boolean;
  /** Whether some may send without that anything chooses a virtual MTA. */
  readonly mayLeaveOpen: boolean;
}

/** Undefined when the configuration has no sources, listeners and users, which is so for parts of one. */
function clientsOf(model: Model): Clients | undefined {
  const { sources } = model;
  const networks = sources.networks.map(({ network }) => network);
  const users = model.symbols.names('smtp-user').map((user) => sources.settings({ user }));
  const listeners = sources.listeners.map(({ network, port }) =>
    sources.settings({ listener: { address: network, port } }),
  );
  if (networks.length + users.length + listeners.length === 0) return undefined;
  const strangers = representativeAddresses(networks)
    .map((address) => sources.settings({ address }))
    .filter((source) => !isNo(source.get('smtp-service')));
  const all = [...strangers, ...users, ...listeners];
  const byLocalAddress = all.some((source) => source.get('default-virtual-mta')?.value?.kind === 'enum');
  return {
    letChoose: all.some(letsChoose) || apiLinesOf(model).some(readsHeader),
    byLocalAddress,
    mayLeaveOpen: byLocalAddress || strangers.some((source) => mayLeaveOpen(model, source, users, listeners)),
  };
}

function letsChoose(source: Settings): boolean {
  return isYes(source.get('process-x-virtual-mta')) || isYes(source.get('allow-mailmerge'));
}

/** What is set for messages that come in over HTTP. [G1§10.19.1] */
function apiLinesOf({ sources }: Model): Line[] {
  return sources.named('{transmissions-api}').flatMap((block) => [...block.lines()]);
}

function readsHeader(line: Line): boolean {
  const value = line.argument(0);
  return line.name === 'process-x-virtual-mta' && value?.kind === 'boolean' && value.value;
}

/** Whether clients of a source may send, by themselves or as a user, and then nothing chooses. */
function mayLeaveOpen(
  { server }: Model,
  source: Settings,
  users: readonly Settings[],
  listeners: readonly Settings[],
): boolean {
  if (!leavesOpen(source)) return false;
  const needsUser = isYes(source.get('require-auth'));
  const named = (needsUser ? users : [...users, ...listeners]).filter(leavesOpen);
  if (needsUser && named.length === 0) return false;
  const isOpenRelay = ['relay-domain', 'relay-address'].some((name) => server.get(name)?.line !== undefined);
  return isOpenRelay || [source, ...named].some((one) => isYes(one.get('always-allow-relaying')));
}

function leavesOpen(source: Settings): boolean {
  return source.get('default-virtual-mta')?.line === undefined;
}

const choosing = new Set([
  'default-virtual-mta',
  'header',
  'mail-from',
  'rcpt-to',
  '*',
  'reroute-to-virtual-mta',
  'backoff-reroute-to-virtual-mta',
  'cold-virtual-mta',
  'invalid-virtual-mta-fallback',
]);

function chosenNames({ whole }: Model): string[] {
  return [...choosing].flatMap((directive) => [...linesNamed(whole, directive)].flatMap(nameIn));
}

function nameIn(line: Line): string[] {
  const value = line.read?.arguments.at(-1)?.value;
  if (value?.kind === 'reference') return [value.name];
  return value?.kind === 'pattern-result' && value.virtualMta ? [value.virtualMta.name] : [];
}
