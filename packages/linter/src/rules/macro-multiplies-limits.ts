import { type Model, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { type Provider, providers } from '../data/providers.ts';
import { connections, firstOf, serverLimitOf } from '../rule-helpers/provider-limits.ts';
import { isSentTo, providerQueues } from '../rule-helpers/provider-queues.ts';
import { QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { type Sender, sendersOf } from '../rule-helpers/senders.ts';
import { defineRule } from './rule.ts';

/** Each domain of a macro is a queue of its own, with the whole limit to itself. [G1§3.3.10, §3.3.10.74; runtime 4, 6] */
export const macroMultipliesLimits = defineRule({
  id: 'macro-multiplies-limits',
  category: 'limits',
  preset: 'strict',
  summary: 'A limit for a macro that each of its domains has to itself',
  messages: {
    multiplied: {
      severity: 'warning',
      text: '{{domains}} domains of {{provider}} may open {{sum}} connections from one address: each has this limit for itself.\n{{provider}} takes {{most}} (known as of {{date}}), whichever of its domains they are for.\nPut these domains into one queue by queue-to or an MX rollup, or divide the limit.',
    },
  },

  configuration({ model, report }) {
    const asked = new Map<string, number>();
    for (const view of queuesSetting(model, ['max-smtp-out'])) {
      const line = view.own('max-smtp-out');
      const { value } = view.section;
      if (!line || value?.kind !== 'domain-pattern' || value.form !== 'macro') continue;
      // Many virtual MTAs have the same section, and one finding tells them all.
      const kind = `${value.domain.toLowerCase()} ${line.text}`;
      const times = asked.get(kind) ?? 0;
      const found = times < MOST_SECTIONS ? multiplied(model, view) : undefined;
      asked.set(kind, found ? MOST_SECTIONS : times + 1);
      if (!found) continue;
      const { provider, most, domains, sum } = found;
      const words = { domains: `${domains}`, sum: `${sum}`, most: `${most}` };
      const related = value.macros.flatMap((name) => {
        const macro = model.macros.get(name);
        return macro ? [relatedPlace({ file: macro.file, span: macro.span }, 'the list of domains', line.file)] : [];
      });
      const assumptions = view.assumptions(line.name);
      report(
        'multiplied',
        argumentPlace(line),
        { ...words, provider: provider.name, date: providers.asOf },
        { related, assumptions },
      );
    }
  },
});

/** Sections of the same words that are asked, until one of them is found. */
const MOST_SECTIONS = 50;

interface Multiplied {
  readonly provider: Provider;
  readonly most: number;
  readonly domains: number;
  /** Connections from one address. */
  readonly sum: number;
}

/** The first provider whose domains together go beyond it, while each of them alone does not. */
function multiplied(model: Model, { section }: QueueView): Multiplied | undefined {
  const named = providerQueues(model).namedIn(model, section);
  const byProvider = Map.groupBy(named, ({ provider }) => provider);
  return firstOf(byProvider, ([provider, queues]) => {
    const most = connections.most(provider);
    const domains = queues.map(({ domain }) => domain).slice(0, MOST_DOMAINS);
    if (most === undefined || domains.length < 2) return undefined;
    return firstOf(sendersOf(model, section), (sender) => {
      const views = domains.map((domain) => new QueueView(model, section, { domain, virtualMta: sender.virtualMta }));
      const own = views.filter((view) => view.own('max-smtp-out') && isSentTo(view, provider));
      const sum = together(model, own, sender, provider);
      if (sum <= most || own.some((view) => connections.together(view, sender, provider) > most)) return undefined;
      return { provider, most, domains: own.length, sum };
    });
  });
}

/** Domains of one provider that are asked; nobody lists so many. */
const MOST_DOMAINS = 200;

/** A limit of the virtual MTA, or one for each mail server, holds for all queues together. */
function together(model: Model, views: readonly QueueView[], sender: Sender, provider: Provider): number {
  const sum = views.reduce((total, view) => total + connections.together(view, sender, provider), 0);
  const { virtualMta, addresses } = sender;
  const own = connections.allows(model.virtualMta(virtualMta).get('max-smtp-out')?.value) ?? Infinity;
  return Math.ceil(Math.min(sum, own / addresses, serverLimitOf(model, provider)));
}
