import type { Bounds, DomainCeiling, QueueName, Term } from '@pmtakit/semantics';

/** `null` stands for no limit. */
interface BoundsJson {
  readonly perSecond: number | null;
  readonly perHour: number | null;
  readonly perDay: number | null;
  readonly connections: number | null;
}

/** A default has no place. */
interface WinnerJson {
  readonly directive: string;
  readonly file: string | null;
  readonly line: number | null;
}

interface TermJson extends BoundsJson, WinnerJson {
  /** Null for limits over all queues of a domain. */
  readonly queue: QueueName | null;
  readonly reason: string;
}

export interface LimitsJson {
  readonly rateModel: string;
  readonly domains: readonly (BoundsJson & {
    readonly domain: string;
    readonly winner: WinnerJson | null;
    readonly connectionWinner: WinnerJson | null;
    readonly terms: readonly TermJson[];
  })[];
}

export function limitsJson(found: readonly DomainCeiling[], rateModel: string): LimitsJson {
  return { rateModel, domains: found.map(domainJson) };
}

function domainJson(ceiling: DomainCeiling): LimitsJson['domains'][number] {
  const { domain, winner, connectionWinner, queues, shared } = ceiling;
  return {
    domain,
    ...boundsJson(ceiling),
    winner: winner ? placeOf(winner) : null,
    connectionWinner: connectionWinner ? placeOf(connectionWinner) : null,
    terms: [
      ...queues.flatMap(({ queue, terms }) => terms.map((term) => termJson(queue, term))),
      ...shared.map((term) => termJson(null, term)),
    ],
  };
}

function termJson(queue: QueueName | null, term: Term): TermJson {
  return { queue, ...placeOf(term), ...boundsJson(term), reason: term.reason };
}

function placeOf({ directive, setting: { line } }: Term): WinnerJson {
  return { directive, file: line?.place.file ?? null, line: line?.place.line ?? null };
}

export function boundsJson({ perSecond, perHour, perDay, connections }: Bounds): BoundsJson {
  return {
    perSecond: finite(perSecond),
    perHour: finite(perHour),
    perDay: finite(perDay),
    connections: finite(connections),
  };
}

function finite(count: number): number | null {
  return Number.isFinite(count) ? count : null;
}
