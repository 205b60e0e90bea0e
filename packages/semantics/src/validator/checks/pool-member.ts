import type { Model } from '../../model/model.ts';
import { nameKey } from '../../model/names.ts';
import type { Pool } from '../../model/virtual-mtas.ts';
import type { Line } from '../../project/whole.ts';
import { type ConfigurationContext, defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Members of pools that are pools, or members twice. [G1§3.3.13.1; runtime 3] */
export const poolMember = defineCheck({
  id: 'pool-member',
  category: 'references',
  summary: 'A member of a pool that is a pool itself, or is in it twice',
  messages: {
    itself: {
      severity: 'error',
      text: 'The pool {{name}} is a member of itself.\nA pool holds virtual MTAs only; the line names nothing that mail could leave by.\nName a virtual MTA, or take the line out.',
    },
    pool: {
      severity: 'error',
      text: '{{name}} is a pool, and a pool holds virtual MTAs only.\nThe line names nothing that mail could leave by: pools in pools are not possible.\nName the virtual MTAs of {{name}} here, one on each line.',
    },
    twice: {
      severity: 'warning',
      text: '{{name}} is a member of this pool already.\nWhether it gets a double share of the mail then is not documented; pools have no weights.\nTake the line out.',
    },
  },

  configuration({ model, report }) {
    for (const pool of model.vmtas.pools) tellMembers(model, pool, report);
  },
});

type MemberReport = ConfigurationContext<keyof (typeof poolMember)['messages'] & string>['report'];

function tellMembers(model: Model, pool: Pool, report: MemberReport): void {
  const first = new Map<string, Line>();
  for (const line of pool.members) {
    const value = line.argument(0);
    if (value?.kind !== 'reference') continue;
    const { name } = value;
    const key = nameKey(name, model.options.assumptions);
    const at = { file: line.file, span: value };
    const known = first.get(key);
    if (!known) first.set(key, line);
    const inner = model.vmtas.vmta(name) ? undefined : model.vmtas.pool(name);
    if (inner) report(inner === pool ? 'itself' : 'pool', at, { name });
    else if (known?.parent === line.parent) {
      const related = [relatedPlace(known, 'a member here', line.file)];
      report('twice', at, { name }, { related });
    }
  }
}
