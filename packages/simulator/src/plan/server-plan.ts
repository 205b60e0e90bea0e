/** What holds over all queues of a virtual MTA, and of the server. [runtime 6] */
import { type Model, matchesDomain } from '@pmtakit/semantics';
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

export function serverPlanOf(model: Model): ServerPlan {
  const limits = mailServerLimits(model);
  return {
    connections: countLimitOf(model.server, 'total-max-smtp-out'),
    messageRate: undefined,
    dataRate: undefined,
    ...(limits.length > 0 && { mailServerLimitOf: (host) => limitIn(limits, host.toLowerCase()) }),
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
