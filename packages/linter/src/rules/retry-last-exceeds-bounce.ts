import type { DurationListValue, Span } from '@pmtakit/grammar';
import { type Line, relatedPlace } from '@pmtakit/semantics';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Intervals that mail does not live to see. [G1§3.3.10.11, §3.3.10.39, §10.15] */
export const retryLastExceedsBounce = defineRule({
  id: 'retry-last-exceeds-bounce',
  category: 'backoff',
  preset: 'strict',
  summary: 'Retry intervals that begin after the mail has bounced',
  messages: {
    tail: {
      severity: 'info',
      text: 'The first mail of a queue bounces after {{bounce}}, before the wait of {{interval}} begins.\nThe intervals before it take as long already. Only mail that comes later, into a queue that keeps failing, gets so far.\nRemove the end of the list, or make bounce-after longer.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const name of ['retry-after', 'backoff-retry-after']) {
      for (const view of queuesSetting(model, [name])) {
        const line = view.own(name);
        const late = line && lateTail(view, name, isWhole);
        if (!late) continue;
        const { bounce, interval, span } = late;
        const assumptions = view.assumptions(name, 'bounce-after');
        const related = bounceLine(view, line);
        report('tail', { file: line.file, span }, { bounce, interval }, { related, assumptions });
      }
    }
  },
});

interface Tail {
  readonly bounce: string;
  /** The first interval that begins too late. */
  readonly interval: string;
  /** From there to the end of the list. */
  readonly span: Span;
}

function lateTail(view: QueueView, name: string, isWhole: boolean): Tail | undefined {
  const list = view.value(name);
  const bounce = view.value('bounce-after');
  if (list?.kind !== 'duration-list' || bounce?.kind !== 'duration') return undefined;
  if (hasBareTime(list) || hasBareTime(bounce)) return undefined;
  if (!(isWhole || view.line('bounce-after')) || !view.isSent) return undefined;
  if (name !== 'retry-after' && view.leavesInBackoff) return undefined;
  const index = firstAfter(list, bounce.seconds);
  const [first, last] = [list.items[index], list.items.at(-1)];
  // Where not even the second attempt is made the list is not to blame: see bounce-before-first-retry.
  if (index < 2 || !first || !last) return undefined;
  return { bounce: bounce.raw, interval: first.raw, span: { start: first.start, end: last.end } };
}

/** The first interval that begins when the mail has bounced; -1 when there is none. */
function firstAfter({ items }: DurationListValue, bounce: number): number {
  let begin = 0;
  return items.findIndex(({ seconds }) => {
    const isLate = begin >= bounce;
    begin += seconds;
    return isLate;
  });
}

function bounceLine(view: QueueView, { file }: Line): ReturnType<typeof relatedPlace>[] {
  const line = view.line('bounce-after');
  return line ? [relatedPlace(line, 'it bounces by this line', file)] : [];
}
