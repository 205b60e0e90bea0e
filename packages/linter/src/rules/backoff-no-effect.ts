import { type Value } from '@pmtakit/grammar';
import { argumentPlace } from '@pmtakit/semantics';
import { FaultsByList, otherPlaces } from '../rule-helpers/by-list.ts';
import { backoffPairs, speedOf } from '../rule-helpers/backoff-pairs.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { relatedRule, replyListOf, rulesIntoBackoff } from '../rule-helpers/reply-lists.ts';
import { defineRule } from './rule.ts';

/** Backoff mode without limits of its own: they are those of normal mode by default. [G1§3.3.10.34; runtime 8] */
export const backoffNoEffect = defineRule({
  id: 'backoff-no-effect',
  category: 'backoff',
  preset: 'strict',
  summary: 'Backoff mode that slows nothing down',
  messages: {
    same: {
      severity: 'warning',
      text: 'Replies of the list {{list}} start backoff mode, and mail goes on as fast as before.\nNo limit of backoff mode is set for these queues, so those of normal mode hold on. At most, what was put off waits longer.\nSet backoff-max-msg-rate, and backoff-max-smtp-out below max-smtp-out.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const faults = new FaultsByList();
    for (const view of queuesSetting(model, ['smtp-pattern-list'])) {
      const list = replyListOf(view);
      if (list && rulesIntoBackoff(list).length > 0 && view.isSent && isAsBefore(view))
        faults.add(view, list, list.line);
    }
    for (const fault of faults) {
      const { view, list, at } = fault;
      const rules = rulesIntoBackoff(list).slice(0, 1);
      const related = rules.map((rule) => relatedRule(rule, 'goes into backoff mode here', at));
      const assumptions = view.assumptions('smtp-pattern-list', ...backoffPairs.map(({ backoff }) => backoff));
      report(
        'same',
        argumentPlace(at),
        { list: list.name },
        { related: [...related, ...otherPlaces(fault)], assumptions },
      );
    }
  },
});

/** Whoever sets another waiting time, another way or somebody to be told wants that and no more. */
function isAsBefore(view: QueueView): boolean {
  const isUsed = view.leavesInBackoff || view.line('backoff-retry-after') || isSet(view.value('backoff-notify'));
  return !isUsed && backoffPairs.every(({ normal, backoff }) => isSame(view, normal, backoff));
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && value.kind !== 'cleared';
}

/** The number of connections has a default of its own; rates follow those of normal mode. */
function isSame(view: QueueView, normal: string, backoff: string): boolean {
  if (!view.line(backoff) && backoff !== 'backoff-max-smtp-out') return true;
  return speedOf(view.value(normal)) === speedOf(view.value(backoff));
}
