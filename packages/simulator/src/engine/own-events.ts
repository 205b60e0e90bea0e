import { grown } from './event-heap.ts';

/** Whose events they are, with the place where these lie. */
export interface EventOwner {
  /** Where its events begin, how many there are, and for how many there is room. */
  eventsAt: number;
  events: number;
  eventsRoom: number;
}

/** Room that an owner gets at first; always a power of two. */
const LEAST_ROOM = 4;
const INITIAL = 1024;

/**
 * The events of each of very many owners in the order of their times, and those of one moment in the order of their
 * numbers: a heap for each, all of them side by side in the same columns. Owners without events have no room.
 */
export class OwnEvents {
  #times = new Float64Array(INITIAL);
  #orders = new Float64Array(INITIAL);
  #events = new Uint32Array(INITIAL);
  #used = 0;
  /** Where room is free, by its size: of the smallest one, of twice as much, and so on. */
  readonly #free: number[][] = [];

  /** When the next event is; `Infinity` when there is none. */
  timeOf({ events, eventsAt }: EventOwner): number {
    return events > 0 ? (this.#times[eventsAt] ?? Infinity) : Infinity;
  }

  /** The number of the next event, of which there has to be one. */
  orderOf({ eventsAt }: EventOwner): number {
    return this.#orders[eventsAt] ?? 0;
  }

  /** @param order a number that no other event of this time has */
  push(owner: EventOwner, time: number, order: number, event: number): void {
    if (owner.events === owner.eventsRoom) this.#widen(owner);
    const start = owner.eventsAt;
    let index = owner.events++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isAfter(start + parent, time, order)) break;
      this.#copy(start + parent, start + index);
      index = parent;
    }
    this.#put(start + index, time, order, event);
  }

  /** Takes the next event out; there has to be one. */
  pop(owner: EventOwner): number {
    const start = owner.eventsAt;
    const first = this.#events[start] ?? 0;
    const last = --owner.events;
    if (last > 0) this.#sink(start, last);
    else this.#release(owner);
    return first;
  }

  /** Puts the last event into the place of the first one, and that where it belongs. */
  #sink(start: number, size: number): void {
    const time = this.#times[start + size] ?? 0;
    const order = this.#orders[start + size] ?? 0;
    let index = 0;
    for (let child = 1; child < size; child = 2 * index + 1) {
      if (child + 1 < size && this.#isBefore(start + child + 1, start + child)) child++;
      if (this.#isAfter(start + child, time, order)) break;
      this.#copy(start + child, start + index);
      index = child;
    }
    this.#put(start + index, time, order, this.#events[start + size] ?? 0);
  }

  #isBefore(one: number, other: number): boolean {
    return this.#isAfter(other, this.#times[one] ?? 0, this.#orders[one] ?? 0);
  }

  #isAfter(index: number, time: number, order: number): boolean {
    const other = this.#times[index] ?? 0;
    return other > time || (other === time && (this.#orders[index] ?? 0) > order);
  }

  #copy(from: number, to: number): void {
    this.#put(to, this.#times[from] ?? 0, this.#orders[from] ?? 0, this.#events[from] ?? 0);
  }

  #put(index: number, time: number, order: number, event: number): void {
    this.#times[index] = time;
    this.#orders[index] = order;
    this.#events[index] = event;
  }

  /** Twice as much room, elsewhere. */
  #widen(owner: EventOwner): void {
    const { eventsAt, events } = owner;
    const room = owner.eventsRoom === 0 ? LEAST_ROOM : 2 * owner.eventsRoom;
    const at = this.#take(room);
    for (let index = 0; index < events; index++) this.#copy(eventsAt + index, at + index);
    if (events > 0) this.#giveBack(owner);
    owner.eventsAt = at;
    owner.eventsRoom = room;
  }

  #release(owner: EventOwner): void {
    this.#giveBack(owner);
    owner.eventsRoom = 0;
  }

  #giveBack({ eventsAt, eventsRoom }: EventOwner): void {
    this.#freeOf(eventsRoom).push(eventsAt);
  }

  #take(room: number): number {
    const free = this.#freeOf(room).pop();
    if (free !== undefined) return free;
    const at = this.#used;
    this.#used += room;
    while (this.#used > this.#times.length) this.#grow();
    return at;
  }

  #freeOf(room: number): number[] {
    return (this.#free[31 - Math.clz32(room)] ??= []);
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#orders = grown(this.#orders, new Float64Array(length));
    this.#events = grown(this.#events, new Uint32Array(length));
  }
}
