import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** A pool and a virtual MTA of one name. [G1§8.3] */
export const poolNameClash = defineCheck({
  id: 'pool-name-clash',
  category: 'references',
  summary: 'A pool and a virtual MTA that have the same name',
  messages: {
    pool: {
      severity: 'error',
      text: 'A virtual MTA is called {{name}} too.\nPools and virtual MTAs share one space of names, so PowerMTA refuses the pool.\nGive the pool another name.',
    },
    virtualMta: {
      severity: 'error',
      text: 'A pool is called {{name}} too.\nPools and virtual MTAs share one space of names, so PowerMTA cannot have both.\nGive one of them another name.',
    },
    capitals: {
      severity: 'warning',
      text: '{{name}} and {{other}} differ in capitals only.\nPools and virtual MTAs share one space of names, and whether capitals matter in it is not documented.\nGive one of them another name.',
    },
  },

  configuration({ model: { symbols }, report }) {
    for (const pool of symbols.definitions) {
      if (pool.kind !== 'virtual-mta-pool' || symbols.defined(pool.kind, pool.name)[0] !== pool) continue;
      const [vmta] = symbols.defined('virtual-mta', pool.name);
      if (!vmta) continue;
      const [first, second] = vmta.item.order < pool.item.order ? [vmta, pool] : [pool, vmta];
      const related = [relatedPlace(first, `the ${first === pool ? 'pool' : 'virtual MTA'}`, second.file)];
      const words = { name: second.name, other: first.name };
      if (first.name !== second.name) report('capitals', second, words, { related });
      else report(second === pool ? 'pool' : 'virtualMta', second, words, { related });
    }
  },
});
