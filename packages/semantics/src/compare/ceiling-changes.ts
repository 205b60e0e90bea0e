/** The ceilings of domains before and after, where they change. */
import { type CeilingOptions, type DomainCeiling, ceilingsOf, namedDomains } from '../limits/ceilings.ts';
import { FRESH } from '../model/representatives.ts';
import type { Model } from '../model/model.ts';
import type { BehaviourDiff } from './behaviour.ts';
import type { Change } from './change.ts';
import type { Pair } from './sides.ts';

/** Domains that had the same ceiling and have the same new one. */
export interface CeilingChange extends Pair<DomainCeiling> {
  /** `*` for one that no section names. */
  readonly domains: readonly string[];
}

export interface CeilingChanges {
  readonly changes: readonly CeilingChange[];
  /** How many domains more there are, for which it would take long. */
  readonly leftOut: number;
}

export interface CeilingChangeOptions extends CeilingOptions {
  /** Only this domain, in lower case. */
  readonly domain?: string | undefined;
}

/** More queues are not added up: that is what `pmtakit limits` is for. */
const MOST_QUEUES = 10_000;
/** Stands for all domains that no section names. */
const OTHERS = '*';

/**
 * The ceilings of the domains that something changes for. What changes in virtual MTAs, pools and sources may change
 * them for all domains that sections name.
 */
export function ceilingChanges(
  models: Pair<Model>,
  { changes }: BehaviourDiff,
  { domain, ...options }: CeilingChangeOptions = {},
): CeilingChanges {
  const domains = domain === undefined ? domainsOf(models, changes) : [domain];
  const width = models.before.vmtas.names.length + models.after.vmtas.names.length;
  const asked = domains.slice(0, Math.max(1, Math.floor(MOST_QUEUES / width)));
  const names = asked.map((domain) => (domain === OTHERS ? `${FRESH}.invalid` : domain));
  const before = ceilingsOf(models.before, names, options);
  const after = ceilingsOf(models.after, names, options);
  const found = new Map<string, { domains: string[] } & Pair<DomainCeiling>>();
  for (const [index, domain] of asked.entries()) {
    const [own, other] = [before[index], after[index]];
    if (!own || !other || boundsKey(own) === boundsKey(other)) continue;
    const key = [own, other]
      .map((one) => `${boundsKey(one)} ${one.winner?.reason} ${one.connectionWinner?.reason}`)
      .join();
    const same = found.get(key) ?? { domains: [], before: own, after: other };
    found.set(key, same);
    same.domains.push(domain);
  }
  return { changes: [...found.values()], leftOut: domains.length - asked.length };
}

function boundsKey({ perSecond, perHour, perDay, connections }: DomainCeiling): string {
  return [perSecond, perHour, perDay, connections].join();
}

/** In the order of the changes; those of queues come first, since they name their domains. */
function domainsOf({ before, after }: Pair<Model>, changes: readonly Change[]): string[] {
  const ofQueues = changes.flatMap(({ subject }) => (subject.kind === 'queue' ? subject.parts : []));
  const named = ofQueues.flatMap(({ domains }) =>
    domains.flatMap(({ kind, domain }) => (kind === 'named' ? [domain] : kind === 'others' ? [OTHERS] : [])),
  );
  const isWide = changes.some(({ subject }) => mayReachAll(subject));
  return [...new Set([...named, ...(isWide ? [...namedDomains(before), ...namedDomains(after), OTHERS] : [])])];
}

/** Whether mail to all domains may leave by other virtual MTAs, or under other limits. */
function mayReachAll(subject: Change['subject']): boolean {
  switch (subject.kind) {
    case 'server':
    case 'virtual-mta':
    case 'pool':
    case 'source':
      return true;
    case 'list':
      return subject.section === 'pattern-list';
    default:
      return false;
  }
}
