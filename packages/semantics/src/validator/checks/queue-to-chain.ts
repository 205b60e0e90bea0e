import { linesIn } from '../../project/find.ts';
import type { Block, Line } from '../../project/whole.ts';
import { argumentPlace } from '../argument-place.ts';
import { defineCheck } from '../check.ts';
import { NamedSections, movesOf, targetOf } from '../queue-targets.ts';
import { relatedPlace } from '../related-place.ts';

/** Queues that lead on to further queues. [G1§10.9 says nothing about them] */
export const queueToChain = defineCheck({
  id: 'queue-to-chain',
  category: 'routing',
  summary: 'A queue-to that leads to a queue with a queue-to of its own',
  messages: {
    chain: {
      severity: 'warning',
      text: 'The queue {{target}} has a queue-to of its own, to {{next}}.\nWhether PowerMTA goes on from there is not documented; pmtakit assumes that the mail stays in {{target}}.\nName the last queue here.',
    },
  },

  configuration({ model, report }) {
    const moves = movesOf(model);
    const sections = new NamedSections(model, new Set(moves.map(({ target }) => target)));
    for (const { lines, section, target } of moves) {
      const second = sections
        .near(section, target)
        .flatMap(movesIn)
        .find((line) => targetOf(line) !== target);
      if (!second) continue;
      for (const line of lines) {
        const related = [relatedPlace(second, 'leads on from there', line.file)];
        report('chain', argumentPlace(line), { target, next: targetOf(second) ?? '' }, { related });
      }
    }
  },
});

/** A queue that leads to itself leads nowhere. */
function movesIn(section: Block): Line[] {
  return linesIn(section, 'queue-to').filter((line) => targetOf(line) !== undefined);
}
