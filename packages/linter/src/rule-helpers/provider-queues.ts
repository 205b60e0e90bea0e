/** Which queues hold mail for a mailbox provider. */
import { oncePer } from '@pmtakit/grammar';
import {
  type Block,
  type Model,
  type Rollup,
  domainLines,
  linesNamed,
  matchesDomain,
  rollupsOf,
  patternsOf,
} from '@pmtakit/semantics';
import { type Provider, providers } from '../data/providers.ts';
import type { QueueView } from './queue-views.ts';

/** A rollup, with the provider whose mail servers it is for. */
export interface ProviderRollup extends Rollup {
  readonly provider: Provider;
}

/** A name of a queue, and the provider that its mail goes to. */
export interface ProviderQueue {
  readonly domain: string;
  readonly provider: Provider;
}

/** The queues of providers: their domains, and those that mail for these domains is moved to. */
export class ProviderQueues {
  readonly rollups: readonly ProviderRollup[];
  readonly #moved = new Map<string, Provider>();
  readonly #taking = new Map<string, ProviderRollup>();

  constructor(model: Model) {
    this.rollups = rollupsOf(model).flatMap((rollup) => {
      const provider = providerOfServers(rollup);
      return provider ? [{ ...rollup, provider }] : [];
    });
    for (const rollup of this.rollups) {
      const { provider, queue } = rollup;
      this.#moved.set(queue, provider);
      if (takesAll(rollup) && !this.#taking.has(provider.id)) this.#taking.set(provider.id, rollup);
    }
    for (const { domain, provider } of groupedQueues(model)) this.#moved.set(domain, provider);
  }

  /** The provider that mail of a queue goes to. @param domain in lower case */
  of(domain: string): Provider | undefined {
    return providers.of(domain) ?? this.#moved.get(domain);
  }

  /** The rollup that takes the mail for a domain, where that is certain without DNS. */
  rollupOf(domain: string): ProviderRollup | undefined {
    const provider = providers.of(domain);
    return provider && this.#taking.get(provider.id);
  }

  /** The queues of providers that a section names itself. */
  namedIn(model: Model, section: Block): ProviderQueue[] {
    return model.queues.global.keysOf(section).flatMap((domain) => {
      const provider = this.of(domain);
      return provider ? [{ domain, provider }] : [];
    });
  }
}

/** The same for all rules. */
export const providerQueues: (model: Model) => ProviderQueues = oncePer((model) => new ProviderQueues(model));

/** Whether mail of a queue is sent, and by nobody but the provider's own servers. */
export function isSentTo(view: QueueView, provider: Provider): boolean {
  const hosts = view.value('smtp-hosts');
  if (!view.isSent || isRolledUp(view)) return false;
  return hosts?.kind !== 'host-list' || hosts.levels.flat().every(({ host }) => isOf(host, provider));
}

/** Whether a rollup takes the mail, whose settings apply then. */
export function isRolledUp(view: QueueView): boolean {
  const { domain } = view.queue;
  return providerQueues(view.model).rollupOf(domain) !== undefined && !view.isOn('disable-mx-rollup');
}

function isOf(host: string, { id }: Provider): boolean {
  return (providers.of(host) ?? providers.ofServer(host))?.id === id;
}

/** The provider that all mail servers of a rollup belong to. */
function providerOfServers({ patterns }: Rollup): Provider | undefined {
  const [first, ...rest] = new Set(patterns.flat().map((pattern) => providers.ofServer(serverLike(pattern))));
  return rest.length === 0 ? first : undefined;
}

/** Whether the domains of a provider have, by its servers, to come to a rollup: each line takes all of these servers. */
function takesAll({ provider, patterns }: ProviderRollup): boolean {
  const [suffix] = provider.mx;
  if (suffix === undefined || provider.domains.length === 0) return false;
  return patterns.every((line) => line.some((pattern) => matchesDomain(pattern, `?.${suffix}`)));
}

/** A name that a pattern of mail servers takes. */
export function serverLike(pattern: string): string {
  return pattern.replace(/^(?:\[\*\.\]|\*\.)/, '?.');
}

/** The queues that `queue-to` moves mail of one provider to, whatever other domains it moves there. */
function groupedQueues(model: Model): ProviderQueue[] {
  const byTarget = new Map<string, Set<Provider>>();
  if (linesNamed(model.whole, 'queue-to').length === 0) return [];
  for (const item of domainLines(model).named('queue-to')) {
    const target = item.line.argument(0);
    if (target?.kind !== 'queue-name') continue;
    const from = byTarget.get(target.name) ?? new Set();
    byTarget.set(target.name, from);
    for (const pattern of patternsOf(item)) {
      const provider = providers.of(pattern);
      if (provider) from.add(provider);
    }
  }
  return [...byTarget].flatMap(([domain, [provider, ...others]]) =>
    provider && others.length === 0 ? [{ domain, provider }] : [],
  );
}
