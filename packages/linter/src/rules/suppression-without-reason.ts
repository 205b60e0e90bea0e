import { wordsOption } from '@pmtakit/semantics';
import type { Suppression } from '../suppressions/suppression.ts';
import { defineRule } from './rule.ts';

const needless = wordsOption('needless', [], 'Rules that may be passed over without a reason.');

/** A comment of which nobody knows later whether it is still right. */
export const suppressionWithoutReason = defineRule({
  id: 'suppression-without-reason',
  category: 'style',
  preset: 'strict',
  summary: 'A pmtalint comment that does not say why',
  messages: {
    missing: {
      severity: 'info',
      text: 'Nothing says why {{rules}} may be passed over.\nWithout a reason nobody can tell later whether the comment is still right.\nWrite it behind the rules: `-- because ...`.',
    },
  },
  options: [needless],

  suppressions({ suppressions, report, options }) {
    const without = new Set(options.get(needless));
    for (const suppression of suppressions) {
      const { form, mentions, command, reason } = suppression;
      if (form === undefined || form === 'enable' || reason !== undefined) continue;
      const rules = mentions.map(({ rule }) => rule).filter((rule) => !without.has(rule));
      const [first] = rules;
      if (first === undefined) continue;
      const words = rules.length === 1 ? first : `these ${rules.length} rules`;
      report('missing', { start: command.start, end: endOf(suppression) }, { rules: words });
    }
  },
});

function endOf({ command, mentions }: Suppression): number {
  return mentions.at(-1)?.span.end ?? command.end;
}
