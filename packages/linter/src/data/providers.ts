/** What is known of large mailbox providers; docs/provider-data.md tells where it comes from. */
import { type Fact, type Provider, type ProviderData, readProviderData, shippedProviders } from '@pmtakit/semantics';

export { type Fact, type Provider, type ProviderData, readProviderData } from '@pmtakit/semantics';

/** The name of a company under one country, as in `yahoo.fr`, `yahoo.co.uk` and `yahoo.com.br`. */
const COUNTRY = /^(?:(?:com?\.)?[a-z]{2}|com)$/;

/** Providers by the domains of their users and by the names of their mail servers. */
export class Providers {
  readonly data: ProviderData;
  readonly #byDomain = new Map<string, Provider>();
  readonly #bySuffix = new Map<string, Provider>();

  constructor(data: ProviderData) {
    this.data = data;
    for (const provider of data.providers) {
      for (const domain of provider.domains) this.#byDomain.set(domain, provider);
      for (const suffix of provider.mx) this.#bySuffix.set(suffix, provider);
    }
  }

  /** Year and month of the data. */
  get asOf(): string {
    return this.data.asOf;
  }

  get all(): readonly Provider[] {
    return this.data.providers;
  }

  /** Whose users have addresses of a domain. @param domain in lower case */
  of(domain: string): Provider | undefined {
    const exact = this.#byDomain.get(domain);
    if (exact) return exact;
    const dot = domain.indexOf('.');
    return COUNTRY.test(domain.slice(dot + 1)) ? this.#byDomain.get(`${domain.slice(0, dot)}.*`) : undefined;
  }

  /** Whose mail server a name is. @param host in lower case */
  ofServer(host: string): Provider | undefined {
    for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
      const found = this.#bySuffix.get(host.slice(dot + 1));
      if (found) return found;
    }
    return undefined;
  }

  /** The same with other facts, and more providers: of those with an id that is known, what is given replaces what was. */
  with({ asOf, sources, providers }: ProviderData): Providers {
    const byId = new Map(this.all.map((provider) => [provider.id, provider]));
    for (const provider of providers) byId.set(provider.id, { ...byId.get(provider.id), ...provider });
    return new Providers({ asOf, sources: { ...this.data.sources, ...sources }, providers: [...byId.values()] });
  }
}

const shipped = new Providers(shippedProviders);

/** Those that the rules ask. */
export let providers: Providers = shipped;

/**
 * What comes with pmtalint, and facts of one's own over it.
 * @param data of the shape of `providers.json`
 * @throws Error naming the place that is wrong
 */
export function providersWith(data: unknown): Providers {
  return shipped.with(readProviderData(data));
}

/** Has the rules ask these from now on; without them, those that come with pmtalint. */
export function useProviders(own: Providers = shipped): void {
  providers = own;
}

/** Whose users have addresses of a domain. @param domain in lower case */
export function providerOf(domain: string): Provider | undefined {
  return providers.of(domain);
}

/** What a rule may rely on: a number of one source alone is not told to anybody. */
export function reliable<T>(fact: Fact<T> | undefined): T | undefined {
  return fact && fact.confidence !== 'L' ? fact.value : undefined;
}
