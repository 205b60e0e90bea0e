import type { Span } from '@pmtakit/grammar';
import type { Model } from '../../model/model.ts';
import { nameKey } from '../../model/names.ts';
import type { Pool } from '../../model/virtual-mtas.ts';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Virtual MTAs in two pools that both have `<domain>` sections. [G1§3.3.13.2] */
export const vmtaTwoDomainPools = defineCheck({
  id: 'vmta-two-domain-pools',
  category: 'references',
  summary: 'A virtual MTA in two pools that both have <domain> sections',
  messages: {
    two: {
      severity: 'error',
      text: '{{name}} is in the pools {{first}} and {{second}}, which both have <domain> sections.\nPowerMTA refuses this: it could not tell which of the two sets of limits counts.\nMove the <domain> sections of one pool to the top level or into its virtual MTAs, or take {{name}} out of a pool.',
    },
  },

  configuration({ model, report }) {
    const places = new Map<string, Place>();
    for (const place of placesInDomainPools(model)) {
      const key = nameKey(place.name, model.options.assumptions);
      const first = places.get(key);
      if (!first) places.set(key, place);
      if (!first || first.pool === place.pool) continue;
      const { name, pool, line, span } = place;
      const related = [relatedPlace(first.line, `a member of ${first.pool.name} here`, line.file)];
      report('two', { file: line.file, span }, { name, first: first.pool.name, second: pool.name }, { related });
    }
  },
});

interface Place {
  readonly name: string;
  readonly pool: Pool;
  readonly line: Line;
  readonly span: Span;
}

function* placesInDomainPools({ vmtas }: Model): Generator<Place> {
  for (const pool of vmtas.pools) {
    if (!pool.blocks.some((block) => [...block.blocks()].some(({ name }) => name === 'domain'))) continue;
    for (const line of pool.members) {
      const value = line.argument(0);
      if (value?.kind === 'reference') yield { name: value.name, pool, line, span: value };
    }
  }
}
