import { type Block, type Line, relatedPlace } from '@pmtakit/semantics';
import { mayTakeAll, mayTakeBounces, resultOf } from '../rule-helpers/pattern-lines.ts';
import { leftToLists, listsOf } from '../rule-helpers/submitters.ts';
import { defineRule } from './rule.ts';

/** Pattern lists that take all mail but bounces, which have no sender. [G1§3.3.14.2, §8.4] */
export const nullSenderUnmatched = defineRule({
  id: 'null-sender-unmatched',
  category: 'routing',
  preset: 'strict',
  summary: 'A pattern list for all senders that leaves bounces out',
  messages: {
    bounces: {
      severity: 'info',
      text: 'This pattern takes mail of every sender, but not mail without one.\nBounces and other reports have an empty sender: no line takes them, and they leave by {default}.\nWrite // to take them too, or set default-virtual-mta in the source.',
    },
  },

  configuration({ model, isWhole, report }) {
    const lists = isWhole ? listsOf(model, leftToLists(model)) : new Map<Block, Line>();
    for (const [list, use] of lists) {
      const line = everySenderIn(list);
      if (line) report('bounces', line, {}, { related: [relatedPlace(use, 'used here', line.file)] });
    }
  },
});

/** The line of a list that takes all mail with a sender, where no line may take the rest. */
function everySenderIn(list: Block): Line | undefined {
  const lines = [...list.lines()];
  if (!lines.every((line) => line.isValid && line.name === 'mail-from' && decides(line) && !mayTakeBounces(line))) {
    return undefined;
  }
  return lines.find(mayTakeAll);
}

function decides(line: Line): boolean {
  return !line.block && resultOf(line)?.virtualMta !== undefined;
}
