import { EventCells } from './event-cells.ts';

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
 * numbers: a heap for each, all of them side by side in the same cells. Owners without events have no room.
 */
export class OwnEvents {
  readonly #cells = new EventCells(INITIAL);
  #used = 0;
  /** Where room is free, by its size: of the smallest one, of twice as much, and so on. */
  readonly #free: number[][] = [];

  /** When the next event is; `Infinity` when there is none. */
  timeOf({ events, eventsAt }: EventOwner): number {
    return events > 0 ? this.#cells.timeAt(eventsAt) : Infinity;
  }

  /** The number of the next event, of which there has to be one. */
  orderOf({ eventsAt }: EventOwner): number {
    return this.#cells.orderAt(eventsAt);
  }

  /** @param order a number that no other event of this time has */
  push(owner: EventOwner, time: number, order: number, event: number): void {
    if (owner.events === owner.eventsRoom) this.#widen(owner);
    const cells = this.#cells;
    const start = owner.eventsAt;
    let index = owner.events++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!cells.isAfter(start + parent, time, order)) break;
      cells.copy(start + parent, start + index);
      index = parent;
    }
    cells.put(start + index, time, order, event);
  }

  /** Takes the next event out; there has to be one. */
  pop(owner: EventOwner): number {
    const first = this.#cells.eventAt(owner.eventsAt);
    if (--owner.events > 0) this.#sink(owner);
    else this.#release(owner);
    return first;
  }

  /** Puts the last event into the place of the first one, and that where it belongs. */
  #sink({ eventsAt: start, events: size }: EventOwner): void {
    const cells = this.#cells;
    const [time, order] = [cells.timeAt(start + size), cells.orderAt(start + size)];
    let index = 0;
    for (let child = 1; child < size; child = 2 * index + 1) {
      if (child + 1 < size && cells.isBefore(start + child + 1, start + child)) child++;
      if (cells.isAfter(start + child, time, order)) break;
      cells.copy(start + child, start + index);
      index = child;
    }
    cells.put(start + index, time, order, cells.eventAt(start + size));
  }

  /** Twice as much room, elsewhere. */
  #widen(owner: EventOwner): void {
    const { eventsAt, events } = owner;
    const room = owner.eventsRoom === 0 ? LEAST_ROOM : 2 * owner.eventsRoom;
    const at = this.#take(room);
    for (let index = 0; index < events; index++) this.#cells.copy(eventsAt + index, at + index);
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
    while (this.#used > this.#cells.room) this.#cells.grow();
    return at;
  }

  #freeOf(room: number): number[] {
    return (this.#free[31 - Math.clz32(room)] ??= []);
  }
}
