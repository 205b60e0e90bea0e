/** What is tried in a while, summed up before the peaks of groups are told of it. */
import type { GroupTables } from '../results/group-ids.ts';
import type { Groups } from '../results/groups.ts';
import { numbers } from '../results/column.ts';

/** Milliseconds. What takes longer is spread evenly over its time. */
const SECOND = 1_000;

/** Sums of one kind of groups, by their numbers. */
class GroupSums {
  readonly #groups: Groups;
  readonly #ids: number[] = [];
  readonly #atOnce = numbers();
  /** What is spread, and how much of it comes in a millisecond. */
  readonly #spread = numbers();
  readonly #pace = numbers();

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  /** @param count more than 0 @param length milliseconds that it takes */
  add(id: number, count: number, length: number): void {
    if (this.#atOnce.at(id) === 0 && this.#spread.at(id) === 0) this.#ids.push(id);
    if (length <= SECOND) return this.#atOnce.add(id, count);
    this.#spread.add(id, count);
    this.#pace.add(id, count / length);
  }

  /** @param from when all of it began */
  tell(from: number): void {
    for (const id of this.#ids) {
      const [atOnce, spread] = [this.#atOnce.at(id), this.#spread.at(id)];
      if (atOnce > 0) this.#groups.triedEvenly(id, atOnce, from, from);
      if (spread > 0) this.#groups.triedEvenly(id, spread, from, from + spread / this.#pace.at(id));
      for (const sums of [this.#atOnce, this.#spread, this.#pace]) sums.set(id, 0);
    }
    this.#ids.length = 0;
  }
}

/** Of the groups that many queues are of; those of few are told themselves. */
export class StepSums {
  readonly total: GroupSums;
  readonly domains: GroupSums;
  readonly streams: GroupSums;
  readonly mxHosts: GroupSums;

  constructor({ total, domains, streams, mxHosts }: GroupTables) {
    this.total = new GroupSums(total);
    this.domains = new GroupSums(domains);
    this.streams = new GroupSums(streams);
    this.mxHosts = new GroupSums(mxHosts);
  }

  tell(from: number): void {
    for (const sums of [this.total, this.domains, this.streams, this.mxHosts]) sums.tell(from);
  }
}
