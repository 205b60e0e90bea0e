import { grown } from '../engine/event-cells.ts';
import type { GroupIds } from './group-ids.ts';
import { SECOND } from './slot-counts.ts';

const INITIAL = 256;
/** A time in a second and a place are one number in what is sorted. */
const PARTS_OF_A_MILLISECOND = 2 ** 20;
const PLACES = 2 ** 22;

/**
 * Connections that were set up and closed in a second. How many are open together is counted when it is over,
 * since different queues may come in any order until then.
 */
export class ConnectionChanges {
  #times = new Float64Array(INITIAL);
  /** Of each, the queue and the way; those that were closed have a way below 0. */
  #queues = new Int32Array(INITIAL);
  #ways = new Int32Array(INITIAL);
  #length = 0;
  #isInOrder = true;

  connected(queue: number, way: number, now: number): void {
    this.#note(queue, way, now);
  }

  closed(queue: number, way: number, now: number): void {
    this.#note(queue, ~way, now);
  }

  /** Counts all of them. */
  count(ids: GroupIds): void {
    if (this.#isInOrder) for (let place = 0; place < this.#length; place++) this.#countAt(place, ids);
    else for (const key of this.#order) this.#countAt(key % PLACES, ids);
    this.#length = 0;
    this.#isInOrder = true;
  }

  #countAt(place: number, ids: GroupIds): void {
    const queue = this.#queues[place] ?? 0;
    const way = this.#ways[place] ?? 0;
    change(ids, queue, way < 0 ? ~way : way, way >= 0);
  }

  #note(queue: number, way: number, now: number): void {
    const place = this.#length++;
    if (place === this.#times.length) this.#grow();
    if (place > 0 && now < (this.#times[place - 1] ?? 0)) this.#isInOrder = false;
    this.#times[place] = now;
    this.#queues[place] = queue;
    this.#ways[place] = way;
  }

  /** By time; those of one moment as they came. */
  get #order(): Float64Array {
    const start = Math.floor((this.#times[0] ?? 0) / SECOND) * SECOND;
    const keys = this.#times.slice(0, this.#length);
    // Numbers are sorted a good deal faster than by a function that compares.
    return keys.map((time, place) => Math.floor((time - start) * PARTS_OF_A_MILLISECOND) * PLACES + place).sort();
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#queues = grown(this.#queues, new Int32Array(length));
    this.#ways = grown(this.#ways, new Int32Array(length));
  }
}

/** Counts one that was set up, or one that was closed. */
function change(ids: GroupIds, queue: number, way: number, isSetUp: boolean): void {
  const { tables } = ids;
  const path = ids.pathOf(way);
  const opened = isSetUp ? 1 : 0;
  const more = isSetUp ? 1 : -1;
  tables.total.connections.change(0, opened, more);
  tables.domains.connections.change(ids.domainOf(queue), opened, more);
  tables.queues.connections.change(queue, opened, more);
  tables.virtualMtas.connections.change(ids.virtualMtaOf(queue), opened, more);
  tables.sourceIps.connections.change(ids.sourceIpOf(path), opened, more);
  tables.paths.connections.change(path, opened, more);
  tables.mxHosts.connections.change(ids.mxHostOf(way), opened, more);
}
