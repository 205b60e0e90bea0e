import { type Line, movedQueueSettings, relatedPlace } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Limits of a domain whose mail goes to another queue, which has limits of its own. [G1§10.9; runtime 4] */
export const queueToKeepsLimits = defineRule({
  id: 'queue-to-keeps-limits',
  category: 'routing',
  preset: 'strict',
  summary: 'Limits of a domain whose mail is moved to another queue',
  messages: {
    moved: {
      severity: 'info',
      text: 'This {{name}} does not count: queue-to moves the mail to the queue {{queue}}.\nThere the settings of <domain {{queue}}> apply{{others}}.\nMove the line to that section, or remove it.',
    },
  },

  configuration({ model, report }) {
    const moved = [...movedQueueSettings(model)].flatMap(({ item, blockedBy }) =>
      item.kind === 'line' && blockedBy?.kind === 'line' && isLimit(item) ? [{ line: item, by: blockedBy }] : [],
    );
    for (const [by, all] of Map.groupBy(moved, (one) => one.by)) {
      const [first, ...rest] = all;
      const target = by.argument(0);
      if (!first || target?.kind !== 'queue-name') continue;
      const { line } = first;
      const others =
        rest.length === 0 ? '' : `, also instead of ${rest.map(({ line: other }) => other.name).join(', ')}`;
      const related = [relatedPlace(by, 'moved by this line', line.file)];
      report('moved', line, { name: line.name, queue: target.name, others }, { related });
    }
  },
});

/** Whether a line says how much, how often or for how long mail is sent. */
function isLimit({ name }: Line): boolean {
  return /^(?:backoff-|source-ip-max-|max-)|^(?:retry-after|bounce-after|smtp-out-rampup-interval|smtp-pattern-list)$/.test(
    name,
  );
}
