/** Mail by one of the things that tell it apart, such as its domain. */
import { Busiest, type Reusable } from './busiest.ts';
import { NOTHING, type Places, numbers } from './column.ts';
import { CAME, type Journal, TRIED } from './journal.ts';
import { LatencyHistogram } from './latency.ts';
import { OpenConnections } from './open-connections.ts';
import type { Peaks } from './peaks.ts';

/** What is measured of the busiest groups only. */
export class Detail implements Reusable {
  weight = 0;
  readonly latency: LatencyHistogram | undefined;
  readonly peaks: Peaks | undefined;
  /** Since when it measures. */
  from = 0;

  constructor({ peaks, hasLatency }: GroupsOptions) {
    this.peaks = peaks();
    this.latency = hasLatency ? new LatencyHistogram() : undefined;
  }

  clear(): void {
    this.weight = 0;
    this.from = 0;
    this.latency?.clear();
    this.peaks?.clear();
  }

  /** Becomes what another one is. */
  copy({ weight, from, latency, peaks }: Detail): void {
    this.weight = weight;
    this.from = from;
    if (latency) this.latency?.copy(latency);
    if (peaks) this.peaks?.copy(peaks);
  }
}

export interface GroupsOptions {
  /** How many are measured in detail. */
  readonly most: number;
  /** Makes what measures the peaks of one; undefined where they are not. */
  readonly peaks: () => Peaks | undefined;
  /** Whether the times that deliveries take are measured. */
  readonly hasLatency: boolean;
  nameOf(id: number): string;
  /** Those that are measured in detail whatever the others do. */
  isPinned(name: string): boolean;
}

export class Groups {
  readonly details: Busiest<Detail>;
  readonly connections = new OpenConnections();
  /** Recipients that were not taken, by group. */
  readonly refused = numbers();
  readonly #options: GroupsOptions;
  #size = 0;

  constructor(options: GroupsOptions) {
    this.#options = options;
    this.details = new Busiest(options.most, () => new Detail(options));
  }

  get size(): number {
    return this.#size;
  }

  nameOf(id: number): string {
    return this.#options.nameOf(id);
  }

  /** Gives a new group its number. Its name is known by then. */
  add(): number {
    const id = this.#size++;
    if (this.#options.isPinned(this.nameOf(id))) this.details.pin(id);
    return id;
  }

  /**
   * Counts the events of a journal.
   * @param keys the number of the flow or the way of each event
   * @param groups the group of each flow or way
   */
  count(journal: Journal, keys: Int32Array, groups: Places): void {
    // As long as all are measured in detail it does not matter which of them was busier before.
    if (this.#size <= this.#options.most) this.#countByGroup(journal, keys, groups);
    else this.#countInOrder(journal, keys, groups);
  }

  #countInOrder({ length, kinds, times, counts, durations, cells }: Journal, keys: Int32Array, groups: Places): void {
    for (let event = 0; event < length; event++) {
      const key = keys[event] ?? NOTHING;
      if (key === NOTHING) continue;
      const id = groups.at(key);
      const kind = kinds[event];
      const count = counts[event] ?? 0;
      if (kind === CAME) this.came(id, count, times[event] ?? 0);
      else if (kind === TRIED) this.tried(id, count, times[event] ?? 0);
      else this.took(id, durations[event] ?? 0, cells[event] ?? 0, count);
    }
  }

  #countByGroup(journal: Journal, keys: Int32Array, groups: Places): void {
    const { length, kinds, times, counts, attempts, deliveries } = journal;
    for (let event = 0; event < length; event++) {
      const key = keys[event] ?? NOTHING;
      if (key === NOTHING) continue;
      const id = groups.at(key);
      const kind = kinds[event];
      if (kind === TRIED) attempts.add(id, event);
      else if (kind === CAME) this.came(id, counts[event] ?? 0, times[event] ?? 0);
      else if (this.#options.hasLatency) deliveries.add(id, event);
    }
    this.#countAttempts(journal);
    this.#countDeliveries(journal);
  }

  #countAttempts({ times, counts, attempts }: Journal): void {
    for (let chain = 0; chain < attempts.length; chain++) {
      const first = attempts.firsts[chain] ?? 0;
      const detail = this.#detailOf(attempts.groups[chain] ?? 0, 0, times[first] ?? 0);
      if (!detail) continue;
      for (let event = first; event !== NOTHING; event = attempts.next[event] ?? NOTHING) {
        detail.weight += counts[event] ?? 0;
      }
      detail.peaks?.addChain(times, counts, attempts.next, first);
    }
    attempts.clear();
  }

  #countDeliveries({ deliveries, durations, cells }: Journal): void {
    for (let chain = 0; chain < deliveries.length; chain++) {
      const detail = this.details.peek(deliveries.groups[chain] ?? 0);
      detail?.latency?.addChain(durations, cells, deliveries.next, deliveries.firsts[chain] ?? NOTHING);
    }
    deliveries.clear();
  }

  /** So many recipients came to a group. */
  came(id: number, count: number, now: number): void {
    this.#detailOf(id, count, now);
  }

  refuse(id: number, count: number, now: number): void {
    this.refused.add(id, count);
    this.#detailOf(id, count, now);
  }

  tried(id: number, count: number, now: number): void {
    this.#detailOf(id, count, now)?.peaks?.add(now, count);
  }

  /** So many were tried evenly between two times. */
  triedEvenly(id: number, count: number, from: number, to: number): void {
    this.#detailOf(id, count, from)?.peaks?.addEvenly(from, to, count);
  }

  /** @param cell what `cellOf` says of the time that it took */
  took(id: number, time: number, cell: number, count = 1): void {
    this.details.peek(id)?.latency?.add(time, cell, count);
  }

  /** Measures one as another one, whose mail was alike. */
  measureAlike(id: number, other: number): void {
    const detail = this.details.peek(other);
    this.connections.copy(id, other);
    if (detail) this.details.get(id, 0)?.copy(detail);
  }

  /** One that comes late measures from then on. */
  #detailOf(id: number, weight: number, now: number): Detail | undefined {
    const known = this.details.peek(id);
    if (known) {
      known.weight += weight;
      return known;
    }
    const detail = this.details.get(id, weight);
    if (detail && detail.weight > weight) detail.from = now;
    return detail;
  }
}

/** Groups that are known by their names alone. */
export class NamedGroups extends Groups {
  readonly names: readonly string[];
  readonly #names: string[];
  readonly #ids = new Map<string, number>();

  constructor(options: Omit<GroupsOptions, 'nameOf'>) {
    const names: string[] = [];
    super({ ...options, nameOf: (id) => names[id] ?? '' });
    this.names = names;
    this.#names = names;
  }

  /** The number of a group, which is made when it is first asked for. */
  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    this.#names.push(name);
    const id = this.add();
    this.#ids.set(name, id);
    return id;
  }
}
