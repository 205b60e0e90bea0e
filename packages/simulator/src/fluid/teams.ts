/** Virtual MTAs that always send together, so that the peaks and times of one of them are those of all. */
import type { Queue } from '../engine/queue.ts';
import type { Collector } from '../results/collector.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { type Mail, deal, leave } from './shares.ts';

export interface Team {
  /** Whether only the first one is measured. */
  isTogether: boolean;
  /** Its virtual MTAs and their addresses. */
  readonly names: readonly string[];
  readonly fluids: FluidQueue[];
}

export class Teams {
  readonly #collector: Collector;
  readonly #byName = new Map<string, Team>();
  readonly #all = new Set<Team>();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Whether only the first of some queues is measured. */
  isTogether(fluid: FluidQueue): boolean {
    return (fluid.team ?? this.#join(fluid)).isTogether;
  }

  /** Tells of each queue that is measured, and how many of a cohort it has. */
  measure(fluid: FluidQueue, mail: Mail, take: (queue: Queue, count: number) => void): void {
    if (!this.isTogether(fluid)) return deal(fluid, mail, take);
    const own = mail.parts?.[0] ?? mail.count;
    if (own > 0) take(fluid.queue, own);
  }

  /** Tells all what was measured of those that stand for them. */
  tellAll(): void {
    for (const team of this.#all) if (team.isTogether) this.#tell(team);
  }

  #join(fluid: FluidQueue): Team {
    const team = this.#find(fluid, namesOf(fluid));
    if (fluid.many > 1) team.fluids.push(fluid);
    fluid.team = team;
    return team;
  }

  /** Its queues are not worked out together any more. */
  leave({ team }: FluidQueue): void {
    if (team) this.#end(team);
  }

  #find(fluid: FluidQueue, names: readonly string[]): Team {
    const known = this.#byName.get(names[0] ?? '');
    if (known?.names.length === names.length && names.every((name, at) => name === known.names[at])) return known;
    const others = names.flatMap((name) => this.#byName.get(name) ?? []);
    for (const other of others) this.#end(other);
    const areApart = new Set(names).size === names.length && fluid.queues.every(({ sources }) => sources.length === 1);
    const team = { isTogether: fluid.many > 1 && areApart && others.length === 0, names, fluids: [] };
    for (const name of names) this.#byName.set(name, team);
    if (team.isTogether) this.#all.add(team);
    return team;
  }

  #end(team: Team): void {
    if (team.isTogether) this.#tell(team);
    team.isTogether = false;
    this.#all.delete(team);
  }

  #tell({ fluids }: Team): void {
    const { tables } = this.#collector;
    for (const { queues, queue, open } of fluids) {
      open.fill(open[0] ?? 0);
      const first = this.#groupsOf(queue);
      for (const other of queues.slice(1).map((one) => this.#groupsOf(one))) {
        for (const kind of kinds) tables[kind].measureAlike(other[kind], first[kind]);
      }
    }
  }

  #groupsOf(queue: Queue): Record<(typeof kinds)[number], number> {
    const { ids } = this.#collector;
    const queues = ids.ofQueue(queue);
    let paths = 0;
    leave(ids, queue, 1, (way) => (paths = ids.pathOf(way)));
    return { queues, virtualMtas: ids.virtualMtaOf(queues), paths, sourceIps: ids.sourceIpOf(paths) };
  }
}

/** What members of a team have one each of. */
const kinds = ['queues', 'virtualMtas', 'sourceIps', 'paths'] as const;

function namesOf({ queues }: FluidQueue): string[] {
  return queues.flatMap(({ name, sources }) => [
    `by ${name.virtualMta}`,
    ...sources.map(({ plan }) => `from ${plan.address ?? ''}`),
  ]);
}
