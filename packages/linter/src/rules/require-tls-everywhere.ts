import { argumentPlace, isOn } from '@pmtakit/semantics';
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
      text: 'Mail to all domains needs TLS, also to those whose servers have none.\nIt waits until bounce-after and then comes back, and its sender is not told why it takes so long.\nSet require-starttls yes for domains that are known to have TLS.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'require-starttls')) {
      const { value } = view.section;
      const isForAll = value?.kind === 'domain-pattern' && value.form === 'any';
      // One relay that takes all mail is known to its users.
      if (!isOn(line) || !isForAll || !view.isOn('use-starttls') || view.line('smtp-hosts')) continue;
      const assumptions = view.assumptions('require-starttls');
      report('all', argumentPlace(line), {}, { fix: turnSwitch(line), assumptions });
    }
  },
});
