import type { CatalogueRow } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import { combiningOf } from '../model/combining.ts';
import { synonymOf } from '../model/synonyms.ts';
import type { Line } from '../project/whole.ts';

/** The directive that a line stands for: an old name gives the new one. */
export function settingName(line: Line): string {
  return rowOf(line)?.name ?? line.name;
}

/** Whether a directive is set once, or once for each network or type; false where nobody knows. */
export function isSetOnce(line: Line): boolean {
  const row = rowOf(line);
  if (!row || line.row?.repeatable === 'unknown') return false;
  const combining = combiningOf(row);
  return row.repeatable === 'per-type' || combining === 'override' || combining === 'per-network';
}

/**
 * What a line sets, so that a second line with the same key in one section repeats or contradicts it; nothing where
 * several lines may stand, or where nobody knows.
 */
export function settingKeys(line: Line): readonly string[] {
  const row = rowOf(line);
  if (!row || !isSetOnce(line) || !line.isValid) return [];
  if (row.repeatable === 'per-type') return typesIn(line).map((type) => `${row.name} ${type}`);
  return [combiningOf(row) === 'per-network' ? `${row.name} ${networkIn(line)}` : row.name];
}

function rowOf({ row, parent }: Line): CatalogueRow | undefined {
  return (row && synonymOf(row, parent.name)?.row) ?? row;
}

function typesIn(line: Line): string[] {
  const types = line.argument(0);
  return types?.kind === 'record-types' ? types.items.map(({ name }) => name) : [];
}

/** An old name without a network holds for all addresses. */
function networkIn(line: Line): string {
  const network = line.argument(0);
  return network?.kind === 'cidr' ? canonical(network) : '4:0/0';
}
