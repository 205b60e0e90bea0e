/** What holds over all queues of a virtual MTA, and of the server. [runtime 6] */
import type { Model } from '@pmtakit/semantics';
import type { CountLimit, RateLimit } from './limits.ts';
import { countLimitOf, rateLimitOf } from './read-settings.ts';

export interface SharedPlan {
  readonly connections: CountLimit | undefined;
  readonly messageRate: RateLimit | undefined;
  readonly dataRate: RateLimit | undefined;
}

/** Members of a pool inherit its limits; they do not share them. [runtime 6] */
export function virtualMtaPlanOf(model: Model, name: string): SharedPlan {
  const settings = model.virtualMta(name);
  return {
    connections: countLimitOf(settings, 'max-smtp-out'),
    messageRate: rateLimitOf(settings, 'max-smtp-msg-rate'),
    dataRate: rateLimitOf(settings, 'max-smtp-data-volume-rate'),
  };
}

export function serverPlanOf(model: Model): SharedPlan {
  return { connections: countLimitOf(model.server, 'total-max-smtp-out'), messageRate: undefined, dataRate: undefined };
}
