import { argumentPlace, isOn } from '@pmtakit/semantics';
import { FaultsByList, otherPlaces } from '../rule-helpers/by-list.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { hasWayOut, relatedRule, replyListOf, rulesIntoBackoff } from '../rule-helpers/reply-lists.ts';
import type { ReplyList } from '../rule-helpers/reply-lists.ts';
import { type ReplyPattern, actionOf } from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** Queues that a reply slows down for good: by default nothing ends backoff mode. [G1§3.3.10.44, §3.3.15; runtime 8] */
export const backoffNoExit = defineRule({
  id: 'backoff-no-exit',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Queues that go into backoff mode and never leave it',
  messages: {
    stuck: {
      severity: 'error',
      text: 'Queues with the list {{list}} go into backoff mode and never leave it by themselves.\nNo time, delivery or reply ends it for them, so one reply keeps such a queue there until somebody resets it or PowerMTA restarts.\nSet backoff-to-normal-after to a time such as 1h, or backoff-to-normal-after-delivery to yes.',
    },
  },

  *configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const faults = new FaultsByList();
    for (const view of queuesSetting(model, ['smtp-pattern-list', ...exits])) {
      yield;
      const list = replyListOf(view);
      if (list && isStuck(view, list)) faults.add(view, list, toBlame(view, list));
    }
    for (const fault of faults) {
      const { view, list, at } = fault;
      const related = [
        ...stuckRules(list)
          .slice(0, 1)
          .map((rule) => relatedRule(rule, 'goes into backoff mode here', at)),
      ];
      const assumptions = view.assumptions('smtp-pattern-list', ...exits);
      report(
        'stuck',
        argumentPlace(at),
        { list: list.name },
        { related: [...related, ...otherPlaces(fault)], assumptions },
      );
    }
  },
});

const exits = ['backoff-to-normal-after', 'backoff-to-normal-after-delivery'] as const;

/** Mail that another virtual MTA takes over in backoff mode is not slowed down there. */
function isStuck(view: QueueView, list: ReplyList): boolean {
  return stuckRules(list).length > 0 && !hasWayOut(view, list) && view.isSent && !view.leavesInBackoff;
}

/** Rules may say themselves how long the mode holds. */
function stuckRules(list: ReplyList): readonly ReplyPattern[] {
  return rulesIntoBackoff(list).filter((rule) => !actionOf(rule, 'backoff-to-normal-after'));
}

/** The line that takes the way out away, or the one that makes it needed. */
function toBlame(view: QueueView, { line }: ReplyList): ReplyList['line'] {
  const own = exits.map((name) => view.own(name)).find((exit) => exit && !isOn(exit));
  return own && line.parent !== view.section ? own : line;
}
