/** Where reroutes lead, and where they lead in a circle. [G1§3.3.10.49, §3.3.10.50; runtime 4] */
import { append } from '../project/append.ts';
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { valuesOf } from '../model/setting.ts';
import type { Line } from '../project/whole.ts';
import { lineFor } from './queue-samples.ts';

/** The reroute of all mail counts before the one of backoff mode: a queue without mail never gets there. */
export const rerouteNames = ['reroute-to-virtual-mta', 'backoff-reroute-to-virtual-mta'] as const;

/** One reroute of a loop: from which virtual MTA, by which line. */
export interface Hop {
  readonly from: string;
  readonly line: Line;
  /** The virtual MTAs it leads to; several for a pool. */
  readonly to: readonly string[];
}

/** No configuration that anybody wrote takes as many questions. */
const MOST_QUESTIONS = 100_000;

/** What is known of the queues of one domain, by virtual MTA. */
interface Known {
  /** What moves the mail of a queue on; undefined for queues that send it. */
  readonly hops: Map<string, Hop | undefined>;
  /** The queues whose mail is sent in the end, by themselves or by others. */
  readonly sending: Set<string>;
}

/** Finds loops of reroutes for one domain after the other. Each queue is looked at once. */
export class LoopFinder {
  readonly #model: Model;
  readonly #known = new Map<string, Known>();
  #questions = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether so much was asked that nothing more is found. */
  get isTired(): boolean {
    return this.#questions >= MOST_QUESTIONS;
  }

  /** The loops that mail of a queue ends in, if they were not found before. */
  loopsFrom({ domain, virtualMta }: QueueName): Hop[][] {
    const known: Known = this.#known.get(domain) ?? { hops: new Map(), sending: new Set() };
    this.#known.set(domain, known);
    const fresh = this.#reach(domain, this.#nameOf(virtualMta), known.hops);
    noteSending(fresh, known);
    return circlesIn(
      fresh.filter((name) => !known.sending.has(name)),
      known.hops,
    );
  }

  /** The queues that were not looked at before, with what moves their mail on. */
  #reach(domain: string, start: string, hops: Known['hops']): string[] {
    const fresh: string[] = [];
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (hops.has(name)) continue;
      const hop = this.isTired ? undefined : this.#hopFrom({ domain, virtualMta: name });
      this.#questions++;
      hops.set(name, hop);
      fresh.push(name);
      open.push(...(hop?.to ?? []));
    }
    return fresh;
  }

  /** A reroute to itself is ignored, and what one to a pool with the virtual MTA in it does is not known. */
  #hopFrom(queue: QueueName): Hop | undefined {
    for (const name of rerouteNames) {
      const line = lineFor(this.#model, queue, name);
      const target = line && targetOf(line);
      if (!line || target === undefined || this.#nameOf(target) === queue.virtualMta) continue;
      const to = this.#virtualMtas(target);
      return to.length > 0 && !to.includes(queue.virtualMta) ? { from: queue.virtualMta, line, to } : undefined;
    }
    return undefined;
  }

  /** What is not defined leads nowhere. */
  #virtualMtas(name: string): readonly string[] {
    const { vmtas } = this.#model;
    const members = vmtas.membersOf(name).filter((member) => vmtas.isDefault(member) || vmtas.vmta(member));
    return members.map((member) => this.#nameOf(member));
  }

  /** A name as it is defined. */
  #nameOf(name: string): string {
    return this.#model.vmtas.vmta(name)?.name ?? name;
  }
}

/** Finds out which queues send their mail, or lead to such a one. */
function noteSending(fresh: readonly string[], { hops, sending }: Known): void {
  const sources = new Map<string, string[]>();
  for (const from of fresh) {
    for (const to of hops.get(from)?.to ?? []) {
      append(sources, to, from);
    }
  }
  const open = [...fresh.filter((name) => !hops.get(name)), ...[...sources.keys()].filter((name) => sending.has(name))];
  const done = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (done.has(name)) continue;
    done.add(name);
    sending.add(name);
    open.push(...(sources.get(name) ?? []));
  }
}

/** The virtual MTA or pool that a line names. */
export function targetOf(line: Line): string | undefined {
  const [value] = valuesOf(line);
  return value?.kind === 'reference' ? value.name : undefined;
}

/** Follows each queue to the circle it ends in. */
function circlesIn(stuck: readonly string[], hops: Known['hops']): Hop[][] {
  const circles: Hop[][] = [];
  const open = new Set(stuck);
  for (const start of stuck) {
    const path = new Map<string, Hop>();
    let at = start;
    for (let hop = hops.get(at); hop && open.delete(at); hop = hops.get(at)) {
      path.set(at, hop);
      at = hop.to[0] ?? at;
    }
    if (path.has(at)) circles.push([...path.values()].slice([...path.keys()].indexOf(at)));
  }
  return circles;
}
