import { type Line, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { speedAround } from '../rule-helpers/backoff-pairs.ts';
import { insertBefore } from '../rule-helpers/insert-line.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { entersBackoff } from '../rule-helpers/reply-lists.ts';
import { defineRule } from './rule.ts';

/** More connections in backoff mode, where 20 is the default whatever normal mode allows. [G1§3.3.10.75; runtime 8] */
export const backoffSmtpOutDefault = defineRule({
  id: 'backoff-smtp-out-default',
  category: 'backoff',
  preset: 'strict',
  summary: 'Queues of few connections that may open 20 of them in backoff mode',
  messages: {
    more: {
      severity: 'warning',
      text: 'In backoff mode {{most}} connections may be open instead of {{count}}.\nThe default of backoff-max-smtp-out is 20 and does not follow max-smtp-out, so a provider that asks for less gets more connections.\nSet backoff-max-smtp-out to {{count}} or less.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const told = new Set<string>();
    for (const view of queuesSetting(model, [
      'max-smtp-out',
      'smtp-pattern-list',
      'backoff-upon-all-sources-disabled',
    ])) {
      const line = view.line('max-smtp-out');
      if (!line || told.has(causeOf(line)) || view.line('backoff-max-smtp-out')) continue;
      const most = mostInBackoff(view);
      if (most === undefined) continue;
      told.add(causeOf(line));
      const list = view.line('smtp-pattern-list');
      const related = list ? [relatedPlace(list, 'this list starts backoff mode', line.file)] : [];
      const fix = insertBefore(line, `backoff-max-smtp-out ${line.text}`);
      const assumptions = view.assumptions('max-smtp-out', 'backoff-max-smtp-out', 'smtp-pattern-list');
      report('more', argumentPlace(line), { count: line.text, most: `${most}` }, { related, fix, assumptions });
    }
  },
});

/** The same limit for the same domains in many virtual MTAs is one finding. */
function causeOf({ parent, text }: Line): string {
  return `${parent.argument} ${text}`;
}

/** How many connections the default allows in backoff mode; undefined where these are no more than in normal mode. */
function mostInBackoff(view: QueueView): number | undefined {
  const [normal, backoff] = [view.value('max-smtp-out'), view.value('backoff-max-smtp-out')];
  if (normal?.kind !== 'integer' || backoff?.kind !== 'integer') return undefined;
  // What no connection at all means is not documented.
  if (normal.value <= 0 || normal.value >= backoff.value) return undefined;
  if (!view.isSent || view.leavesInBackoff || !entersBackoff(view)) return undefined;
  const most = Math.min(backoff.value, speedAround(view, 'max-smtp-out'));
  return most > normal.value ? most : undefined;
}
