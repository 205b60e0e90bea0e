import { argumentPlace, isOn } from '@pmtakit/semantics';
import { hasExceptions, ofSender } from '../rule-helpers/mail-words.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** TLS demanded of servers of which nothing is known. [G1§3.3.10.94.2] */
export const requireTlsEverywhere = defineRule({
  id: 'require-tls-everywhere',
  category: 'tls',
  preset: 'strict',
  summary: 'TLS that is demanded of all servers',
  messages: {
    all: {
      severity: 'info',
      text: 'Mail{{of}} needs TLS{{except}}, also for domains whose servers have none.\nMail for those waits until bounce-after and then comes back, and its sender is not told why it takes so long.\nSet require-starttls yes for domains that are known to have TLS.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'require-starttls')) {
      const { value } = view.section;
      const isForAll = value?.kind === 'domain-pattern' && value.form === 'any';
      // One relay that takes all mail is known to its users.
      if (!isOn(line) || !isForAll || !view.isOn('use-starttls') || view.line('smtp-hosts')) continue;
      const assumptions = view.assumptions('require-starttls');
      const isLeftOut = hasExceptions(model, view.section, 'require-starttls', (other) => !isOn(other));
      const except = isLeftOut ? ', except where another section says otherwise' : '';
      report(
        'all',
        argumentPlace(line),
        { of: ofSender(view.section), except },
        { fix: turnSwitch(line), assumptions },
      );
    }
  },
});
