import type { Span } from '@pmtakit/grammar';
import { type Located, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { FaultsByList, otherPlaces } from '../rule-helpers/by-list.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { type ReplyList, replyListOf } from '../rule-helpers/reply-lists.ts';
import { type ReplyPattern, actionOf } from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** Source addresses that a reply takes out of use for good. [G1§3.3.10.47, §3.3.15] */
export const disableIpForever = defineRule({
  id: 'disable-ip-forever',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Source addresses that a reply takes out of use for good',
  messages: {
    forever: {
      severity: 'warning',
      text: 'One reply takes a source address out of use for a queue, and nothing brings it back.\nThe rule has no reenable-after, and reenable-source-ip-after is never for queues with the list {{list}}. In the end no address is left.\nAdd reenable-after=1h or another time to the rule, or set reenable-source-ip-after.',
    },
    never: {
      severity: 'warning',
      text: 'Source addresses that a reply of the list {{list}} takes out of use never come back here.\nIn the end no address is left, and the queue stands still until somebody acts.\nSet reenable-source-ip-after to a time such as 1h.',
    },
  },

  *configuration({ model, isWhole, report }) {
    const faults = new FaultsByList();
    for (const view of queuesSetting(model, ['smtp-pattern-list', 'reenable-source-ip-after'])) {
      yield;
      const list = replyListOf(view);
      const never = view.line('reenable-source-ip-after');
      if (!list || !isForever(view, list) || !(never || isWhole)) continue;
      faults.add(view, list, never ?? list.line);
    }
    for (const fault of faults) {
      const { view, list, at } = fault;
      const [rule] = lastingRules(list);
      if (!rule) continue;
      const assumptions = view.assumptions('smtp-pattern-list', 'reenable-source-ip-after');
      if (at.name === 'reenable-source-ip-after') {
        const related = [relatedPlace(rule.line, 'taken out of use here', at.file), ...otherPlaces(fault)];
        report('never', argumentPlace(at), { list: list.name }, { related, assumptions });
      } else {
        const related = [relatedPlace(at, 'a queue with this list', rule.line.file)];
        report('forever', actionPlace(rule), { list: list.name }, { related, assumptions });
      }
    }
  },
});

function isForever(view: QueueView, list: ReplyList): boolean {
  const [time] = view.seconds('reenable-source-ip-after');
  return time === Infinity && lastingRules(list).length > 0 && view.isSent;
}

/** Rules that take an address out of use and do not say for how long. */
function lastingRules({ rules }: ReplyList): readonly ReplyPattern[] {
  return rules.filter((rule) => actionOf(rule, 'disable-source-ip') && !actionOf(rule, 'reenable-after'));
}

function actionPlace({ line, actions }: ReplyPattern): Located {
  const span: Span = actions.find(({ action }) => action === 'disable-source-ip') ?? line.span;
  return { file: line.file, span: { start: span.start, end: span.end } };
}
