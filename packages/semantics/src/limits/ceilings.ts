/** What all limits together allow. [runtime 6; oracles O6, O9-O11] */
import { canonical } from '../model/canonical.ts';
import { matchesDomain } from '../model/domain-match.ts';
import type { Model } from '../model/model.ts';
import { sizeOf } from '../model/networks.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Setting } from '../model/setting.ts';
import type { MxRecords } from '../routing/message.ts';
import { queuePath } from '../routing/queue-path.ts';
import { type Rollup, preferredHosts, rollupsOf } from '../routing/rollup.ts';
import { type TermOptions, termsOf, vmtaTermsOf } from './queue-terms.ts';
import { reachableVirtualMtas } from './reachable.ts';
import { unlimited } from './rate-model.ts';
import { type SourceIp, sourceIpsOf } from './source-ips.ts';
import { type Bounds, type Term, boundsOf, sumOf } from './term.ts';

export interface CeilingOptions extends TermOptions {
  readonly mx?: MxRecords | undefined;
}

/** What one queue may do. */
export interface QueueCeiling extends Bounds {
  readonly queue: QueueName;
  /** The virtual MTAs whose mail ends up in this queue. */
  readonly virtualMtas: readonly string[];
  readonly terms: readonly Term[];
}

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
  const queues = queuesOf(model, domain, options);
  const sum = sumOf(queues);
  const shared = [...totalTerm(model), ...mailServerTerms(model, queues, options.mx)];
  const connections = Math.min(sum.connections, ...shared.map((term) => term.connections));
  return {
    ...sum,
    connections,
    domain,
    queues,
    shared,
    winner: winnerOf(queues, sum.perHour, 'perHour'),
    connectionWinner:
      shared.find((term) => term.connections < sum.connections) ?? winnerOf(queues, sum.connections, 'connections'),
  };
}

/** The ceilings of every domain that the configuration names itself. */
export function ceilings(model: Model, options: CeilingOptions = {}): DomainCeiling[] {
  return namedDomains(model).map((domain) => ceilingOf(model, domain, options));
}

/** What a virtual MTA may do to all domains together. */
export interface VmtaCeiling extends Bounds {
  readonly virtualMta: string;
  readonly terms: readonly Term[];
}

export function vmtaCeilingOf(model: Model, virtualMta: string): VmtaCeiling {
  const terms = [...vmtaTermsOf(model, virtualMta), ...totalTerm(model)];
  return { virtualMta, terms, ...boundsOf(terms) };
}

/** What one source address may do to one domain. */
export interface SourceIpCeiling extends Bounds {
  readonly network: SourceIp['network'];
  readonly virtualMtas: readonly string[];
}

/** The same for each address that mail to a domain leaves by; addresses of several virtual MTAs serve several queues. */
export function sourceIpCeilings(
  model: Model,
  { queues }: DomainCeiling,
  options: CeilingOptions = {},
): SourceIpCeiling[] {
  const found = new Map<string, { network: SourceIp['network']; virtualMtas: string[]; bounds: Bounds[] }>();
  for (const { queue } of queues) {
    for (const ip of sourceIpsOf(model, queue.virtualMta)) {
      const key = canonical(ip.network);
      const one = found.get(key) ?? { network: ip.network, virtualMtas: [], bounds: [] };
      found.set(key, one);
      one.virtualMtas.push(queue.virtualMta);
      one.bounds.push(boundsOf(termsOf(model, queue, options, [ip])));
    }
  }
  return [...found.values()].map(({ network, virtualMtas, bounds }) => ({ network, virtualMtas, ...sumOf(bounds) }));
}

/** The queues that mail for a domain ends up in, each once, with all virtual MTAs that lead there. */
function queuesOf(model: Model, domain: string, options: CeilingOptions): QueueCeiling[] {
  const paths = { rollups: rollupsOf(model), ...(options.mx && { mx: options.mx }) };
  const found = new Map<string, { queue: QueueName; virtualMtas: string[] }>();
  for (const virtualMta of reachableVirtualMtas(model)) {
    for (const queue of endsOf(model, { domain, virtualMta }, paths)) {
      const key = `${queue.domain}/${queue.virtualMta}`;
      const known = found.get(key);
      if (known) known.virtualMtas.push(virtualMta);
      else found.set(key, { queue, virtualMtas: [virtualMta] });
    }
  }
  return [...found.values()].map((one) => {
    const terms = termsOf(model, one.queue, options);
    return { ...one, terms, ...boundsOf(terms) };
  });
}

