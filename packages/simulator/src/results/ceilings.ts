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

/** The ceiling of a domain goes through all virtual MTAs, so more domains than this are not asked. */
const MOST_DOMAINS = 100;

export interface ConfiguredCeilings extends Required<Ceilings> {
  /** The addresses that mail to a domain leaves by. */
  sourceIps(domain: string): readonly string[];
}

/** What the limits of a configuration allow, each domain worked out once. */
export function configuredCeilings(model: Model, options: CeilingOptions = {}): ConfiguredCeilings {
  const domains = new Map<string, DomainCeiling>();
  const domainCeiling = (name: string): DomainCeiling | undefined => {
    const known = domains.get(name);
    if (known || domains.size >= MOST_DOMAINS) return known;
    const found = ceilingOf(model, name, options);
    domains.set(name, found);
    return found;
  };
  const addresses = new Map<string, ReadonlyMap<string, Ceiling>>();
  const addressesOf = (name: string): ReadonlyMap<string, Ceiling> => {
    const ceiling = domainCeiling(name);
    const found = addresses.get(name) ?? (ceiling ? byAddress(model, ceiling, options) : new Map<string, Ceiling>());
    addresses.set(name, found);
    return found;
  };
  return {
    sourceIps: (name) => [...addressesOf(name).keys()],
    domain: (name) => {
      const found = domainCeiling(name);
      return (
        found &&
        ceilingFrom(
          found,
          sumOfQueues(
            found.queues.map(({ terms }) => terms),
            model,
          ),
        )
      );
    },
    queue: (domain, virtualMta) => termCeiling(termsOf(model, { domain, virtualMta }, options), model),
    virtualMta: (name) => termCeiling(vmtaCeilingOf(model, name, options).terms, model),
    path: (_provider, sourceIp, names) => {
      const all = names.flatMap((name) => addressesOf(name).get(sourceIp) ?? []);
      return all.length > 0 ? all.reduce(together) : undefined;
    },
  };
}

function byAddress(model: Model, ceiling: DomainCeiling, options: CeilingOptions): ReadonlyMap<string, Ceiling> {
  const found = sourceIpCeilings(model, ceiling, options).map((one) => {
    const name = formatIp(one.network);
    const users = ceiling.queues.filter(({ queue }) => one.virtualMtas.includes(queue.virtualMta));
    const terms = users.map(({ queue }) => {
      const ips = sourceIpsOf(model, queue.virtualMta).filter(({ network }) => formatIp(network) === name);
      return termsOf(model, queue, options, ips);
    });
    return [name, ceilingFrom(one, sumOfQueues(terms, model))] as const;
  });
  return new Map(found);
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
