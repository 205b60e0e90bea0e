/** Which virtual MTAs mail can leave by. [runtime 3] */
import { type Model, linesNamed } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import type { Settings } from '../model/resolver.ts';
import { isYes } from '../routing/accept.ts';
import type { Network } from '@pmtakit/grammar';

/**
 * The virtual MTAs that something chooses: sources, pattern lists, pools, reroutes and cold ones. When clients may name
 * one themselves, all of them.
 */
export function reachableVirtualMtas(model: Model): string[] {
  const { vmtas } = model;
  const byAddress = model.sources.networks.map(({ network }) => model.source({ address: firstOf(network) }));
  const all = [...byAddress, ...namedSources(model)];
  if (all.length === 0 || all.some(letsClientsChoose)) return [...vmtas.names];
  const chosen = chosenNames(model).flatMap((name) => vmtas.membersOf(name));
  const isAlwaysChosen = byAddress.length > 0 && byAddress.every(hasChoice);
  const known = new Set(
    [...(isAlwaysChosen ? [] : [DEFAULT_VMTA]), ...chosen].map((name) => vmtas.vmta(name)?.name ?? name),
  );
  return vmtas.names.filter((name) => known.has(name));
}

/** What the sources of users and listeners say, without what holds for the addresses of their clients. */
function namedSources({ sources, symbols }: Model): Settings[] {
  return [
    ...symbols.names('smtp-user').map((user) => sources.settings({ user })),
    ...sources.listeners.map(({ network, port }) =>
      sources.settings({ listener: { address: firstOf(network), port } }),
    ),
  ];
}

function firstOf({ version, address }: Network): { version: 4 | 6; address: bigint } {
  return { version, address };
}

function letsClientsChoose(source: Settings): boolean {
  const byAddress = source.get('default-virtual-mta')?.value?.kind === 'enum';
  return isYes(source.get('process-x-virtual-mta')) || isYes(source.get('allow-mailmerge')) || byAddress;
}

function hasChoice(source: Settings): boolean {
  const service = source.get('smtp-service')?.value;
  const isClosed = service?.kind === 'boolean' && !service.value;
  return isClosed || source.get('default-virtual-mta')?.line !== undefined;
}

const choosing = [
  'default-virtual-mta',
  'header',
  'mail-from',
  'rcpt-to',
  '*',
  'reroute-to-virtual-mta',
  'backoff-reroute-to-virtual-mta',
  'cold-virtual-mta',
  'invalid-virtual-mta-fallback',
];

function chosenNames({ whole }: Model): string[] {
  return choosing.flatMap((directive) =>
    [...linesNamed(whole, directive)].flatMap((line) => {
      const value = line.read?.arguments.at(-1)?.value;
      if (value?.kind === 'reference') return [value.name];
      return value?.kind === 'pattern-result' && value.virtualMta ? [value.virtualMta.name] : [];
    }),
  );
}
