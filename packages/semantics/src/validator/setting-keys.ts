import { canonical } from '../model/canonical.ts';
import { combiningOf } from '../model/combining.ts';
import { synonymOf } from '../model/synonyms.ts';
import type { Line } from '../project/whole.ts';

/** The directive that a line stands for: an old name gives the new one. */
export function settingName(line: Line): string {
  const { row } = line;
  return row ? (synonymOf(row, line.parent.name)?.name ?? row.name) : line.name;
}

/** Whether a directive is set once, or once for each network or type; false where nobody knows. */
export function isSetOnce({ row, parent }: Line): boolean {
  if (!row || row.repeatable === 'unknown') return false;
  const combining = combiningOf(synonymOf(row, parent.name)?.name ?? row.name, row.repeatable === true);
  return row.repeatable === 'per-type' || combining === 'override' || combining === 'per-network';
}

/**
 * What a line sets, so that a second line with the same key in one section repeats or contradicts it; nothing where
 * several lines may stand, or where nobody knows.
 */
export function settingKeys(line: Line): readonly string[] {
  const { row } = line;
  if (!row || !isSetOnce(line) || !line.isValid) return [];
  if (row.repeatable === 'per-type') return typesIn(line).map((type) => `${row.name} ${type}`);
  const name = settingName(line);
  return [combiningOf(name, false) === 'per-network' ? `${name} ${networkIn(line)}` : name];
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
