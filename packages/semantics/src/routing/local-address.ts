/** `default-virtual-mta by-smtp-source-ip`. [G1§3.3.7.29, §8.4.5] */
import type { Ip } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import { contains, networkOf } from '../model/networks.ts';
import type { Setting } from '../model/setting.ts';
import { type Choice, chosen } from './choice.ts';
import { type Step, stepBy } from './step.ts';

/** The virtual MTA that sends from the address the client connected to. @param step what to tell first */
export function sendingFrom(model: Model, local: Ip | undefined, step: Step): Choice | Step[] {
  if (!local)
    return [step, { stage: 'virtual-mta', text: 'the local address is not known, so nothing is chosen by it' }];
  for (const name of model.vmtas.names) {
    const host = ownSourceHosts(model, name).find((setting) => holds(setting, local));
    if (host) return chosen(name, step, stepBy('virtual-mta', host, `${name} sends from that address`));
  }
  return [step, { stage: 'virtual-mta', text: 'no virtual MTA sends from that address' }];
}

/** Without those of the top level, from which every virtual MTA sends that has none of its own. */
export function ownSourceHosts(model: Model, virtualMta: string): Setting[] {
  const hosts = model.virtualMta(virtualMta).of('smtp-source-host');
  return hosts.filter(({ line }) => line?.parent.name === 'virtual-mta');
}

function holds({ values: [network] }: Setting, address: Ip): boolean {
  return network?.kind === 'cidr' && contains(network, networkOf(address));
}
