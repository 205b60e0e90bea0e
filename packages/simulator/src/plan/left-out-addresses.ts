/** Where `ip-connection-limit` is left out, for reports. */
import { parseIp } from '@pmtakit/grammar';
import type { Model, Setting } from '@pmtakit/semantics';
import { type Addresses, addressLimitLines } from './server-plan.ts';

/** All lines of it, with the reason. */
export function addressLimitsIn(model: Model, why: string): string[] {
  return addressLimitLines(model).map((setting) => leftOutText(setting, why));
}

/** The lines that may be for mail servers whose addresses nobody knows; one for all addresses is for them, too. */
export function unknownAddressesIn(model: Model, hosts: readonly string[], addresses: Addresses): string[] {
  const unknown = hosts.find((host) => !parseIp(host) && !addresses.has(host.toLowerCase()));
  if (unknown === undefined) return [];
  const why = `for mail servers without an address in the scenario, such as ${unknown}`;
  const own = addressLimitLines(model).filter(
    ({ values: [network] }) => network?.kind === 'cidr' && network.prefix > 0,
  );
  return own.map((setting) => leftOutText(setting, why));
}

function leftOutText({ name, text, line }: Setting, why: string): string {
  return `${name} ${text}${line ? ` (${line.place.file}:${line.place.line})` : ''}, ${why}`;
}
