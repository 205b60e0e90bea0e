import type { CidrValue } from '@pmtakit/grammar';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { NetworkIndex } from '../../model/network-index.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';

/** Rights on the web monitor that an earlier line keeps from being given. [G1§3.3.1.36.3] */
export const httpAccessShadowed = defineCheck({
  id: 'http-access-shadowed',
  category: 'security',
  summary: 'An http-access line for addresses that an earlier one is for',
  messages: {
    other: {
      severity: 'warning',
      text: '{{network}} never gets the right {{right}}, because an earlier http-access line is for it.\nThe lines are read from the top, and the first one that fits decides: here {{before}}.\nPut narrow networks before wide ones.',
    },
    same: {
      severity: 'info',
      text: 'An earlier http-access line gives {{network}} the same right.\nThis line changes nothing. Remove it.',
    },
  },

  configuration({ model: { whole }, report }) {
    const index = new NetworkIndex<Access>();
    for (const line of whole.lines()) {
      const access = accessOf(line);
      if (!access) continue;
      const first = earliest(index.holding(access.network));
      // What an earlier line hides can hide nothing that this one does not.
      if (!first) index.add(access.network, access);
      if (!first || first.line.node === line.node) continue;
      const words = { network: access.network.raw, right: access.right, before: first.right };
      const related = [relatedPlace(first.line, 'this line decides', line.file)];
      if (access.right !== first.right) report('other', line, words, { related });
      else report('same', line, words, { related, fix: removeRepeat(line, first.line) });
    }
  },
});

interface Access {
  readonly line: Line;
  readonly network: CidrValue;
  readonly right: string;
}

function accessOf(line: Line): Access | undefined {
  if (line.name !== 'http-access' || !line.isValid) return undefined;
  const [network, right] = [line.argument(0), line.argument(1)];
  return network?.kind === 'cidr' && right?.kind === 'enum' ? { line, network, right: right.value } : undefined;
}

function earliest(accesses: readonly Access[]): Access | undefined {
  return accesses.toSorted((a, b) => a.line.order - b.line.order)[0];
}
