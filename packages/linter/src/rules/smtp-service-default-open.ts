import { type Model, isNo, isYes, linesNamed, sectionsNamed } from '@pmtakit/semantics';
import { accesses } from '../rule-helpers/accesses.ts';
import { defineRule } from './rule.ts';

/** What makes a server take mail from outside. [G1§3.3.1.25, §3.3.7, §3.3.8; runtime 2.4] */
const purposes = ['relay-domain', 'relay-address'] as const;
const sectionsWithPurpose = ['smtp-user', 'bounce-processor', 'feedback-loop-processor'] as const;

/** A server that only sends, but talks to everybody. The default of `smtp-service` is yes. [G1§3.3.7.59] */
export const smtpServiceDefaultOpen = defineRule({
  id: 'smtp-service-default-open',
  category: 'security',
  preset: 'strict',
  summary: 'A server that takes no mail from outside, but talks to everybody',
  messages: {
    open: {
      severity: 'warning',
      text: 'Everybody may talk to this listener, although nobody outside has a reason to.\nThere is no user, no relay-domain and no bounce-processor: at most mail for the names of this server itself is taken.\nAdd smtp-service no to <source 0/0>, and yes for your own machines; or listen on a private address.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || takesMail(model)) return;
    const access = accesses(model, isWhole).find(({ settings, breadth, listener }) => {
      const isClosed = isNo(settings.get('smtp-service')) || isYes(settings.get('always-allow-relaying'));
      return listener && breadth === 'anyone' && !isClosed && settings.get('smtp-service')?.isDefault;
    });
    if (access?.listener) report('open', access.listener.line);
  },
});

function takesMail({ whole }: Model): boolean {
  return (
    purposes.some((name) => linesNamed(whole, name).length > 0) ||
    sectionsWithPurpose.some((name) => sectionsNamed(whole, name).length > 0)
  );
}
