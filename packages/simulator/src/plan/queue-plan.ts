/** What a queue may do, in the numbers that a simulation needs. Every one comes from the model. [runtime 6-8] */
import type { Model, QueueName, Settings } from '@pmtakit/semantics';
import type { CountLimit, Limit, RateLimit } from './limits.ts';
import {
  countLimitOf,
  countOf,
  countOrNone,
  nameIn,
  rateLimitOf,
  switchOf,
  timeOf,
  timesOf,
  wordOf,
} from './read-settings.ts';
import { backoffReroute } from './reroute-plan.ts';
import { ReplyRules, rulesNamed } from './reply-rules.ts';
import { type SourcePlan, sourcePlansOf } from './source-plan.ts';

/** What backoff mode replaces. */
export interface ModePlan {
  readonly connections: CountLimit;
  readonly messageRate: RateLimit | undefined;
  readonly connectRate: RateLimit | undefined;
  readonly dataRate: RateLimit | undefined;
  /** Milliseconds between the runs of a queue in retry mode; the last one repeats. */
  readonly retryAfter: readonly number[];
  /** What a queue in retry mode is held by. */
  readonly retryLimit: Limit;
}

/** A mail server that a configuration names: itself, or a domain whose MX records are asked. */
export interface PlannedHost {
  readonly form: 'host' | 'ip' | 'lookup-mx';
  readonly host: string;
}

/** The same for all queues of a virtual MTA to which the same sections apply. */
export interface QueuePlan {
  readonly normal: ModePlan;
  readonly backoff: ModePlan;
  /** Milliseconds until backoff mode ends by itself; `Infinity` for never. */
  readonly backoffEnd: number;
  readonly backoffEndsOnDelivery: boolean;
  /** Milliseconds between openings of connections. */
  readonly rampUp: CountLimit;
  readonly idleTimeout: number;
  readonly messagesPerConnection: number;
  readonly recipientsPerTransaction: number;
  readonly errorsPerConnection: number;
  readonly retryRecipientsAfter: number;
  readonly bounceAfter: number;
  readonly retryUponNewMail: boolean;
  /** 0 to 100; a queue with a higher one gets connections first. */
  readonly priority: number;
  readonly mayBeInterrupted: boolean;
  readonly replies: ReplyRules;
  /** Milliseconds until a source address that was disabled is used again. */
  readonly reenableSourceAfter: number;
  /** What a queue is held by whose addresses are all disabled. */
  readonly disabledSource: Limit;
  readonly sources: readonly SourcePlan[];
  /** How mail leaves: only `smtp` has connections. */
  readonly delivery: 'smtp' | 'local' | 'discard' | 'discard-as-bounce';
  readonly tls: 'never' | 'offered' | 'required';
  readonly bouncesUpon5xxGreeting: boolean;
  /** Whether 421 takes a mail server out of a run. */
  readonly movesOnUpon421: boolean;
  readonly backsOffWithoutSources: boolean;
  /** The mail servers that take the place of those of DNS, those of one level together. [G1§3.3.10.73] */
  readonly hosts: readonly (readonly PlannedHost[])[] | undefined;
  /** After so many mail servers that do not work, a run has failed. The directive is known by its name and default only. */
  readonly mailServersPerRun: number;
  /** The age at which mail for a domain without MX records is given up: 0 for at once, `Infinity` for never. */
  readonly bounceWithoutMx: number;
  /** Milliseconds until a failed lookup is tried again; undefined where versions have no setting of its own for it. */
  readonly retryAfterDnsError: number | undefined;
  readonly retryDnsLimit: Limit;
  /** The virtual MTAs that the mail is moved to when backoff mode begins; none for it to stay. */
  readonly backoffReroute: readonly string[];
}

