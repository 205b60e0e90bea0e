/** The addresses that a queue's mail leaves by, each with its limits. [runtime 6] */
import type { CidrValue } from '@pmtakit/grammar';
import {
  type Model,
  type QueueName,
  type Setting,
  type Settings,
  addressShares,
  formatIp,
  sourceIpsOf,
} from '@pmtakit/semantics';
import type { CountLimit, RateLimit } from './limits.ts';
import { rateLimitIn } from './read-settings.ts';

export interface SourcePlan {
  /** Undefined where the system chooses the address. */
  readonly address: string | undefined;
  readonly connections: CountLimit | undefined;
  readonly messageRate: RateLimit | undefined;
  readonly connectRate: RateLimit | undefined;
  readonly dataRate: RateLimit | undefined;
}

export function sourcePlansOf(model: Model, { virtualMta }: QueueName, settings: Settings): readonly SourcePlan[] {
  const networks = sourceIpsOf(model, virtualMta).map(({ network }) => network);
  const addresses = networks.length > 0 ? networks : [undefined];
  return addresses.map((network) => sourcePlan(model, network, settings));
}

function sourcePlan(model: Model, network: CidrValue | undefined, settings: Settings): SourcePlan {
  const settingOf = (directive: string): Setting | undefined => {
    const sources = network ? [network] : [];
    return addressShares(settings.of(directive), sources, model.options.assumptions)[0]?.setting;
  };
  const rate = (directive: string): RateLimit | undefined => {
    const setting = settingOf(directive);
    return setting && rateLimitIn(setting);
  };
  return {
    address: network && formatIp(network),
    connections: connectionsBy(settingOf('source-ip-max-smtp-out')),
    messageRate: rate('source-ip-max-msg-rate'),
    connectRate: rate('source-ip-max-connect-rate'),
    dataRate: rate('source-ip-max-data-volume-rate'),
  };
}

function connectionsBy(setting: Setting | undefined): CountLimit | undefined {
  const value = setting?.value;
  return setting && value?.kind === 'integer' ? { directive: setting.name, setting, most: value.value } : undefined;
}
