import type { Fix } from '@pmtakit/grammar';
import { removeMention, removeSuppression } from '../suppressions/removal.ts';
import type { Mention, Suppression } from '../suppressions/suppression.ts';
import { defineRule } from './rule.ts';

/** A comment that outlived what it was for, and would hide the next mistake of its kind. */
export const suppressionUnused = defineRule({
  id: 'suppression-unused',
  category: 'style',
  preset: 'recommended',
  summary: 'A pmtalint comment that passes over nothing',
  messages: {
    unused: {
      severity: 'info',
      text: '{{rule}} finds nothing that this comment could pass over.\nIf it finds something one day, the comment hides it.\nRemove it from the comment.',
    },
    all: {
      severity: 'info',
      text: 'No rule finds anything that this comment could pass over.\nIf one finds something one day, the comment hides it.\nRemove the comment.',
    },
    alone: {
      severity: 'info',
      text: 'This comment is about its own line, on which nothing else stands.\nIt passes over nothing. Write pmtalint-disable-next-line if the line below is meant.',
    },
    enable: {
      severity: 'info',
      text: 'This comment ends nothing.\nNo pmtalint-disable for it is in force here. Remove it.',
    },
  },

  suppressions({ suppressions, text, isUsed, isJudged, report }) {
    for (const suppression of suppressions) {
      const { form, mentions, command } = suppression;
      if (form === undefined) continue;
      for (const mention of mentions) {
        if (!mention.isKnown || isUsed(mention) || !(form === 'enable' || isJudged(mention))) continue;
        report(
          messageFor(suppression, mention),
          mention.span,
          { rule: mention.rule },
          { fix: fixFor(text, suppression, mention) },
        );
      }
      const endsNothing = form === 'enable' && mentions.length === 0 && !isUsed(suppression);
      if (endsNothing) report('enable', command, {}, { fix: removeSuppression(text, suppression) });
    }
  },
});

function messageFor({ form, isAlone }: Suppression, { rule }: Mention): keyof (typeof suppressionUnused)['messages'] {
  if (form === 'enable') return 'enable';
  if (form === 'line' && isAlone) return 'alone';
  return rule === 'all' ? 'all' : 'unused';
}

function fixFor(text: string, suppression: Suppression, mention: Mention): Fix {
  const { form, isAlone, command } = suppression;
  if (form !== 'line' || !isAlone) return removeMention(text, suppression, mention);
  const edits = [{ span: command, newText: 'pmtalint-disable-next-line' }];
  return { title: 'write pmtalint-disable-next-line', safe: false, edits };
}
