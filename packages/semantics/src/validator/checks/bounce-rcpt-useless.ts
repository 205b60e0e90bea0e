import { linesNamed } from '../../project/find.ts';
import { defineCheck } from '../check.ts';

/** An action for replies that put a recipient off, on an expression for replies that refuse it. [G1§3.3.15; runtime 8] */
export const bounceRcptUseless = defineCheck({
  id: 'bounce-rcpt-useless',
  category: 'backoff',
  summary: 'The action bounce-rcpt for replies on which it does nothing',
  messages: {
    permanent: {
      severity: 'warning',
      text: 'The action bounce-rcpt does nothing here: the expression takes replies that start with 5.\nSuch a reply bounces the recipient anyway, and bounce-rcpt is about 4xx replies to RCPT only.\nRemove the action, or write the expression for 4xx replies.',
    },
  },

  *configuration({ model, report }) {
    for (const line of linesNamed(model.whole, 'reply')) {
      yield;
      const [regex, actions] = [line.argument(0), line.argument(1)];
      if (regex?.kind !== 'regex' || actions?.kind !== 'reply-actions' || !startsWithFive(regex.pattern)) continue;
      for (const { action, start, end } of actions.items) {
        if (action === 'bounce-rcpt') report('permanent', { file: line.file, span: { start, end } });
      }
    }
  },
});

/** The text of a reply begins with its code. Alternatives may begin otherwise, so they are left alone. */
function startsWithFive(pattern: string): boolean {
  return /^(?:\(\?-?i\))?\^(?:\((?:\?:)?|\[)?5/.test(pattern) && !pattern.includes('|');
}
