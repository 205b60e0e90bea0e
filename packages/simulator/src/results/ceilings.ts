/** What the configuration allows to each group of mail. */
import {
  type Bounds,
  type CeilingOptions,
  type DomainCeiling,
  type Model,
  type RateModel,
  type Term,
  boundsOf,
  ceilingOf,
  formatIp,
  mostEvents,
  sourceIpCeilings,
  sourceIpsOf,
  termsOf,
  vmtaCeilingOf,
} from '@pmtakit/semantics';
import type { Ceiling } from './result.ts';

/** Numbers of a configuration or a provider; undefined for what is not known. */
export interface Ceilings {
  domain?(name: string): Ceiling | undefined;
  queue?(domain: string, virtualMta: string): Ceiling | undefined;
  virtualMta?(name: string): Ceiling | undefined;
  /** @param domains those that had mail, of one provider */
  path?(provider: string, sourceIp: string, domains: readonly string[]): Ceiling | undefined;
}

/** The ceiling of a domain goes through all virtual MTAs, so no more domains and queues than these are asked. */
const MOST_DOMAINS = 100;
const MOST_QUEUES = 40_000;

export interface ConfiguredCeilings extends Required<Ceilings> {
  /** The addresses that mail to a domain leaves by. */
  sourceIps(domain: string): readonly string[];
}

/** What the limits of a configuration allow, each domain worked out once. */
export function configuredCeilings(model: Model, options: CeilingOptions = {}): ConfiguredCeilings {
  const domains = new Domains(model, options);
  return {
    sourceIps: (name) => [...(domains.of(name)?.addresses ?? [])],
    domain: (name) => domains.of(name)?.whole,
    queue: (domain, virtualMta) => termCeiling(termsOf(model, { domain, virtualMta }, options), model),
    virtualMta: (name) => termCeiling(vmtaCeilingOf(model, name, options).terms, model),
    path: (_provider, sourceIp, names) => {
      const all = names.flatMap((name) => domains.of(name)?.from(sourceIp) ?? []);
      return all.length > 0 ? all.reduce(together) : undefined;
    },
  };
}

/** The domains that were asked for. */
class Domains {
  readonly #model: Model;
  readonly #options: CeilingOptions;
  readonly #known = new Map<string, AskedDomain>();
  readonly #addresses: AddressesOf;
  #queues = 0;

  constructor(model: Model, options: CeilingOptions) {
    this.#model = model;
    this.#options = options;
    this.#addresses = addressesIn(model);
  }

  /** Undefined where too many were asked for before. */
  of(name: string): AskedDomain | undefined {
    const known = this.#known.get(name);
    if (known || this.#known.size >= MOST_DOMAINS || this.#queues >= MOST_QUEUES) return known;
    const ceiling = ceilingOf(this.#model, name, this.#options);
    const found = new AskedDomain(this.#model, ceiling, this.#options, this.#addresses);
    this.#known.set(name, found);
    this.#queues += ceiling.queues.length;
    return found;
  }
}

type QueueCeiling = DomainCeiling['queues'][number];

/** What may go to one domain, from everywhere and from each address; of these, only what is asked for is worked out. */
class AskedDomain {
  readonly whole: Ceiling;
  readonly #model: Model;
  readonly #ceiling: DomainCeiling;
  readonly #options: CeilingOptions;
  /** The queues that send from an address. */
  readonly #users = new Map<string, QueueCeiling[]>();

  constructor(model: Model, ceiling: DomainCeiling, options: CeilingOptions, addressesOf: AddressesOf) {
    this.#model = model;
    this.#ceiling = ceiling;
    this.#options = options;
    const terms = ceiling.queues.map((queue) => queue.terms);
    this.whole = ceilingFrom(ceiling, sumOfQueues(terms, model));
    for (const user of ceiling.queues) {
      for (const address of addressesOf(user.queue.virtualMta)) {
        const users = this.#users.get(address);
        if (users) users.push(user);
        else this.#users.set(address, [user]);
      }
    }
  }

  get addresses(): Iterable<string> {
    return this.#users.keys();
  }

  from(address: string): Ceiling | undefined {
    const queues = this.#users.get(address);
    if (!queues) return undefined;
    const ceilings = sourceIpCeilings(this.#model, { ...this.#ceiling, queues }, this.#options);
    const found = ceilings.find(({ network }) => formatIp(network) === address);
    const terms = queues.map(({ queue }) => {
      const ips = sourceIpsOf(this.#model, queue.virtualMta).filter(({ network }) => formatIp(network) === address);
      return termsOf(this.#model, queue, this.#options, ips);
    });
    return found && ceilingFrom(found, sumOfQueues(terms, this.#model));
  }
}

type AddressesOf = (virtualMta: string) => readonly string[];

function addressesIn(model: Model): AddressesOf {
  const known = new Map<string, readonly string[]>();
  return (virtualMta) => {
    const found = known.get(virtualMta) ?? sourceIpsOf(model, virtualMta).map(({ network }) => formatIp(network));
    known.set(virtualMta, found);
    return found;
  };
}

function termCeiling(terms: readonly Term[], model: Model): Ceiling {
  return ceilingFrom(boundsOf(terms), inFiveMinutes(terms, model));
}

function sumOfQueues(queues: readonly (readonly Term[])[], model: Model): number {
  return queues.reduce((sum, terms) => sum + inFiveMinutes(terms, model), 0);
}

const FIVE_MINUTES = 300;

/** What all limits of a queue together let pass, which is told of other periods only. */
function inFiveMinutes(terms: readonly Term[], { options }: Model): number {
  const model = options.assumptions['rate-model'];
  return terms.reduce((least, term) => Math.min(least, termInFiveMinutes(term, model)), Infinity);
}

/** As many times what its line says as it is in a second; limits of bytes are told by the second and the hour. */
function termInFiveMinutes({ setting: { value }, perSecond }: Term, model: RateModel): number {
  switch (value?.kind) {
    case 'rate':
      return (mostEvents(value, FIVE_MINUTES, model) * perSecond) / mostEvents(value, 1, model);
    case 'duration':
      return Math.ceil(FIVE_MINUTES / value.seconds) * perSecond;
    default:
      return Infinity;
  }
}

/** @param perFiveMinutes before what shorter and longer periods allow */
function ceilingFrom(bounds: Bounds, perFiveMinutes: number): Ceiling {
  return {
    perSecond: finite(bounds.perSecond),
    perFiveMinutes: finite(Math.min(perFiveMinutes, FIVE_MINUTES * bounds.perSecond, bounds.perHour)),
    perHour: finite(bounds.perHour),
    perDay: finite(bounds.perDay),
    connections: finite(bounds.connections),
  };
}

function together(a: Ceiling, b: Ceiling): Ceiling {
  const sum = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : one + other;
  return {
    perSecond: sum(a.perSecond, b.perSecond),
    perFiveMinutes: sum(a.perFiveMinutes, b.perFiveMinutes),
    perHour: sum(a.perHour, b.perHour),
    perDay: sum(a.perDay, b.perDay),
    connections: sum(a.connections, b.connections),
  };
}

function finite(count: number): number | null {
  return Number.isFinite(count) ? count : null;
}
