/** The peaks of what is tried, which are counted step by step, in the order of time. */
import type { Collector } from '../results/collector.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { hostOf, leave } from './shares.ts';
import { StepSums } from './step-sums.ts';
import type { Teams } from './teams.ts';

/** Attempts that are not counted yet: so many of what was tried, spread evenly between two times. */
interface Attempts {
  readonly queue: FluidQueue;
  /** The mail server that they were sent to. */
  readonly host: number;
  readonly tried: Pick<Cohort, 'stream' | 'domain' | 'count' | 'parts'>;
  readonly from: number;
  readonly to: number;
}

/** Those of them that a queue sends one way, with their groups. */
interface Measured {
  readonly queue: number;
  readonly virtualMta: number;
  readonly sourceIp: number;
  readonly path: number;
  readonly mxHost: number;
  readonly count: number;
}

interface MeasuredAttempts extends Attempts {
  readonly measured: readonly Measured[];
}

export class AttemptPeaks {
  readonly #collector: Collector;
  readonly #teams: Teams;
  readonly #sums: StepSums;
  readonly #attempts: Attempts[] = [];

  constructor(collector: Collector, teams: Teams) {
    this.#collector = collector;
    this.#teams = teams;
    this.#sums = new StepSums(collector.tables);
  }

  /** Attempts that are spread evenly between two times. */
  add(queue: FluidQueue, cohort: Cohort, from: number, to: number): void {
    const one = { queue, host: hostOf(queue.queue), tried: cohort, from, to };
    const last = this.#attempts.at(-1);
    if (last && areAlike(last, one)) {
      this.#attempts[this.#attempts.length - 1] = { ...last, tried: both(last.tried, cohort) };
    } else this.#attempts.push(one);
  }

  /** Counts the attempts of a step, piece by piece. @param start of the step @param end of it */
  tell(start: number, end: number): void {
    const length = Math.max((end - start) / MOST_PIECES, Math.min(end - start, SHORTEST_PIECE));
    const attempts = this.#attempts.map((one) => ({ ...one, measured: this.#measuredIn(one) }));
    if (attempts.length > 0) {
      for (let from = start; from < end; from += length)
        this.#countPiece(attempts, from, Math.min(end, from + length), end);
    }
    this.#attempts.length = 0;
  }

  #measuredIn({ queue, host, tried }: Attempts): Measured[] {
    const { ids } = this.#collector;
    const found: Measured[] = [];
    this.#teams.measure(queue, tried, (one, all) => {
      const id = ids.ofQueue(one);
      const take = (way: number, count: number): void => {
        const path = ids.pathOf(way);
        const sourceIp = ids.sourceIpOf(path);
        found.push({ queue: id, virtualMta: ids.virtualMtaOf(id), sourceIp, path, mxHost: ids.mxHostOf(way), count });
      };
      leave(ids, one, all, take, host);
    });
    return found;
  }

  #countPiece(all: readonly MeasuredAttempts[], from: number, to: number, end: number): void {
    for (const attempts of all) {
      const part = partBetween(attempts, from, to, end);
      const length = Math.min(to, attempts.to) - Math.max(from, attempts.from);
      if (part > 0) this.#countPart(attempts, part, from, from + Math.max(0, length));
    }
    this.#sums.tell(from);
  }

  /** @param part of the attempts, evenly from a time to another one */
  #countPart({ tried, measured }: MeasuredAttempts, part: number, from: number, to: number): void {
    const { ids, tables } = this.#collector;
    const { total, domains, streams, mxHosts } = this.#sums;
    total.add(0, tried.count * part, to - from);
    domains.add(ids.ofDomain(tried.domain), tried.count * part, to - from);
    streams.add(ids.ofStream(tried.stream), tried.count * part, to - from);
    // All of them are sent to the same mail server.
    if (measured[0]) mxHosts.add(measured[0].mxHost, tried.count * part, to - from);
    for (const { queue, virtualMta, sourceIp, path, count } of measured) {
      tables.queues.triedEvenly(queue, count * part, from, to);
      tables.virtualMtas.triedEvenly(virtualMta, count * part, from, to);
      tables.sourceIps.triedEvenly(sourceIp, count * part, from, to);
      tables.paths.triedEvenly(path, count * part, from, to);
    }
  }
}

/** Whether they are of the same mail, and were sent at the same time to the same mail server. */
function areAlike(a: Attempts, b: Attempts): boolean {
  const isSameMail = a.tried.stream === b.tried.stream && a.tried.domain === b.tried.domain;
  return isSameMail && a.queue === b.queue && a.host === b.host && a.from === b.from && a.to === b.to;
}

function both(a: Attempts['tried'], b: Attempts['tried']): Attempts['tried'] {
  const parts = a.parts?.map((part, place) => part + (b.parts?.[place] ?? 0));
  return { ...a, parts, count: a.count + b.count };
}

/** What part of some attempts falls into a piece of a step. */
function partBetween({ from, to }: Attempts, start: number, end: number, stepEnd: number): number {
  if (from === to) return from >= start && (from < end || end === stepEnd) ? 1 : 0;
  return Math.max(0, Math.min(end, to) - Math.max(start, from)) / (to - from);
}

/** Pieces that attempts of a step are counted in. */
const MOST_PIECES = 4;
/** Milliseconds; in shorter ones peaks would be no clearer. */
const SHORTEST_PIECE = 250;
