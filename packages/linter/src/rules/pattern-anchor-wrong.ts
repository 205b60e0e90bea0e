import { sectionsNamed } from '@pmtakit/semantics';
import { placeIn, replyPatternsIn } from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** The flag at the beginning, the anchor, and a group around all. */
const START = /^(?:\(\?-?i\))?\^(?:\((?:\?:)?)?/;
const STATUS = /^[245]\\?\.\d{1,3}\\?\.\d/;
const PREFIX = /^(?:\(\?-?i\))?\^?(?:\((?:\?:)?)?smtp; ?/i;

/** The text of a reply begins with its three-digit code. `smtp;` stands before it in accounting files only. [G1§3.3.15] */
export const patternAnchorWrong = defineRule({
  id: 'pattern-anchor-wrong',
  category: 'backoff',
  preset: 'recommended',
  summary: 'A pattern for something that no reply begins with',
  messages: {
    prefix: {
      severity: 'warning',
      text: 'No reply matches this: smtp; stands in accounting files only.\nThere it comes before the reply. What the expression is compared with begins with the code, as in "421 4.7.0 Try again later".\nLeave the smtp; out.',
    },
    status: {
      severity: 'warning',
      text: 'No reply matches this: none begins with {{status}}.\nA three-digit code stands before it, as in "{{code}} {{status}}".\nWrite the code too, or leave the ^ out.',
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) {
      for (const { line, regex } of replyPatternsIn(list)) {
        const { pattern } = regex;
        if (pattern.includes('|')) continue;
        const [status] = START.test(pattern) ? (STATUS.exec(pattern.replace(START, '')) ?? []) : [];
        if (PREFIX.test(pattern)) report('prefix', placeIn(line, regex));
        else if (status) report('status', placeIn(line, regex), wordsFor(statusIn(pattern)));
      }
    }
  },
});

/** The status with a code that it is common behind. */
function wordsFor(status: string): { readonly status: string; readonly code: string } {
  return { status, code: status.startsWith('4') ? '421' : `${status[0] ?? ''}50` };
}

/** The whole status code, as replies have it. */
function statusIn(pattern: string): string {
  const [status = ''] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(pattern.replace(START, '').replaceAll('\\', '')) ?? [];
  return status;
}
