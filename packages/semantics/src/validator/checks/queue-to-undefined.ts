import { closest } from '@pmtakit/grammar';
import { argumentPlace } from '../argument-place.ts';
import { defineCheck } from '../check.ts';
import { domainSections, patternsOf } from '../queue-samples.ts';
import { NamedSections, hasWayOut, isRollup, mayBeInDns, movesOf } from '../queue-targets.ts';

/** Targets of queue-to that no section is for, and that DNS cannot know. [G1§10.9] */
export const queueToUndefined = defineCheck({
  id: 'queue-to-undefined',
  category: 'routing',
  summary: 'A queue-to that leads to a queue nobody defines',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No <domain {{target}}> defines this queue.\nIts name is no domain of the internet, so PowerMTA finds no mail server for the mail that is moved there.\nAdd <domain {{target}}> with smtp-hosts and the limits of the queue.{{like}}',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const moves = movesOf(model).filter(({ target }) => !mayBeInDns(target) && !isRollup(model, target));
    const sections = new NamedSections(model, new Set(moves.map(({ target }) => target)));
    const missing = moves.filter(({ section, target }) => sections.near(section, target).length === 0);
    let names: string[] | undefined;
    for (const { lines, section, target } of missing) {
      if (hasWayOut(model, target, section)) continue;
      names ??= domainSections(model)
        .flatMap((other) => patternsOf(model, other))
        .filter(isQueueName);
      const like = closest(target, names);
      const words = { target, like: like === undefined ? '' : ` Did you mean ${like}?` };
      for (const line of lines) report('undefined', argumentPlace(line), words);
    }
  },
});

/** Only a name of the same kind can be meant. */
function isQueueName(name: string): boolean {
  return !mayBeInDns(name) && !/^[*[]/.test(name);
}
