/** Aliases, which are replaced once the virtual MTA is chosen. [G1§3.3.1.17; runtime 3] */
import { linesNamed } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import type { Line } from '../project/whole.ts';
import { domainOf } from './message.ts';

export interface Alias {
  readonly line: Line;
  readonly targets: readonly string[];
}

/** All aliases of a configuration. Of several for one address the first counts. */
export class Aliases {
  readonly #bySource = new Map<string, Line>();
  readonly #ours: ReadonlySet<string>;

  constructor({ whole, server }: Model) {
    const hosts = server.of('host-name').flatMap(({ value }) => (value?.kind === 'host' ? [value.name] : []));
    this.#ours = new Set(hosts);
    for (const line of linesNamed(whole, 'alias')) {
      const source = sourceOf(line);
      if (line.isValid && source !== undefined && !this.#bySource.has(source)) this.#bySource.set(source, line);
    }
  }

  /** The alias of the address itself, of its local part on our own hosts, or of its whole domain. */
  of(address: string): Alias | undefined {
    if (this.#bySource.size === 0) return undefined;
    const domain = domainOf(address);
    const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
    const spellings = [address.toLowerCase(), ...(this.#ours.has(domain) ? [local] : []), `*@${domain}`];
    const line = spellings.map((spelling) => this.#bySource.get(spelling)).find((found) => found !== undefined);
    return line && { line, targets: targetsOf(line) };
  }
}

function sourceOf(line: Line): string | undefined {
  const value = line.argument(0);
  return value?.kind === 'string' ? value.text.toLowerCase() : undefined;
}

function targetsOf(line: Line): string[] {
  const value = line.argument(1);
  return value?.kind === 'email-list' ? value.items.map(({ local, domain }) => `${local}@${domain}`) : [];
}
