/** What a scenario says about mail that there was none of. Most of it is misspelt. */
import { closest } from '@pmtakit/grammar';
import { matcherOf } from '../receivers/rules.ts';
import type { ReceiverEntry, Scenario } from '../scenario/scenario.ts';
import type { ThresholdSubject } from '../scenario/threshold.ts';
import { groupsOf, subjectText } from './measure.ts';
import type { Result } from './result.ts';

export interface UnusedFacts {
  readonly scenario: Pick<Scenario, 'path' | 'receivers' | 'thresholds'>;
  /** The places of the entries of `receivers` that no mail met. */
  readonly unasked: readonly number[];
  /** Of all queues; asked for only where an entry met none. */
  domains(): readonly string[];
}

/** A sentence with its place for each entry of `receivers` and each threshold that was about no mail of the run. */
export function unusedIn(result: Result, { scenario, unasked, domains }: UnusedFacts): string[] {
  const { path, receivers, thresholds } = scenario;
  // One for all the rest may well have nothing to do.
  const entries = receivers.filter((entry, index) => unasked.includes(index) && !entry.domains.includes('*'));
  const known = entries.length > 0 ? domains() : [];
  const idle = thresholds.filter(({ subject }) => isNobody(subject, result));
  return [
    ...entries.map((entry) => `${path}:${entry.line}: ${entry.key}: ${unaskedText(entry, known)}`),
    ...idle.map(({ line, text, subject }) => `${path}:${line}: ${text}: ${nobodyText(subject, result)}`),
  ];
}

function unaskedText({ domains, mx }: ReceiverEntry, known: readonly string[]): string {
  const own = known.find(matcherOf(domains));
  if (own !== undefined)
    return `no mail meets it: that for ${own} is for an entry before it, or not of its virtual MTAs`;
  const names = [...domains, ...mx].join(', ');
  return `no mail meets it: none goes to ${names}${meantText(domains[0] ?? '', known)}`;
}

/** A ceiling can be asked about by the name of a provider, too. */
function isNobody(subject: ThresholdSubject, result: Result): boolean {
  if (groupsOf(subject, result).length > 0) return false;
  return subject.kind !== 'domain' || !result.paths.rows.some(({ provider }) => provider === subject.name);
}

function nobodyText(subject: ThresholdSubject, result: Result): string {
  return `${subjectText(subject)} had no mail${meantText('name' in subject ? subject.name : '', namesLike(subject, result))}`;
}

function namesLike({ kind }: ThresholdSubject, result: Result): readonly string[] {
  const tables = {
    all: undefined,
    domain: result.domains,
    queue: result.queues,
    'virtual-mta': result.virtualMtas,
    'source-ip': result.sourceIps,
    stream: result.streams,
  };
  return tables[kind]?.rows.map(({ name }) => name) ?? [];
}

function meantText(name: string, known: readonly string[]): string {
  const meant = closest(name, known);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
