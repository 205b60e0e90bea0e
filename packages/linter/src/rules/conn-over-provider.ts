import { argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { providers } from '../data/providers.ts';
import {
  type Excess,
  connections,
  isAbsurd,
  linesOver,
  namesOf,
  restsOn,
  sectionsOver,
  shownCount,
  wideLinesOver,
} from '../rule-helpers/provider-limits.ts';
import { defineRule } from './rule.ts';

/** More connections than a mailbox provider takes from one address. [G1§3.3.10.74; providers.json] */
export const connOverProvider = defineRule({
  id: 'conn-over-provider',
  category: 'limits',
  preset: 'strict',
  summary: 'More connections than a mailbox provider takes from one address',
  messages: {
    over: {
      severity: 'warning',
      text: '{{provider}} takes {{most}} connections from one address, and max-smtp-out {{count}} allows more.\nIt refuses those beyond, and the mail for {{domain}} is deferred (known as of {{date}}).\nSet max-smtp-out to {{most}} for each address that the virtual MTA sends from.',
    },
    wide: {
      severity: 'info',
      once: true,
      text: 'For {{domains}} too this allows {{count}} connections, more than these providers take{{more}}.\n{{provider}} takes {{most}} connections from one address (known as of {{date}}), and nothing narrower is said of it.\nAdd <domain> sections with limits of their own for the large providers.',
    },
    unset: {
      severity: 'warning',
      once: true,
      text: 'Nothing limits the connections to {{domain}}, so the default of {{count}} counts{{more}}.\n{{provider}} takes {{most}} from one address (known as of {{date}}); it refuses those beyond, and mail is deferred.\nSet max-smtp-out in this section.',
    },
  },

  configuration({ model, report, isWhole }) {
    for (const { line, ...excess } of linesOver(model, connections)) {
      if (isAbsurd(connections, excess)) continue;
      const hosts = excess.view.line('smtp-hosts');
      const related = hosts ? [relatedPlace(hosts, 'sent to these servers', line.file)] : [];
      const assumptions = excess.view.assumptions(line.name);
      report('over', argumentPlace(line), wordsOf(excess), { related, assumptions });
    }
    for (const { line, all } of wideLinesOver(model, connections)) {
      const [first] = all;
      if (first)
        report('wide', argumentPlace(line), { ...wordsOf(first), domains: namesOf(all) }, restsOn(first, line.name));
    }
    for (const { section, excess } of isWhole ? sectionsOver(model, connections) : []) {
      report('unset', section, wordsOf(excess), restsOn(excess, connections.directive));
    }
  },
});

function wordsOf({ domain, provider, most, value }: Excess): Readonly<Record<string, string>> {
  return { domain, provider: provider.name, most: `${most}`, count: shownCount(value), date: providers.asOf };
}
