import { grown } from '../engine/event-cells.ts';
import { numbers } from './column.ts';
import type { GroupIds } from './group-ids.ts';
import { SECOND } from './slot-counts.ts';

const INITIAL = 256;
/** A time in a second, a phase and a place are one number in what is sorted. */
const PARTS_OF_A_MILLISECOND = 2 ** 20;
const PLACES = 2 ** 21;

/** Of one moment: connections that were there before are closed, then others are set up. */
const ENDS = 0;
const BEGINS = 1;

/**
 * Connections that were set up and closed in a second. How many are open together is counted when it is over, since
 * different queues may come in any order until then. What is closed and what is set up at one moment is never open
 * together, but for connections that last no time.
 */
export class ConnectionChanges {
  readonly #ids: GroupIds;
  #times = new Float64Array(INITIAL);
  /** Of each, the queue and the way; those that were closed have a way below 0. */
  #queues = new Int32Array(INITIAL);
  #ways = new Int32Array(INITIAL);
  #phases = new Int32Array(INITIAL);
  #length = 0;
  #isInOrder = true;
  /** When each connection was set up. */
  readonly #since = numbers();

  constructor(ids: GroupIds) {
    this.#ids = ids;
  }

  connected(queue: number, connection: number, now: number): void {
    this.#since.set(connection, now);
    this.#note(queue, this.#ids.ofConnection(connection), now, BEGINS);
  }

  closed(queue: number, connection: number, now: number): void {
    this.#note(queue, ~this.#ids.ofConnection(connection), now, this.#since.at(connection) < now ? ENDS : BEGINS);
  }

  /** Counts all of them. */
  count(): void {
    if (this.#isInOrder) for (let place = 0; place < this.#length; place++) this.#countAt(place);
    else for (const key of this.#order) this.#countAt(key % PLACES);
    this.#length = 0;
    this.#isInOrder = true;
  }

  #countAt(place: number): void {
    const way = this.#ways[place] ?? 0;
    change(this.#ids, this.#queues[place] ?? 0, way < 0 ? ~way : way, way >= 0);
  }

  #note(queue: number, way: number, now: number, phase: number): void {
    if (this.#length === PLACES) this.count();
    const place = this.#length++;
    if (place === this.#times.length) this.#grow();
    if (place > 0 && this.#isBefore(place - 1, now, phase)) this.#isInOrder = false;
    this.#times[place] = now;
    this.#queues[place] = queue;
    this.#ways[place] = way;
    this.#phases[place] = phase;
  }

  /** Whether something comes before what stands at a place. */
  #isBefore(place: number, now: number, phase: number): boolean {
    const time = this.#times[place] ?? 0;
    return now < time || (now === time && phase < (this.#phases[place] ?? 0));
  }

  /** Numbers are sorted a good deal faster than by a function that compares. */
  get #order(): Float64Array {
    const start = Math.floor((this.#times[0] ?? 0) / SECOND) * SECOND;
    return this.#times
      .slice(0, this.#length)
      .map((time, place) => {
        const moment = Math.floor((time - start) * PARTS_OF_A_MILLISECOND) * 2 + (this.#phases[place] ?? 0);
        return moment * PLACES + place;
      })
      .sort();
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#queues = grown(this.#queues, new Int32Array(length));
    this.#ways = grown(this.#ways, new Int32Array(length));
    this.#phases = grown(this.#phases, new Int32Array(length));
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
