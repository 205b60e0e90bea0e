/** What holds over all queues of a virtual MTA, and of the server. [runtime 6] */
import { type Ip, parseIp } from '@pmtakit/grammar';
import { type Model, type Setting, addressShares, formatIp, matchesDomain, networkOf } from '@pmtakit/semantics';
import type { CountLimit, RateLimit } from './limits.ts';
import { countLimitOf, rateLimitOf } from './read-settings.ts';

export interface SharedPlan {
  readonly connections: CountLimit | undefined;
  readonly messageRate: RateLimit | undefined;
  readonly dataRate: RateLimit | undefined;
}

export interface ServerPlan extends SharedPlan {
  /** What each source address may have open to a mail server. Without it no mail server has such a limit. */
  mailServerLimitOf?(host: string): CountLimit | undefined;
  /** What may be open to the address of a mail server. Without it no address has such a limit. */
  addressLimitOf?(host: string): AddressLimit | undefined;
}

/** `ip-connection-limit`. */
export interface AddressLimit extends CountLimit {
  /** Of the mail server; its name where nobody knows the address. */
  readonly address: string;
  /** The network of the line. */
  readonly network: string;
}

/** Of mail servers, by their names in lower case. */
export type Addresses = ReadonlyMap<string, Ip>;

/** Members of a pool inherit its limits; they do not share them. [runtime 6] */
export function virtualMtaPlanOf(model: Model, name: string): SharedPlan {
  const settings = model.virtualMta(name);
  return {
    connections: countLimitOf(settings, 'max-smtp-out'),
    messageRate: rateLimitOf(settings, 'max-smtp-msg-rate'),
    dataRate: rateLimitOf(settings, 'max-smtp-data-volume-rate'),
  };
}

export function serverPlanOf(model: Model, addresses: Addresses): ServerPlan {
  const limits = mailServerLimits(model);
  return {
    connections: countLimitOf(model.server, 'total-max-smtp-out'),
    messageRate: undefined,
    dataRate: undefined,
    ...(limits.length > 0 && { mailServerLimitOf: (host) => limitIn(limits, host.toLowerCase()) }),
    ...(addressLimitLines(model).length > 0 && {
      addressLimitOf: (host) => addressLimitIn(model, host, addresses),
    }),
  };
}

interface MailServerLimit extends CountLimit {
  /** The patterns of its line. */
  readonly keys: readonly string[];
}

function mailServerLimits(model: Model): MailServerLimit[] {
  return model.server.of('mx-connection-limit').flatMap((setting) => {
    const [pattern, count] = setting.values;
    if (!setting.line || pattern?.kind !== 'domain-pattern' || count?.kind !== 'integer') return [];
    return [{ directive: setting.name, setting, most: count.value, keys: model.macros.patternsOf(pattern) }];
  });
}

/** The first line whose pattern takes a mail server counts. */
function limitIn(limits: readonly MailServerLimit[], host: string): CountLimit | undefined {
  return limits.find(({ keys }) => keys.some((key) => matchesDomain(key, host)));
}

/** What is written of `ip-connection-limit`; a setting without a line stands for a directive that nobody wrote. */
export function addressLimitLines({ server }: Model): Setting[] {
  return server.of('ip-connection-limit').filter(({ line }) => line !== undefined);
}

/**
 * The line of the narrowest network around the address of a mail server. Of those whose address is not known, only the
 * line for all addresses is. [G1§3.3.1.38.2]
 */
function addressLimitIn(model: Model, host: string, addresses: Addresses): AddressLimit | undefined {
  const name = host.toLowerCase();
  const ip = parseIp(name) ?? addresses.get(name);
  const own = ip ? [networkOf(ip)] : [];
  const setting = addressShares(addressLimitLines(model), own, model.options.assumptions)[0]?.setting;
  const [network, count] = setting?.values ?? [];
  if (!setting || network?.kind !== 'cidr' || count?.kind !== 'integer') return undefined;
  const [address = name] = own.map(formatIp);
  return { directive: setting.name, setting, most: count.value, address, network: formatIp(network) };
}
