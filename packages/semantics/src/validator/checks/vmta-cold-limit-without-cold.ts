import type { Model } from '../../model/model.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { domainSections } from '../queue-samples.ts';

/** Daily numbers for cold virtual MTAs where there is none. [G1§3.3.10.48, §10.7] */
export const vmtaColdLimitWithoutCold = defineCheck({
  id: 'vmta-cold-limit-without-cold',
  category: 'limits',
  summary: 'A daily number of mails for a cold virtual MTA where there is none',
  messages: {
    unused: {
      severity: 'warning',
      text: '{{name}} has no effect, because {{whose}}.\nIt says how many mails a day go to a cold virtual MTA instead; it limits nothing.\nAdd a cold-virtual-mta, or write max-msg-rate {{rate}} for a limit of mails a day.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const [parent, sections] of Map.groupBy(domainSections(model), ({ parent }) => parent)) {
      const lines = sections.flatMap((section) => [...section.lines()]).filter((line) => mostPerDay(line) > 0);
      const whose = lines.length > 0 ? withoutCold(model, parent) : undefined;
      if (whose === undefined) continue;
      for (const line of lines) report('unused', line, { name: line.name, whose, rate: `${mostPerDay(line)}/d` });
    }
  },
});

function mostPerDay(line: Line): number {
  if (line.name !== 'max-cold-virtual-mta-msg' || !line.isValid) return 0;
  const value = line.argument(0);
  return value?.kind === 'daily-list' ? value.perDay.reduce((most, one) => Math.max(most, one), 0) : 0;
}

/** Who has no cold virtual MTA, of those that sections of one place are for; undefined when somebody has. */
function withoutCold({ vmtas }: Model, parent: Block | undefined): string | undefined {
  if (parent?.value?.kind !== 'name') {
    const isAnywhere = [...vmtas.vmtas, ...vmtas.pools].some(({ blocks }) => blocks.some(namesCold));
    return isAnywhere ? undefined : 'no virtual MTA has a cold one';
  }
  const { name } = parent.value;
  const members = parent.name === 'virtual-mta-pool' ? vmtas.membersOf(name) : [name];
  const own = new Set([
    ...(vmtas.pool(name)?.blocks ?? []),
    ...members.flatMap((member) => blocksAround(vmtas, member)),
  ]);
  return [...own].some(namesCold) ? undefined : `${name} has no cold virtual MTA`;
}

/** A virtual MTA with its pools, whose cold ones are its own too. */
function blocksAround(vmtas: Model['vmtas'], name: string): readonly Block[] {
  return [...(vmtas.vmta(name)?.blocks ?? []), ...vmtas.poolsOf(name).flatMap(({ blocks }) => blocks)];
}

/** The old form of the line made a cold virtual MTA by itself. [RN45§2.5] */
function namesCold(block: Block): boolean {
  return [...block.lines()].some(({ name }) => name === 'cold-virtual-mta' || name === 'auto-cold-virtual-mta');
}