export function queuePlanOf(model: Model, name: QueueName, replyRules: 'all' | 'first' = 'all'): QueuePlan {
  const settings = model.queue(name);
  return {
    normal: modePlan(settings, ''),
    backoff: modePlan(settings, 'backoff-'),
    backoffEnd: timeOf(settings, 'backoff-to-normal-after', Infinity),
    backoffEndsOnDelivery: switchOf(settings, 'backoff-to-normal-after-delivery'),
    rampUp: { ...limitBy(settings, 'smtp-out-rampup-interval'), most: timeOf(settings, 'smtp-out-rampup-interval', 0) },
    idleTimeout: timeOf(settings, 'connection-idle-timeout', 0),
    messagesPerConnection: countOrNone(settings, 'max-msg-per-connection'),
    recipientsPerTransaction: countOrNone(settings, 'max-rcpt-per-message'),
    errorsPerConnection: countOrNone(settings, 'max-errors-per-connection'),
    retryRecipientsAfter: Math.max(SHORTEST_RETRY, timeOf(settings, 'retry-recipients-after', TEN_MINUTES)),
    bounceAfter: timeOf(settings, 'bounce-after', Infinity),
    retryUponNewMail: switchOf(settings, 'retry-upon-new-mail'),
    priority: countOf(settings, 'queue-priority'),
    mayBeInterrupted: switchOf(settings, 'allow-priority-interruption'),
    replies: new ReplyRules(rulesNamed(model, nameIn(settings, 'smtp-pattern-list') ?? ''), replyRules),
    reenableSourceAfter: timeOf(settings, 'reenable-source-ip-after', Infinity),
    disabledSource: limitBy(settings, 'reenable-source-ip-after'),
    sources: sourcePlansOf(model, name, settings),
    delivery: deliveryBy(settings),
    tls: tlsBy(settings),
    bouncesUpon5xxGreeting: switchOf(settings, 'bounce-upon-5xx-greeting'),
    movesOnUpon421: switchOf(settings, 'smtp-421-means-mx-unavailable'),
    backsOffWithoutSources: switchOf(settings, 'backoff-upon-all-sources-disabled'),
    hosts: hostsIn(settings),
    mailServersPerRun: countOrNone(settings, 'mx-connection-attempts'),
    bounceWithoutMx: ageWithoutMx(settings),
    retryAfterDnsError: settings.get('retry-after-dns-error') && timeOf(settings, 'retry-after-dns-error', TEN_MINUTES),
    retryDnsLimit: limitBy(settings, 'retry-after-dns-error'),
    backoffReroute: backoffReroute(model, name),
  };
}

function hostsIn(settings: Settings): QueuePlan['hosts'] {
  const value = settings.get('smtp-hosts')?.value;
  return value?.kind === 'host-list' ? value.levels : undefined;
}

/** A switch, or the age from which on it is on. [runtime 7] */
function ageWithoutMx(settings: Settings): number {
  if (switchOf(settings, 'bounce-upon-no-mx')) return 0;
  return timeOf(settings, 'bounce-upon-no-mx', Infinity);
}

/** What is required matters only where it is used at all. [runtime 9] */
function tlsBy(settings: Settings): QueuePlan['tls'] {
  if (!switchOf(settings, 'use-starttls')) return 'never';
  return switchOf(settings, 'require-starttls') ? 'required' : 'offered';
}

function deliveryBy(settings: Settings): QueuePlan['delivery'] {
  const type = wordOf(settings, 'type');
  if (type === 'discard') return switchOf(settings, 'discard-as-bounce') ? 'discard-as-bounce' : 'discard';
  return type === 'pipe' || type === 'file' || type === 'http-delivery' ? 'local' : 'smtp';
}

const TEN_MINUTES = 600_000;
/** Retries without a pause would never end. */
const SHORTEST_RETRY = 1_000;

function limitBy(settings: Settings, directive: string): Limit {
  return { directive, setting: settings.get(directive) };
}

/** Rates of backoff mode default to those of normal mode, the number of connections does not. [runtime 8] */
function modePlan(settings: Settings, prefix: '' | 'backoff-'): ModePlan {
  const connections = countLimitOf(settings, `${prefix}max-smtp-out`);
  if (!connections) throw new RangeError(`no ${prefix}max-smtp-out in the catalogue`);
  return {
    connections,
    messageRate: rateLimitOf(settings, `${prefix}max-msg-rate`),
    connectRate: rateLimitOf(settings, `${prefix}max-connect-rate`),
    dataRate: rateLimitOf(settings, `${prefix}max-data-volume-rate`),
    retryAfter: timesOf(settings, `${prefix}retry-after`, TEN_MINUTES).map((time) => Math.max(SHORTEST_RETRY, time)),
    retryLimit: limitBy(settings, `${prefix}retry-after`),
  };
}
