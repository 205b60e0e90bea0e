import type { Model } from '../model/model.ts';

/** The domains that sections name themselves, macros filled in, in the order of the alphabet. */
export function namedDomains(model: Model): string[] {
  const tables = [
    model.queues.global,
    ...[...model.vmtas.pools].map((pool) => model.queues.poolTable(pool)),
    ...[...model.vmtas.vmtas].map(({ name }) => model.queues.vmtaTable(name)),
  ];
  const keys = tables.flatMap((table) => (table ? [...table.keys] : []));
  return [...new Set(keys)].filter((key) => !/^[*[{]/.test(key)).sort();
}
