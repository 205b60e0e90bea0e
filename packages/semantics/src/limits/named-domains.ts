import { domainHomes } from '../model/domain-homes.ts';
import type { Model } from '../model/model.ts';

/** The domains that sections name themselves, macros filled in, in the order of the alphabet. */
export function namedDomains(model: Model): string[] {
  const keys = [...domainHomes(model)].flatMap(({ table }) => [...table.keys]);
  return [...new Set(keys)].filter((key) => !/^[*[{]/.test(key)).sort();
}
