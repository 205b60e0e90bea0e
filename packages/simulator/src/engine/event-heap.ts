import { EventCells } from './event-cells.ts';

/** Events in the order of their times, and those of one moment in the order of their numbers: a heap of four children a node. */
export class EventHeap {
  readonly #cells = new EventCells(INITIAL);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** When the next event is; `Infinity` when there is none. */
  get nextTime(): number {
    return this.#size > 0 ? this.#cells.timeAt(0) : Infinity;
  }

  /** The number of the next event, of which there has to be one. */
  get nextOrder(): number {
    return this.#cells.orderAt(0);
  }

  /** @param order a number that no other event of this time has */
  push(time: number, order: number, event: number): void {
    const cells = this.#cells;
    if (this.#size === cells.room) cells.grow();
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 2;
      if (!cells.isAfter(parent, time, order)) break;
      cells.copy(parent, index);
      index = parent;
    }
    cells.put(index, time, order, event);
  }

  /** Takes the next event out; 0 when there is none, which is asked with `size` before. */
  pop(): number {
    const first = this.#cells.eventAt(0);
    if (--this.#size > 0) this.#sink(this.#size);
    return first;
  }

  /** Puts the last event into the place of the first one, and that where it belongs. */
  #sink(last: number): void {
    const cells = this.#cells;
    const [time, order] = [cells.timeAt(last), cells.orderAt(last)];
    let index = 0;
    for (;;) {
      const child = this.#firstChild(index);
      if (child < 0 || cells.isAfter(child, time, order)) break;
      cells.copy(child, index);
      index = child;
    }
    cells.put(index, time, order, cells.eventAt(last));
  }

  /** The earliest of the children of a node; -1 when it has none. */
  #firstChild(index: number): number {
    const start = index * 4 + 1;
    const end = Math.min(start + 4, this.#size);
    let first = start < end ? start : -1;
    for (let child = start + 1; child < end; child++) if (this.#cells.isBefore(child, first)) first = child;
    return first;
  }
}

const INITIAL = 64;
