import { type Network, type RegexValue, findsIn } from '@pmtakit/grammar';
import { validLinesIn } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import { contains } from '../model/networks.ts';
import { nameKey } from '../model/names.ts';
import type { Block } from '../project/whole.ts';
import { isOn } from './is-on.ts';
import { Nesting, domainChain } from './nesting.ts';
import { lineIn, listenerSources } from './source-needs.ts';

/** Which recipients are accepted from everybody. [G1§3.3.1.25, §3.3.1.32; runtime 2.4] */
export class Relaying {
  readonly #domains = new Nesting();
  readonly #addresses = new Set<string>();
  readonly #patterns: RegexValue[] = [];

  constructor(model: Model) {
    const { whole } = model;
    for (const line of validLinesIn(whole, 'relay-domain')) {
      const value = line.argument(0);
      if (value?.kind !== 'domain-pattern') continue;
      for (const key of model.macros.patternsOf(value)) this.#domains.add(domainChain(key));
    }
    for (const block of [whole, ...whole.blocks()]) this.#addHostNames(block);
    for (const line of validLinesIn(whole, 'relay-address')) {
      const value = line.argument(0);
      if (value?.kind === 'email') this.#addresses.add(`${value.local}@${value.domain}`.toLowerCase());
      if (value?.kind === 'regex') this.#patterns.push(value);
    }
  }

  /** Whether mail for a domain may be accepted. In doubt it is. */
  acceptsDomain(pattern: string): boolean {
    return this.#domains.overlaps(domainChain(pattern)) || this.#patterns.some((regex) => mayTake(regex, pattern));
  }

  acceptsAddress(local: string, domain: string): boolean {
    const address = `${local}@${domain}`.toLowerCase();
    return this.#addresses.has(address) || this.acceptsDomain(domain.toLowerCase());
  }

  /** A host name acts like a relay-domain. */
  #addHostNames(block: Block): void {
    for (const line of validLinesIn(block, 'host-name')) {
      const value = line.argument(0);
      if (value?.kind === 'host') this.#domains.add([value.name]);
    }
  }
}

/** Whether other machines may relay to any domain: by their address, or through a listener. [runtime 2.4] */
export function letsOthersRelay(model: Model): boolean {
  const { whole, options } = model;
  if (isAllowing(whole, model)) return true;
  const ofListeners = listenerSources(model);
  return [...whole.blocks()].some((block) => {
    const { value } = block;
    if (block.name !== 'source' || value?.kind !== 'source-tag' || !isAllowing(block, model)) return false;
    if (value.network) return !isLoopback(value.network);
    return ofListeners.has(nameKey(value.name ?? '', options.assumptions));
  });
}

function isAllowing(block: Block, model: Model): boolean {
  const line = lineIn(block, ['always-allow-relaying'], model);
  return line !== undefined && isOn(line);
}

const loopback: readonly Network[] = [
  { version: 4, address: 127n << 24n, prefix: 8 },
  { version: 6, address: 1n, prefix: 128 },
];

function isLoopback(network: Network): boolean {
  return loopback.some((block) => contains(block, network));
}

/** Whether an expression may take addresses of a domain: it names it, or no domain at all. */
function mayTake(value: RegexValue, domain: string): boolean {
  const plain = value.pattern.replaceAll('\\', '').toLowerCase();
  if (plain.includes(domain) || !/@.*\w\.\w/.test(plain)) return true;
  return findsIn(value, `user@${domain}`) ?? true;
}
