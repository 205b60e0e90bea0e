import {
  type AssumptionName,
  type Line,
  type Model,
  argumentPlace,
  canonical,
  domainLines,
  patternsOf,
  reachableVirtualMtas,
  relatedPlace,
  sourceIpsOf,
} from '@pmtakit/semantics';
import { type Provider, providers } from '../data/providers.ts';
import { connections, firstOf, serverLimitOf } from '../rule-helpers/provider-limits.ts';
import { isSentTo, providerQueues } from '../rule-helpers/provider-queues.ts';
import { QueueView } from '../rule-helpers/queue-views.ts';
import { addressesOf, usesProxy } from '../rule-helpers/senders.ts';
import { defineRule } from './rule.ts';

/** Each virtual MTA has the whole limit to itself, also where several send from one address. [G1§3.3.10.74; runtime 6] */
export const limitTimesVmtas = defineRule({
  id: 'limit-times-vmtas',
  category: 'limits',
  preset: 'strict',
  summary: 'A limit that several virtual MTAs with one address have each',
  messages: {
    multiplied: {
      severity: 'warning',
      text: '{{count}} virtual MTAs may send to {{domain}} from {{address}} by {{sum}} connections together.\nEach of them has the whole max-smtp-out for itself, and {{provider}} takes {{most}} connections from one address (known as of {{date}}).\nLower the limit, or use mx-connection-limit, which counts for an address over all virtual MTAs.',
    },
  },

  configuration({ model, report }) {
    const shared = sharedAddresses(model);
    if (shared.length === 0) return;
    for (const [provider, domain] of limitedDomains(model)) {
      const found = firstOf(shared, (address) => multiplied(model, address, domain, provider));
      const [line, ...others] = found?.lines ?? [];
      if (!found || !line) continue;
      const words = { count: `${found.count}`, sum: `${found.sum}`, most: `${found.most}` };
      const related = others.slice(0, MOST_RELATED).map((other) => relatedPlace(other, 'another one', line.file));
      const about = { provider: provider.name, domain, address: found.address, date: providers.asOf };
      report('multiplied', argumentPlace(line), { ...words, ...about }, { related, assumptions: found.assumptions });
    }
  },
});

const MOST_RELATED = 3;

/** Virtual MTAs of one address that are asked: those of all would take long, and a few go beyond every provider. */
const MOST_VMTAS = 300;
const MOST_ADDRESSES = 3;

interface SharedAddress {
  readonly address: string;
  readonly virtualMtas: readonly string[];
}

/** The addresses that most virtual MTAs send from, of those that more than one does. */
function sharedAddresses(model: Model): SharedAddress[] {
  const byAddress = new Map<string, { address: string; virtualMtas: string[] }>();
  for (const virtualMta of reachableVirtualMtas(model)) {
    if (!model.vmtas.vmta(virtualMta) || usesProxy(model, virtualMta)) continue;
    for (const { network } of sourceIpsOf(model, virtualMta)) {
      if (network.prefix < (network.version === 4 ? 32 : 128)) continue;
      const key = canonical(network);
      const known = byAddress.get(key) ?? { address: network.raw, virtualMtas: [] };
      byAddress.set(key, known);
      known.virtualMtas.push(virtualMta);
    }
  }
  return [...byAddress.values()]
    .filter(({ virtualMtas }) => virtualMtas.length > 1)
    .toSorted((a, b) => b.virtualMtas.length - a.virtualMtas.length)
    .slice(0, MOST_ADDRESSES);
}

/** For each provider, the first of its queues that lines limit. */
function limitedDomains(model: Model): Map<Provider, string> {
  const found = new Map<Provider, string>();
  for (const item of domainLines(model).named('max-smtp-out')) {
    for (const domain of patternsOf(item)) {
      const provider = providerQueues(model).of(domain);
      if (provider && !found.has(provider)) found.set(provider, domain);
    }
  }
  return found;
}

interface Multiplied {
  readonly address: string;
  readonly count: number;
  readonly sum: number;
  readonly most: number;
  readonly assumptions: readonly AssumptionName[];
  /** Where the limits are set, each once. */
  readonly lines: readonly Line[];
}

/** Undefined where one virtual MTA goes beyond the provider alone, or where all together do not. */
function multiplied(
  model: Model,
  { address, virtualMtas }: SharedAddress,
  domain: string,
  provider: Provider,
): Multiplied | undefined {
  const most = connections.most(provider);
  if (most === undefined || serverLimitOf(model, provider) <= most) return undefined;
  const lines = new Set<Line>();
  const views: QueueView[] = [];
  let [count, sum] = [0, 0];
  for (const virtualMta of virtualMtas.slice(0, MOST_VMTAS)) {
    const view = new QueueView(model, model.whole, { domain, virtualMta });
    const line = view.line('max-smtp-out');
    if (!line || !isSentTo(view, provider)) continue;
    const own = connections.together(view, { virtualMta, addresses: addressesOf(model, virtualMta) }, provider);
    if (own > most) return undefined;
    lines.add(line);
    views.push(view);
    count++;
    sum += own;
  }
  const total = connections.allows(model.server.get('total-max-smtp-out')?.value) ?? Infinity;
  const together = Math.ceil(Math.min(sum, total));
  if (count < 2 || together <= most) return undefined;
  const assumptions = new Set(views.flatMap((view) => view.assumptions('max-smtp-out')));
  return { address, count, sum: together, most, lines: [...lines], assumptions: [...assumptions] };
}
