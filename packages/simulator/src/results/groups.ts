/** Mail by one of the things that tell it apart, such as its domain. */
import { Busiest, type Reusable } from './busiest.ts';
import { numbers } from './column.ts';
import { LatencyHistogram } from './latency.ts';
import { OpenConnections } from './open-connections.ts';
import type { Peaks } from './peaks.ts';
import type { Tally } from './tally.ts';

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

  /** Counts what a second has of mail of a group. */
  include(id: number, { attempts, since, slots, times }: Tally): void {
    const detail = this.#detailOf(id, attempts, since);
    if (!detail) return;
    if (attempts > 0) detail.peaks?.include(slots);
    if (times.count > 0) detail.latency?.include(times);
  }

  /** So many recipients came to a group. */
  came(id: number, count: number, now: number): void {
    this.#detailOf(id, count, now);
  }

  refuse(id: number, count: number, now: number): void {
    this.refused.add(id, count);
    this.#detailOf(id, count, now);
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
