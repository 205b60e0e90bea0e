import { oncePer } from '@pmtakit/grammar';
import {
  type Block,
  type Model,
  DEFAULT_VMTA,
  addressesIn,
  reachableVirtualMtas,
  sourceIpsOf,
  virtualMtasOf,
} from '@pmtakit/semantics';

/** A virtual MTA, with the number of addresses that it may send from: all of each network. */
export interface Sender {
  readonly virtualMta: string;
  readonly addresses: number;
}

/** Virtual MTAs with sections of their own, of which each may answer otherwise, that are asked. */
const MOST_OF_OWN = 50;

/** Virtual MTAs that stand for all whose queues ask a `<domain>` section, those behind proxies left out. */
export function sendersOf(model: Model, section: Block): readonly Sender[] {
  if (section.parent?.value?.kind === 'name') return sampled(model, virtualMtasOf(model, section));
  return sendersOfAll(model);
}

const sendersOfAll: (model: Model) => readonly Sender[] = oncePer((model) => sampled(model, namesOf(model)));

/** Mail that no virtual MTA is chosen for only counts where none is defined. */
function namesOf(model: Model): readonly string[] {
  const names = reachableVirtualMtas(model).filter((name) => name !== DEFAULT_VMTA);
  return names.length > 0 ? names : [DEFAULT_VMTA];
}

/** Of those without sections of their own, one for each number of addresses and limit of connections. */
function sampled(model: Model, names: readonly string[]): Sender[] {
  const alike = new Set<string>();
  const senders: Sender[] = [];
  let own = 0;
  for (const virtualMta of names) {
    const isPlain = model.queues.tablesOf(virtualMta).length === 1;
    if (usesProxy(model, virtualMta) || (!isPlain && ++own > MOST_OF_OWN)) continue;
    const addresses = addressesOf(model, virtualMta);
    const kind = `${addresses} ${model.virtualMta(virtualMta).get('max-smtp-out')?.text}`;
    if (isPlain && alike.has(kind)) continue;
    if (isPlain) alike.add(kind);
    senders.push({ virtualMta, addresses });
  }
  return senders;
}

/** Proxies send from addresses that only they know for certain. */
export function usesProxy(model: Model, virtualMta: string): boolean {
  const settings = model.virtualMta(virtualMta);
  return proxyLines.some((name) => settings.get(name)?.line !== undefined);
}

const proxyLines = ['use-proxy', 'smtp-proxy-source-host'];

/** One where the system chooses the address. */
export function addressesOf(model: Model, virtualMta: string): number {
  return addressesIn(sourceIpsOf(model, virtualMta).map(({ network }) => network)) || 1;
}
