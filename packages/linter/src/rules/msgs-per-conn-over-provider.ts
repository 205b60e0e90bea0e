import { type Line, argumentPlace } from '@pmtakit/semantics';
import type { Fix } from '@pmtakit/grammar';
import { providers } from '../data/providers.ts';
import {
  type Excess,
  isAbsurd,
  linesOver,
  messagesPerConnection,
  namesOf,
  restsOn,
  sectionsOver,
  wideLinesOver,
} from '../rule-helpers/provider-limits.ts';
import { providerQueues } from '../rule-helpers/provider-queues.ts';
import { defineRule } from './rule.ts';

/** More messages over one connection than a mailbox provider takes. [G1§3.3.10.71; providers.json] */
export const msgsPerConnOverProvider = defineRule({
  id: 'msgs-per-conn-over-provider',
  category: 'limits',
  preset: 'strict',
  summary: 'More messages over one connection than a mailbox provider takes',
  messages: {
    over: {
      severity: 'warning',
      text: '{{provider}} takes {{most}} messages over one connection, and max-msg-per-connection {{count}} allows more.\nIt cuts the connection or defers the messages beyond (known as of {{date}}), and mail for {{domain}} waits.\nSet max-msg-per-connection to {{most}}.',
    },
    unlimited: {
      severity: 'warning',
      text: '{{provider}} takes {{most}} messages over one connection, and max-msg-per-connection 0 is no limit.\nIt cuts the connection or defers the messages beyond (known as of {{date}}), and mail for {{domain}} waits.\nSet max-msg-per-connection to {{most}}.',
    },
    wide: {
      severity: 'info',
      once: true,
      text: 'For {{domains}} too this allows more messages over one connection than they take{{more}}.\n{{provider}} takes {{most}} messages over one connection (known as of {{date}}), and nothing narrower is said of it.\nAdd <domain> sections with limits of their own for the large providers.',
    },
    unset: {
      severity: 'warning',
      once: true,
      text: 'Nothing limits the messages over one connection to {{domain}}{{more}}.\n{{provider}} takes {{most}} (known as of {{date}}); it cuts the connection or defers the messages beyond.\nSet max-msg-per-connection in this section.',
    },
  },

  configuration({ model, report, isWhole }) {
    for (const { line, ...excess } of linesOver(model, messagesPerConnection)) {
      if (isAbsurd(messagesPerConnection, excess)) continue;
      const queues = providerQueues(model).namedIn(model, line.parent);
      const isForOne = queues.every(({ provider }) => provider.id === excess.provider.id);
      const fix = isForOne ? lowered(line, excess.most) : undefined;
      const details = { fix, assumptions: excess.view.assumptions(line.name) };
      report(excess.value === Infinity ? 'unlimited' : 'over', argumentPlace(line), wordsOf(excess), details);
    }
    for (const { line, all } of wideLinesOver(model, messagesPerConnection)) {
      const [first] = all;
      if (first)
        report('wide', argumentPlace(line), { ...wordsOf(first), domains: namesOf(all) }, restsOn(first, line.name));
    }
    for (const { section, excess } of isWhole ? sectionsOver(model, messagesPerConnection) : []) {
      report('unset', section, wordsOf(excess), restsOn(excess, messagesPerConnection.directive));
    }
  },
});

function lowered({ argumentSpan: { start, end } }: Line, most: number): Fix {
  return { title: `Set it to ${most}`, safe: false, edits: [{ span: { start, end }, newText: `${most}` }] };
}

function wordsOf({ domain, provider, most, value }: Excess): Readonly<Record<string, string>> {
  return { domain, provider: provider.name, most: `${most}`, count: `${value}`, date: providers.asOf };
}
