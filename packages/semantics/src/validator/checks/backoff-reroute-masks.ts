import type { Model } from '../../model/model.ts';
import { nameKey } from '../../model/names.ts';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { type DomainLine, domainLines } from '../domain-lines.ts';
import { relatedPlace } from '../related-place.ts';

/** Settings of backoff mode for queues whose mail leaves them in backoff mode. [G1§10.3.2; runtime 8] */
export const backoffRerouteMasks = defineCheck({
  id: 'backoff-reroute-masks',
  category: 'backoff',
  summary: 'Limits of backoff mode for mail that another virtual MTA takes over',
  messages: {
    moot: {
      severity: 'warning',
      text: '{{name}} has no effect beside backoff-reroute-to-virtual-mta.\nIn backoff mode the mail moves to {{target}} at once, and there the normal limits of that virtual MTA count.\nRemove one of both.',
    },
  },

  configuration({ model, report }) {
    const lines = domainLines(model);
    const reroutes = new Map(
      lines
        .named('backoff-reroute-to-virtual-mta')
        .filter((item) => leaves(item, model))
        .map((item) => [item.block, item.line]),
    );
    for (const { line, block } of reroutes.size > 0 ? moot.flatMap((name) => lines.named(name)) : []) {
      const reroute = reroutes.get(block);
      if (!reroute) continue;
      const related = [relatedPlace(reroute, 'moved away here', line.file)];
      report('moot', line, { name: line.name, target: targetOf(reroute) ?? '' }, { related });
    }
  },
});

const moot = [
  'backoff-max-connect-rate',
  'backoff-max-data-volume-rate',
  'backoff-max-msg-rate',
  'backoff-max-smtp-out',
  'backoff-retry-after',
];

/** Whether mail leaves its virtual MTA. A section of the top level is for the other virtual MTA too, which keeps its mail. */
function leaves({ line, home }: DomainLine, { vmtas, options }: Model): boolean {
  const target = targetOf(line);
  if (target === undefined || home.table.scope !== 'virtual-mta' || home.virtualMta === undefined) return false;
  const own = nameKey(home.virtualMta, options.assumptions);
  const isDefined = vmtas.vmta(target) !== undefined || vmtas.pool(target) !== undefined;
  return isDefined && vmtas.membersOf(target).every((name) => nameKey(name, options.assumptions) !== own);
}

function targetOf(line: Line): string | undefined {
  const value = line.argument(0);
  return value?.kind === 'reference' ? value.name : undefined;
}
