/** Where a configuration by itself allows more than a provider tolerates, however PowerMTA counts. */
import type { CeilingOptions, Model } from '@pmtakit/semantics';
import type { RateModel } from '../engine/rate-limiter.ts';
import { type Ceilings, type ConfiguredCeilings, configuredCeilings } from './ceilings.ts';
import type { Ceiling } from './result.ts';

export interface CeilingBreach {
  readonly rateModel: RateModel;
  readonly provider: string;
  /** The domains whose ceilings count together. */
  readonly domains: readonly string[];
  /** Undefined for all addresses together. */
  readonly sourceIp: string | undefined;
  readonly of: keyof Ceiling;
  /** Null for no limit. */
  readonly allowed: number | null;
  readonly tolerated: number;
}

export interface BreachOptions extends CeilingOptions {
  /** Of providers: `domain` over all addresses, `path` for each address. */
  readonly tolerated: Ceilings;
  providerOf?(domain: string): string | undefined;
}

const rateModels: readonly RateModel[] = ['window', 'window-5m', 'gcra'];
const kinds = ['perSecond', 'perFiveMinutes', 'perHour', 'perDay', 'connections'] as const;

/** @param domains those that mail is sent to */
export function ceilingBreaches(model: Model, domains: readonly string[], options: BreachOptions): CeilingBreach[] {
  const providers = [...Map.groupBy(domains, (domain) => options.providerOf?.(domain) ?? domain)];
  return rateModels.flatMap((rateModel) => {
    const configured = configuredCeilings(model.under('rate-model', rateModel), options);
    return providers.flatMap(([provider, names]) =>
      breachesOf({ rateModel, provider, domains: names }, configured, options),
    );
  });
}

type Where = Pick<CeilingBreach, 'rateModel' | 'provider' | 'domains'>;

function breachesOf(where: Where, configured: ConfiguredCeilings, { tolerated }: BreachOptions): CeilingBreach[] {
  const { provider, domains } = where;
  const whole = domains.flatMap((domain) =>
    compared(
      { ...where, domains: [domain], sourceIp: undefined },
      configured.domain(domain),
      tolerated.domain?.(domain),
    ),
  );
  const addresses = [...new Set(domains.flatMap((domain) => configured.sourceIps(domain)))];
  const each = addresses.flatMap((sourceIp) =>
    compared(
      { ...where, sourceIp },
      configured.path(provider, sourceIp, domains),
      tolerated.path?.(provider, sourceIp, domains),
    ),
  );
  return [...whole, ...each];
}

function compared(
  where: Where & Pick<CeilingBreach, 'sourceIp'>,
  allowed: Ceiling | undefined,
  tolerated: Ceiling | undefined,
): CeilingBreach[] {
  if (!allowed || !tolerated) return [];
  return kinds.flatMap((of) => {
    const most = tolerated[of];
    if (most === null || (allowed[of] ?? Infinity) <= most) return [];
    return [{ ...where, of, allowed: allowed[of], tolerated: most }];
  });
}
