/** `mx-connection-limit`: connections of each source address to each mail server. [G1§3.3.1.38.1; oracle O9] */
import type { Network } from '@pmtakit/grammar';
import { matchesDomain } from '../model/domain-match.ts';
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Setting } from '../model/setting.ts';
import type { MxRecord } from '../routing/message.ts';
import type { QueuePathOptions } from '../routing/queue-path.ts';
import { serversOf } from '../routing/rollup.ts';
import { addressesIn, sourceIpsOf } from './source-ips.ts';
import { type Term, counted, unbounded } from './term.ts';

interface ServerLimit {
  readonly setting: Setting;
  readonly count: number;
}

/** The source addresses that open connections to one mail server. */
interface Senders {
  readonly networks: Network[];
  /** Whether a virtual MTA among them leaves the choice of the address to the system. */
  hasUnknown: boolean;
}

/** What one source address may open to one mail server, for each pair of them together. */
export class MailServers {
  readonly #model: Model;
  readonly #paths: QueuePathOptions;

  constructor(model: Model, paths: QueuePathOptions) {
    this.#model = model;
    this.#paths = paths;
  }

  /**
   * The limit over some queues together; undefined where a server of theirs is not known or has none. Servers of all
   * preferences count, because mail goes to the next ones while the first fail.
   * @param only the source addresses to count
   */
  term(domain: string, queues: readonly QueueName[], only?: Network): Term | undefined {
    if (!this.#model.server.get('mx-connection-limit')?.line) return undefined;
    const limits: { limit: ServerLimit; addresses: number }[] = [];
    const senders = this.#sendersByServer(domain, queues);
    for (const [server, { networks, hasUnknown }] of senders ?? []) {
      const limit = this.#limitOf(server);
      if (!limit) return undefined;
      limits.push({ limit, addresses: addressesIn(only ? [only] : networks) + Number(hasUnknown && !only) });
    }
    const [first] = limits;
    if (!first) return undefined;
    const { setting } = first.limit;
    const addresses = limits.reduce((most, one) => Math.max(most, one.addresses), 0);
    const where = `${counted(limits.length, 'mail server')} and ${counted(addresses, 'source address', 'source addresses')}`;
    return {
      ...unbounded,
      directive: setting.name,
      setting,
      connections: limits.reduce((sum, one) => sum + one.limit.count * one.addresses, 0),
      reason: `${setting.name} ${setting.text}, on ${where}`,
    };
  }

  #sendersByServer(domain: string, queues: readonly QueueName[]): Map<string, Senders> | undefined {
    const found = new Map<string, Senders>();
    for (const queue of queues) {
      const servers = this.#serversOf(domain, queue);
      if (servers.length === 0) return undefined;
      const networks = sourceIpsOf(this.#model, queue.virtualMta).map(({ network }) => network);
      for (const server of servers) {
        const senders = found.get(server) ?? { networks: [], hasUnknown: false };
        found.set(server, senders);
        senders.networks.push(...networks);
        senders.hasUnknown ||= networks.length === 0;
      }
    }
    return found;
  }

  /** The servers that the configuration names, or else those of DNS; none when they are not known. */
  #serversOf(domain: string, queue: QueueName): string[] {
    const value = this.#model.queue(queue).get('smtp-hosts')?.value;
    if (value?.kind !== 'host-list') return this.#inDns(domain, queue.domain);
    const hosts = value.levels.flat().map(({ form, host }) => (form === 'lookup-mx' ? this.#records(host) : [host]));
    return hosts.some((names) => names.length === 0) ? [] : hosts.flat();
  }

  #inDns(domain: string, queue: string): string[] {
    const rollup = this.#paths.rollups.find((one) => one.queue === queue);
    if (!rollup) return this.#records(queue);
    return [...(serversOf(rollup) ?? this.#records(domain))];
  }

  #records(domain: string): string[] {
    return (this.#paths.mx?.(domain) ?? []).map(({ host }: MxRecord) => host.toLowerCase());
  }

  /** The first line whose pattern takes a server. */
  #limitOf(server: string): ServerLimit | undefined {
    for (const setting of this.#model.server.of('mx-connection-limit')) {
      const [pattern, count] = setting.values;
      if (pattern?.kind !== 'domain-pattern' || count?.kind !== 'integer') continue;
      const keys = this.#model.macros.patternsOf(pattern);
      if (keys.some((key) => matchesDomain(key, server))) return { setting, count: count.value };
    }
    return undefined;
  }
}
