import { type Line, type Model, argumentPlace, domainLines, numberOption } from '@pmtakit/semantics';
import { providers } from '../data/providers.ts';
import {
  type LimitKind,
  beliefOf,
  connections,
  linesOver,
  messagesPerConnection,
  mostOfAll,
  receiverOf,
} from '../rule-helpers/provider-limits.ts';
import type { ProviderQueue } from '../rule-helpers/provider-queues.ts';
import type { QueueView } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

const fastest = numberOption(
  'messages-per-hour',
  10_000_000,
  'The most messages an hour for one domain that are believed.',
);

/** Numbers for a mailbox provider that are limits in name only. [G1§3.3.10.33, 71, 74; providers.json] */
export const limitAbsurd = defineRule({
  id: 'limit-absurd',
  category: 'limits',
  preset: 'recommended',
  summary: 'A limit for a mailbox provider beyond all that any provider takes',
  messages: {
    connections: {
      severity: 'warning',
      text: '{{count}} connections to {{domain}} are far beyond what any large provider takes.\nThe most that is known is {{most}} from one address (as of {{date}}); connections beyond are refused, and an address that keeps trying may be blocked.\nStart with 5 connections or less, and watch what {{provider}} answers.',
    },
    messages: {
      severity: 'warning',
      text: '{{count}} messages over one connection to {{domain}} are far beyond what any large provider takes.\nThe most that is known is {{most}} (as of {{date}}); most providers cut the connection before a hundred.\nSet max-msg-per-connection to what {{provider}} takes, or to 20.',
    },
    rate: {
      severity: 'warning',
      text: 'No server sends {{rate}} to {{domain}}, so this rate limits nothing.\nA number that is never reached looks like a limit for {{provider}}, and is none.\nSet a rate that your addresses have earned, or write unlimited.',
    },
  },
  options: [fastest],

  configuration({ model, report, options }) {
    for (const [id, kind] of kinds) {
      const most = mostOfAll(kind);
      for (const { line, value, view, domain, provider } of linesOver(model, kind, () => beliefOf(kind))) {
        if (value === Infinity) continue;
        const words = { count: `${value}`, most: `${most}`, domain, provider: provider.name, date: providers.asOf };
        report(id, argumentPlace(line), words, { assumptions: view.assumptions(line.name) });
      }
    }
    for (const { line, view, domain, provider } of ratesOver(model, options.get(fastest))) {
      const words = { rate: line.text, domain, provider: provider.name };
      report('rate', argumentPlace(line), words, { assumptions: view.assumptions('max-msg-rate') });
    }
  },
});

const kinds: readonly (readonly ['connections' | 'messages', LimitKind])[] = [
  ['connections', connections],
  ['messages', messagesPerConnection],
];

/** The rates for providers that count, and are faster than anybody sends. */
function* ratesOver(
  model: Model,
  most: number,
): Generator<ProviderQueue & { readonly line: Line; readonly view: QueueView }> {
  for (const { line } of domainLines(model).named('max-msg-rate')) {
    if (!isFaster(line, most)) continue;
    const found = receiverOf(model, line);
    if (found) yield { ...found, line };
  }
}

function isFaster(line: Line, most: number): boolean {
  const value = line.argument(0);
  return value?.kind === 'rate' && value.count < Infinity && (value.count / value.seconds) * 3_600 > most;
}
