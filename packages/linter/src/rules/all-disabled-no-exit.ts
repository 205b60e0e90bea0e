import { type Line, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { hasWayOut, replyListOf } from '../rule-helpers/reply-lists.ts';
import { defineRule } from './rule.ts';

/** Backoff mode that goes on when the addresses are back: enabling them does not end it. [G1§3.3.10.46; runtime 8] */
export const allDisabledNoExit = defineRule({
  id: 'all-disabled-no-exit',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Queues that stay in backoff mode after their addresses are back',
  messages: {
    stuck: {
      severity: 'warning',
      text: 'A queue without source addresses goes into backoff mode, and stays there when they are back.\nEnabling an address does not end backoff mode, and nothing else does for these queues.\nSet backoff-to-normal-after to a time such as 1h.',
    },
  },

  *configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const told = new Set<Line>();
    for (const view of queuesSetting(model, [cause, ...exits])) {
      yield;
      const line = view.line(cause);
      if (!line || told.has(line) || !isStuck(view)) continue;
      told.add(line);
      const assumptions = view.assumptions(cause, ...exits);
      const related =
        view.section === line.parent ? [] : [relatedPlace(view.section, 'nothing ends it for these', line.file)];
      report('stuck', argumentPlace(line), {}, { related, assumptions });
    }
  },
});

const cause = 'backoff-upon-all-sources-disabled';
const exits = ['backoff-to-normal-after', 'backoff-to-normal-after-delivery'] as const;

function isStuck(view: QueueView): boolean {
  if (!view.isOn(cause) || !view.isSent || view.leavesInBackoff) return false;
  return !hasWayOut(view, replyListOf(view));
}
