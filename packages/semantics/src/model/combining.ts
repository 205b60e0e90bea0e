import type { CatalogueRow } from '@pmtakit/grammar';

/** How the lines of one setting combine over its layers. */
export type Combining =
  /** The strongest layer that sets it wins. */
  | 'override'
  /** The same, for each network on its own. */
  | 'per-network'
  /** The lines of all layers count, the strongest layer first. */
  | 'every-layer'
  /** The lines of the strongest scope that has any count, and only they. */
  | 'nearest-scope';

/** Settings that do not simply override. [G1§3.3.1.33, §3.3.13, §8.2; runtime 5] */
const combinings: ReadonlyMap<string, Combining> = new Map<string, Combining>([
  ['domain-key', 'every-layer'],
  ['include-headers-from', 'every-layer'],
  ['cold-virtual-mta', 'every-layer'],
  ['smtp-source-host', 'nearest-scope'],
  ['smtp-proxy-source-host', 'nearest-scope'],
  ['smtp-source-ip', 'nearest-scope'],
  ['auto-cold-virtual-mta', 'nearest-scope'],
  ['host-name', 'nearest-scope'],
  ['source-ip-max-smtp-out', 'per-network'],
  ['source-ip-max-connect-rate', 'per-network'],
  ['source-ip-max-msg-rate', 'per-network'],
  ['source-ip-max-data-volume-rate', 'per-network'],
]);

/** Lines that may stand several times all count, and so do those that may stand once for each record type. */
export function combiningOf({ name, repeatable }: Pick<CatalogueRow, 'name' | 'repeatable'>): Combining {
  const isList = repeatable === true || repeatable === 'per-type';
  return combinings.get(name) ?? (isList ? 'every-layer' : 'override');
}
