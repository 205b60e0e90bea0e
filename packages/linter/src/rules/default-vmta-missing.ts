import { type Block, type Model, argumentPlace, relatedPlace, sourceHostsIn } from '@pmtakit/semantics';
import { mayTakeAll, resultOf } from '../rule-helpers/pattern-lines.ts';
import { isLoopback } from '../rule-helpers/public-networks.ts';
import { leftToLists, listsOf } from '../rule-helpers/submitters.ts';
import { defineRule } from './rule.ts';

/** Mail for which nothing chooses a virtual MTA although there are some. [G1§8.4; runtime 3] */
export const defaultVmtaMissing = defineRule({
  id: 'default-vmta-missing',
  category: 'routing',
  preset: 'strict',
  summary: 'Mail that no virtual MTA is chosen for',
  messages: {
    uncovered: {
      severity: 'warning',
      text: 'Mail that no line of {{list}} takes has no virtual MTA.\nIt leaves by {default}, from whichever address the system chooses, and with limits of its own.\nSet default-virtual-mta in the source, or end the list with a line that takes all mail.',
    },
    none: {
      severity: 'warning',
      text: 'Nothing chooses a virtual MTA for mail of this source.\nIt leaves by {default}, from whichever address the system chooses, and with limits of its own.\nSet default-virtual-mta.',
    },
  },

  configuration({ model, isWhole, report }) {
    const clients = isWhole && needsChoice(model) ? leftToLists(model) : [];
    for (const [list, use] of listsOf(model, clients)) {
      if (mayCoverAll(list)) continue;
      const related = [relatedPlace(list, 'this list', use.file)];
      report('uncovered', argumentPlace(use), { list: list.argument.trim() }, { related });
    }
    const without = clients.filter(({ settings }) => !settings.get('pattern-list')?.line);
    const others = without.filter(({ network }) => !network || !isLoopback(network));
    for (const block of new Set(others.map((client) => client.block))) report('none', block);
  },
});

/** Whether there are virtual MTAs to choose from, and none without a choice has addresses of its own. */
function needsChoice({ vmtas, whole }: Model): boolean {
  const names = [...vmtas.vmtas].map(({ name }) => name);
  return names.length > 0 && !names.some((name) => vmtas.isDefault(name)) && sourceHostsIn([whole]).length === 0;
}

/** Whether some line may take all mail that has a sender. What a list leaves to others, nobody follows up. */
function mayCoverAll(list: Block): boolean {
  return [...list.lines()].some((line) => {
    if (!line.isValid || line.block || resultOf(line)?.callTo) return true;
    return mayTakeAll(line);
  });
}