function endsOf(
  model: Model,
  start: QueueName,
  paths: { readonly mx?: MxRecords; readonly rollups: readonly Rollup[] },
): QueueName[] {
  const { queue, members } = queuePath(model, start, paths);
  return queue ? members.map((virtualMta) => ({ domain: queue.domain, virtualMta })) : [];
}

/** A limit over all queues of the server. */
function totalTerm({ server }: Model): Term[] {
  const setting = server.get('total-max-smtp-out');
  if (setting?.value?.kind !== 'integer') return [];
  const { value: connections } = setting.value;
  return [{ ...unlimited, directive: setting.name, setting, connections, reason: `${setting.name} ${setting.text}` }];
}

/** `mx-connection-limit` counts each source address and each mail server on its own; the servers have to be known. */
function mailServerTerms(model: Model, queues: readonly QueueCeiling[], mx: MxRecords | undefined): Term[] {
  const hosts = new Set(queues.flatMap(({ queue }) => hostsOf(model, queue, mx)));
  if (hosts.size === 0) return [];
  const addresses = distinctAddresses(model, queues);
  const limits = [...hosts].map((host) => mailServerLimit(model, host));
  const first = limits.find((limit) => limit !== undefined);
  if (!first || limits.includes(undefined)) return [];
  const perAddress = limits.reduce((sum, limit) => sum + (limit?.count ?? 0), 0);
  const reason = `${first.setting.name} ${first.setting.text}, on ${hosts.size} mail servers and ${addresses} source addresses`;
  return [
    {
      ...unlimited,
      directive: first.setting.name,
      setting: first.setting,
      connections: perAddress * addresses,
      reason,
    },
  ];
}

function distinctAddresses(model: Model, queues: readonly QueueCeiling[]): number {
  const sizes = new Map<string, number>();
  for (const { queue } of queues) {
    for (const { network } of sourceIpsOf(model, queue.virtualMta)) {
      sizes.set(canonical(network), sizeOf(network));
    }
  }
  return Math.max(
    1,
    [...sizes.values()].reduce((sum, size) => sum + size, 0),
  );
}

/** The mail servers of a queue that are tried first: those the configuration names, or else those of DNS. */
function hostsOf(model: Model, queue: QueueName, mx: MxRecords | undefined): string[] {
  const value = model.queue(queue).get('smtp-hosts')?.value;
  if (value?.kind === 'host-list') return (value.levels[0] ?? []).map(({ host }) => host.toLowerCase());
  return preferredHosts(mx?.(queue.domain) ?? []);
}

function mailServerLimit(
  { server, macros }: Model,
  host: string,
): { readonly setting: Setting; readonly count: number } | undefined {
  for (const setting of server.of('mx-connection-limit')) {
    const [pattern, count] = setting.values;
    if (pattern?.kind !== 'domain-pattern' || count?.kind !== 'integer') continue;
    if (macros.patternsOf(pattern).some((key) => matchesDomain(key, host))) return { setting, count: count.value };
  }
  return undefined;
}

/** Of the terms that hold their queues back, the one that stands for most of the sum. */
function winnerOf(queues: readonly QueueCeiling[], sum: number, kind: 'perHour' | 'connections'): Term | undefined {
  if (sum === Infinity) return undefined;
  const shares = new Map<Setting['line'] | string, { term: Term; share: number }>();
  for (const { terms, [kind]: bound } of queues) {
    const term = terms.find((one) => one[kind] === bound);
    if (!term) continue;
    const key = term.setting.line ?? term.directive;
    const known = shares.get(key) ?? { term, share: 0 };
    shares.set(key, { term: known.term, share: known.share + bound });
  }
  return [...shares.values()].toSorted((a, b) => b.share - a.share)[0]?.term;
}

/** The domains that sections name themselves, macros filled in, in the order of the alphabet. */
export function namedDomains(model: Model): string[] {
  const tables = [
    model.queues.global,
    ...[...model.vmtas.pools].map((pool) => model.queues.poolTable(pool)),
    ...[...model.vmtas.vmtas].map(({ name }) => model.queues.vmtaTable(name)),
  ];
  const keys = tables.flatMap((table) => (table ? [...table.keys] : []));
  return [...new Set(keys)].filter((key) => !/^[*[{]/.test(key)).sort();
}
