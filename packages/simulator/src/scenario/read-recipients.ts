/**
 * Reads to whom a stream writes: a domain, a named mix, or a table of domains with weights. A name in a table may hold a
 * range: `shop-{1..500}.example: 20` are 500 domains that share the weight. Addresses are taken, too, for configurations
 * that look at them.
 */
import type { RecipientMix } from '../traffic/stream-spec.ts';
import { isDomain } from './domains.ts';
import { mixes } from './mixes.ts';
import { type Place, possible, short } from './place.ts';
import { readWeight } from './read-arrival.ts';

/** What fits into memory beside the rest. */
const MOST_DOMAINS = 1_000_000;

export function readRecipients(place: Place): RecipientMix {
  if (!place.isMap) return named(place, place.text('a domain, the name of a mix, or a table of domains and weights'));
  const table = new MixTable();
  for (const [name, one] of place.entries()) table.add(one, name, readWeight(one));
  return table.mix(place);
}

function named(place: Place, name: string): RecipientMix {
  const mix = mixes.get(name);
  const table = new MixTable();
  if (mix) for (const [domain, weight] of Object.entries(mix.weights)) table.add(place, domain, weight);
  else if (/[.@[]/.test(name)) table.add(place, name, 1);
  else return place.fail(`${short(name)} is neither a domain nor a mix${possible(name, [...mixes.keys()])}`);
  return table.mix(place);
}

class MixTable {
  readonly #weights = new Map<string, number>();

  add(place: Place, name: string, weight: number): void {
    const domains = expanded(place, inLowerCase(name));
    if (this.#weights.size + domains.length > MOST_DOMAINS) {
      place.fail(`makes it more than ${MOST_DOMAINS} domains, which is as many as are taken`);
    }
    for (const domain of domains) {
      this.#weights.set(domain, (this.#weights.get(domain) ?? 0) + weight / domains.length);
    }
  }

  mix(place: Place): RecipientMix {
    const weights = Float64Array.from(this.#weights.values());
    if (weights.every((weight) => weight === 0)) place.fail('has no weight above zero, so nobody would get mail');
    const domains = [...this.#weights.keys()];
    return { domains, weights, hasAddresses: domains.some((domain) => domain.includes('@')) };
  }
}

/** The domains that a name stands for. */
function expanded(place: Place, name: string): readonly string[] {
  const [, before = '', first, last, behind = ''] = /^([^{}]*)\{(\d{1,9})\.\.(\d{1,9})\}([^{}]*)$/.exec(name) ?? [];
  const from = Number(first ?? 0);
  const count = first === undefined ? 1 : Number(last) - from + 1;
  if (count < 1) return place.fail(`${short(name)} counts down; write the smaller number first`);
  if (count > MOST_DOMAINS) return place.fail(`${short(name)} is more than ${MOST_DOMAINS} domains; narrow the range`);
  const sample = first === undefined ? name : `${before}${last}${behind}`;
  if (!isRecipient(sample)) return place.fail(`${short(name)} is no domain; write a name such as gmail.com`);
  if (first === undefined) return [name];
  return Array.from({ length: count }, (_, index) => `${before}${from + index}${behind}`);
}

const ADDRESS_LITERAL = /^\[(?:[\d.]+|ipv6:[\da-f:.]+)\]$/i;

/** A domain, an IP address in brackets, or an address where a configuration tells those of one domain apart. */
function isRecipient(name: string): boolean {
  const at = name.lastIndexOf('@');
  const domain = name.slice(at + 1);
  return (
    (isDomain(domain) || ADDRESS_LITERAL.test(domain)) &&
    (at === -1 || (name.indexOf('@') === at && /^[^\s<>,;"]{1,64}@/.test(name)))
  );
}

/** The local part of an address stays as it is written. */
function inLowerCase(name: string): string {
  const at = name.lastIndexOf('@');
  return name.slice(0, at + 1) + name.slice(at + 1).toLowerCase();
}
