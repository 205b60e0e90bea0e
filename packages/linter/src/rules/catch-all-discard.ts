import { type Block, type Line, relatedPlace, sectionsNamed } from '@pmtakit/semantics';
import { discardingLine } from '../rule-helpers/discards.ts';
import { isListUsed, resultOf, shareOf } from '../rule-helpers/pattern-lines.ts';
import { defineRule } from './rule.ts';

/** Pattern lists that throw away what none of their lines is for. [G1§3.3.14, §3.3.10.51] */
export const catchAllDiscard = defineRule({
  id: 'catch-all-discard',
  category: 'routing',
  preset: 'strict',
  summary: 'A pattern list that throws away all other mail',
  messages: {
    discarded: {
      severity: 'warning',
      text: 'All mail that no earlier line takes is thrown away by {{vmta}}.\nClients are told that it was accepted, so the mail of a new sender is lost and nobody notices.\nRefuse such mail at the source, or give it a virtual MTA that sends.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const list of sectionsNamed(model.whole, 'pattern-list')) {
      const isAsked = list.parent === model.whole && isListUsed(model, list, isWhole);
      const line = isAsked ? catchAllOf(list) : undefined;
      const vmta = line && resultOf(line)?.virtualMta?.name;
      const by = vmta === undefined ? undefined : discardingLine(model, vmta);
      if (!line || !by || vmta === undefined) continue;
      report('discarded', line, { vmta }, { related: [relatedPlace(by, 'thrown away here', line.file)] });
    }
  },
});

/** The first line that takes all mail, or all with a sender. */
function catchAllOf(list: Block): Line | undefined {
  return [...list.lines()].find((line) => line.isValid && !line.block && shareOf(line) !== 'some');
}
