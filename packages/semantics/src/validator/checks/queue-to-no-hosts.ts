import { defineCheck } from '../check.ts';
import { NamedSections, hasWayOut, isRollup, mayBeInDns, movesOf } from '../queue-targets.ts';
import { relatedPlace } from '../related-place.ts';

/** Queues with names that DNS cannot know, and without mail servers of their own. [G1§10.9] */
export const queueToNoHosts = defineCheck({
  id: 'queue-to-no-hosts',
  category: 'routing',
  summary: 'A queue whose name is no domain, without smtp-hosts',
  messages: {
    noHosts: {
      severity: 'error',
      text: 'The queue {{target}} has no smtp-hosts, and its name is no domain of the internet.\nPowerMTA finds no mail server for the mail that queue-to moves there.\nName the servers: smtp-hosts lookup-mx:DOMAIN takes those of a domain.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const moves = movesOf(model).filter(({ target }) => !mayBeInDns(target) && !isRollup(model, target));
    const sections = new NamedSections(model, new Set(moves.map(({ target }) => target)));
    for (const { lines, section, target } of moves) {
      const own = sections.near(section, target);
      const [first] = own;
      const [line] = lines;
      if (!first || !line || hasWayOut(model, target, section)) continue;
      if (own.some((other) => hasWayOut(model, target, other))) continue;
      report('noHosts', first, { target }, { related: [relatedPlace(line, 'mail is moved by this line', first.file)] });
    }
  },
});
