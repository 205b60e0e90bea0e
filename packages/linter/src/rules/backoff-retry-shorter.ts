import { type Line, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { type QueueView, isSoonerInBackoff, queuesSetting } from '../rule-helpers/queue-views.ts';
import { entersBackoff } from '../rule-helpers/reply-lists.ts';
import { defineRule } from './rule.ts';

/** Queues that are tried again sooner in backoff mode. The default there is 1h. [G1§3.3.10.39, §3.3.10.40] */
export const backoffRetryShorter = defineRule({
  id: 'backoff-retry-shorter',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Waiting times that are shorter in backoff mode than in normal mode',
  messages: {
    shorter: {
      severity: 'warning',
      text: 'In backoff mode the queue is tried again after {{backoff}}, in normal mode after {{normal}}.\nA queue is in backoff mode because the provider asked for less, and now it is asked more often.\nMake the first interval of backoff-retry-after as long as that of retry-after, or longer.',
    },
    default: {
      severity: 'warning',
      text: 'In backoff mode the queue is tried again after {{backoff}} by default, in normal mode after {{normal}}.\nA queue is in backoff mode because the provider asked for less, and now it is asked more often.\nSet backoff-retry-after to {{normal}} or more.',
    },
  },

  *configuration({ model, isWhole, report }) {
    const told = new Set<Line>();
    for (const view of queuesSetting(model, ['retry-after', 'backoff-retry-after'])) {
      yield;
      const found = isShorter(view) ? findingIn(view, isWhole) : undefined;
      if (!found || told.has(found.at)) continue;
      told.add(found.at);
      const { at, id, other } = found;
      const words = { backoff: firstIn(view, 'backoff-retry-after'), normal: firstIn(view, 'retry-after') };
      const related = other ? [relatedPlace(other, 'the time of normal mode', at.file)] : [];
      const assumptions = view.assumptions('retry-after', 'backoff-retry-after');
      report(id, argumentPlace(at), words, { related, assumptions });
    }
  },
});

interface Found {
  readonly id: 'shorter' | 'default';
  readonly at: Line;
  readonly other?: Line | undefined;
}

function isShorter(view: QueueView): boolean {
  return isSoonerInBackoff(view) && view.isSent && !view.leavesInBackoff;
}

function findingIn(view: QueueView, isWhole: boolean): Found | undefined {
  const line = view.line('backoff-retry-after');
  const other = view.line('retry-after');
  if (line) return other || isWhole ? { id: 'shorter', at: line, other } : undefined;
  return other && isWhole && entersBackoff(view) ? { id: 'default', at: other } : undefined;
}

function firstIn(view: QueueView, name: string): string {
  const value = view.value(name);
  return value?.kind === 'duration-list' ? (value.items[0]?.raw ?? '') : '';
}
