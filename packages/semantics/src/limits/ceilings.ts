/** What all limits together allow. [runtime 6; oracles O6, O9-O11] */
import { canonical } from '../model/canonical.ts';
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { MailServers } from './mail-servers.ts';
import { namedDomains } from './named-domains.ts';
import { type CeilingOptions, type QueueCeiling, type Ways, pathsOf, queuesOf, waysOf } from './queue-ceilings.ts';
import { type TermOptions, termsOf, vmtaTermsOf } from './queue-terms.ts';
import { type SourceIp, sourceIpsOf } from './source-ips.ts';
import { type Bounds, type Term, boundsOf, sumOf, unbounded } from './term.ts';
import { byVmta } from './vmta-groups.ts';
import { winnerOf } from './winner.ts';

export { namedDomains } from './named-domains.ts';
export type { CeilingOptions, QueueCeiling } from './queue-ceilings.ts';

/** What mail to one domain may do, over all virtual MTAs that can reach it. */
export interface DomainCeiling extends Bounds {
  readonly domain: string;
  readonly queues: readonly QueueCeiling[];
  /** Limits over all queues of the domain together. */
  readonly shared: readonly Term[];
  /** The term that holds most of the mail of an hour back; undefined when nothing limits it. */
  readonly winner: Term | undefined;
  /** The term that holds most of the connections back. */
  readonly connectionWinner: Term | undefined;
}

/** @param domain in lower case */
export function ceilingOf(model: Model, domain: string, options: CeilingOptions = {}): DomainCeiling {
  return ceilingBy(model, domain, options, waysOf(model, options));
}

/** The ceilings of every domain that the configuration names itself. */
export function ceilings(model: Model, options: CeilingOptions = {}): DomainCeiling[] {
  return ceilingsOf(model, namedDomains(model), options);
}

/** The ceilings of some domains. @param domains in lower case */
export function ceilingsOf(model: Model, domains: readonly string[], options: CeilingOptions = {}): DomainCeiling[] {
  return domains.map(ceilingFinder(model, options));
}

/** The same for those who ask about one domain after the other: what they have in common is found out once. */
export function ceilingFinder(model: Model, options: CeilingOptions = {}): (domain: string) => DomainCeiling {
  const ways = waysOf(model, options);
  return (domain) => ceilingBy(model, domain, options, ways);
}

function ceilingBy(model: Model, domain: string, options: CeilingOptions, ways: Ways): DomainCeiling {
  const queues = queuesOf(model, domain, options, ways);
  const names = queues.map(({ queue }) => queue);
  const servers = new MailServers(model, ways.paths).term(domain, names);
  const shared = [...totalTerm(model), ...(servers ? [servers] : [])];
  const groups = byVmta(model, queues, options);
  const sum = sumOf(groups);
  const bounds = boundsOf([sum, ...shared]);
  const binding = shared.find(({ connections }) => connections === bounds.connections);
  return {
    ...bounds,
    domain,
    queues,
    shared,
    winner: winnerOf(groups, 'perHour'),
    connectionWinner: bounds.connections < sum.connections ? binding : winnerOf(groups, 'connections'),
  };
}

/** What a virtual MTA may do to all domains together. */
export interface VmtaCeiling extends Bounds {
  readonly virtualMta: string;
  readonly terms: readonly Term[];
}

export function vmtaCeilingOf(model: Model, virtualMta: string, options: TermOptions = {}): VmtaCeiling {
  const terms = [...vmtaTermsOf(model, virtualMta, options), ...totalTerm(model)];
  return { virtualMta, terms, ...boundsOf(terms) };
}

/** What one source address, or the addresses of one network together, may do to one domain. */
export interface SourceIpCeiling extends Bounds {
  readonly network: SourceIp['network'];
  readonly virtualMtas: readonly string[];
}

/** The same for each address that mail to a domain leaves by; addresses of several virtual MTAs serve several queues. */
export function sourceIpCeilings(
  model: Model,
  { domain, queues }: DomainCeiling,
  options: CeilingOptions = {},
): SourceIpCeiling[] {
  const servers = new MailServers(model, pathsOf(model, options));
  return networksOf(model, queues).map(({ ip, users }) => {
    const each = users.map((queue) => ({ queue, ...boundsOf(termsOf(model, queue, options, [ip])) }));
    const sum = sumOf(byVmta(model, each, options));
    const shared = [...totalTerm(model), servers.term(domain, users, ip.network) ?? unbounded];
    const virtualMtas = [...new Set(users.map(({ virtualMta }) => virtualMta))];
    return { network: ip.network, virtualMtas, ...boundsOf([sum, ...shared]) };
  });
}

/** The source addresses of some queues, each with the queues that send from there. */
function networksOf(model: Model, queues: readonly QueueCeiling[]): { ip: SourceIp; users: QueueName[] }[] {
  const found = new Map<string, { ip: SourceIp; users: QueueName[] }>();
  for (const { queue } of queues) {
    for (const ip of sourceIpsOf(model, queue.virtualMta)) {
      const key = canonical(ip.network);
      const known = found.get(key);
      if (known) known.users.push(queue);
      else found.set(key, { ip, users: [queue] });
    }
  }
  return [...found.values()];
}

/** A limit over all queues of the server. */
function totalTerm({ server }: Model): Term[] {
  const setting = server.get('total-max-smtp-out');
  if (setting?.value?.kind !== 'integer') return [];
  const { value: connections } = setting.value;
  return [{ ...unbounded, directive: setting.name, setting, connections, reason: `${setting.name} ${setting.text}` }];
}
