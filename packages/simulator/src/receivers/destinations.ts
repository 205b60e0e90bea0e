import type { MxRecord, QueueName } from '@pmtakit/semantics';
import type { PlannedHost } from '../plan/queue-plan.ts';
import type { Answer, Delivery, DnsFailure, Offer, Receiver } from './receiver.ts';
import type { ReceiverModel } from './model.ts';
import type { Receivers } from './receivers.ts';
import type { RollupServers } from './rollup-servers.ts';

/** What DNS says of a domain; undefined where that is not known, and a receiver has servers of its own. */
export type Dns = (domain: string) => readonly MxRecord[] | Exclude<DnsFailure, 'no-mx'> | undefined;

/** Where the mail of a queue goes: to the hosts that its settings name, or to those of DNS. [runtime 7] */
export class Destinations {
  readonly #receivers: Receivers;
  readonly #dns: Dns;
  readonly #rollups: RollupServers | undefined;

  /** @param rollups without it, no queue is one */
  constructor(receivers: Receivers, dns: Dns, rollups?: RollupServers) {
    this.#receivers = receivers;
    this.#dns = dns;
    this.#rollups = rollups;
  }

  /** @param hosts of `smtp-hosts`, by level */
  of(name: QueueName, hosts?: readonly (readonly PlannedHost[])[]): Receiver {
    const { domain, virtualMta } = name;
    const own = (): Receiver => this.#receivers.of(domain, virtualMta);
    const levels = this.#levelsOf(domain, hosts);
    if (levels === undefined) return own();
    if (typeof levels === 'string') return { ...withoutHosts, dns: levels, hosts: [domain] };
    const names = levels.flat();
    if (names.length === 0) return hosts ? own() : new Hosts([domain], [0], [own()], 'no-mx');
    const parts = names.map((host) => this.#receivers.of(this.#domainFor(name, host), virtualMta, [host]));
    return new Hosts(
      names,
      levels.flatMap((level, index) => level.map(() => index)),
      parts,
    );
  }

  /** The model of the first mail server, for those who tell no others apart; undefined where it takes everything. */
  modelOf(name: QueueName, hosts?: readonly (readonly PlannedHost[])[]): ReceiverModel | undefined {
    const { domain, virtualMta } = name;
    const levels = this.#levelsOf(domain, hosts);
    const [first] = Array.isArray(levels) ? levels.flat() : [];
    if (first === undefined) return this.#receivers.modelOf(domain, virtualMta);
    return this.#receivers.modelOf(this.#domainFor(name, first), virtualMta, [first]);
  }

  /** By which domain a mail server is looked for: that of the queue, or one that is rolled up there. */
  #domainFor({ domain, virtualMta }: QueueName, host: string): string {
    const rollup = this.#rollups?.of(domain);
    if (!rollup) return domain;
    const domains = [...rollup.domains].flatMap(([name, servers]) => (servers.includes(host) ? [name] : []));
    return [domain, ...domains].find((one) => this.#receivers.modelOf(one, virtualMta, [host])) ?? domain;
  }

  #levelsOf(
    domain: string,
    hosts: readonly (readonly PlannedHost[])[] | undefined,
  ): string[][] | DnsFailure | undefined {
    if (hosts) return this.#named(hosts);
    const rollup = this.#rollups?.of(domain);
    if (!rollup || rollup.servers?.length === 0) return this.#inDns(domain);
    return rollup.servers ? [[...rollup.servers]] : 'nxdomain';
  }

  #named(hosts: readonly (readonly PlannedHost[])[]): string[][] | DnsFailure {
    const levels: string[][] = [];
    for (const level of hosts) {
      const looked = level.flatMap(({ form, host }) => (form === 'lookup-mx' ? [this.#lookedUp(host)] : []));
      const failure = looked.find((found) => typeof found === 'string');
      if (failure !== undefined && looked.length === level.length) return failure;
      levels.push(level.flatMap(({ form, host }) => (form === 'lookup-mx' ? [] : [host])));
      for (const found of looked) if (typeof found !== 'string') levels.push(...found);
    }
    return levels.filter((level) => level.length > 0);
  }

  /** The servers of another domain; where nothing is known of them, the receiver of that domain tells. */
  #lookedUp(domain: string): string[][] | DnsFailure {
    return this.#inDns(domain) ?? this.#receivers.of(domain, '').hosts.map((host) => [host]);
  }

  #inDns(domain: string): string[][] | Exclude<DnsFailure, 'no-mx'> | undefined {
    // An address in brackets is asked itself.
    if (domain.startsWith('[')) return [[domain.slice(1, -1).replace(/^ipv6:/i, '')]];
    const records = this.#dns(domain);
    return records === undefined || typeof records === 'string' ? records : levelsOf(records);
  }
}

function levelsOf(records: readonly MxRecord[]): string[][] {
  const byPreference = Map.groupBy(records, ({ preference }) => preference);
  return [...byPreference].toSorted(([a], [b]) => a - b).map(([, level]) => level.map(({ host }) => host));
}

/** Never asked, since there is nobody to connect to. */
const withoutHosts: Omit<Receiver, 'hosts'> = { isMemoryless: true, connect: () => {}, deliver: () => {} };

/** Mail servers that may be of several receivers. */
class Hosts implements Receiver {
  readonly hosts: readonly string[];
  readonly levels: readonly number[];
  readonly dns?: DnsFailure;
  readonly isMemoryless: boolean;
  readonly #parts: readonly Receiver[];
  /** What each receiver calls them. */
  readonly #numbers: readonly number[];

  constructor(hosts: readonly string[], levels: readonly number[], parts: readonly Receiver[], dns?: DnsFailure) {
    this.hosts = hosts;
    this.levels = levels;
    if (dns) this.dns = dns;
    this.isMemoryless = parts.every((part) => part.isMemoryless);
    this.#parts = parts;
    this.#numbers = hosts.map((name, index) => parts[index]?.hostNamed?.(name) ?? 0);
  }

  connect(offer: Offer, answer: Answer): void {
    this.#parts[offer.host]?.connect(this.#at(offer), answer);
  }

  deliver(delivery: Delivery, answer: Answer): void {
    this.#parts[delivery.host]?.deliver(this.#at(delivery), answer);
  }

  close(offer: Offer): void {
    this.#parts[offer.host]?.close?.(this.#at(offer));
  }

  #at<T extends Offer>(offer: T): T {
    return { ...offer, host: this.#numbers[offer.host] ?? 0 };
  }
}
