/** Aliases, which are replaced once the virtual MTA is chosen. [G1§3.3.1.17; runtime 3] */
import type { Model } from '../model/model.ts';
import { linesNamed } from '../model/model.ts';
import type { Line } from '../project/whole.ts';
import { domainOf } from './message.ts';

export interface Alias {
  readonly line: Line;
  readonly targets: readonly string[];
}

/** The alias of an address: of the address itself, of its local part on our own hosts, or of its whole domain. */
export function aliasOf(model: Model, address: string): Alias | undefined {
  const domain = domainOf(address);
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const isOurs = model.server.of('host-name').some(({ value }) => value?.kind === 'host' && value.name === domain);
  const spellings = [address.toLowerCase(), ...(isOurs ? [local] : []), `*@${domain}`];
  const lines = [...linesNamed(model.whole, 'alias')].filter((line) => line.isValid);
  for (const spelling of spellings) {
    const line = lines.find((one) => sourceOf(one) === spelling);
    if (line) return { line, targets: targetsOf(line) };
  }
  return undefined;
}

function sourceOf(line: Line): string | undefined {
  const value = line.argument(0);
  return value?.kind === 'string' ? value.text.toLowerCase() : undefined;
}

function targetsOf(line: Line): string[] {
  const value = line.argument(1);
  return value?.kind === 'email-list' ? value.items.map(({ local, domain }) => `${local}@${domain}`) : [];
}
