/**
 * Events in the order of their times, and those of one moment in the order of their numbers: a heap of four children a
 * node in typed arrays, since objects would be garbage for each message.
 */
export class EventHeap {
  #times = new Float64Array(INITIAL);
  #orders = new Float64Array(INITIAL);
  #events = new Uint32Array(INITIAL);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** When the next event is; `Infinity` when there is none. */
  get nextTime(): number {
    return this.#size > 0 ? (this.#times[0] ?? Infinity) : Infinity;
  }

  /** The number of the next event, of which there has to be one. */
  get nextOrder(): number {
    return this.#orders[0] ?? 0;
  }

  /** @param order a number that no other event of this time has */
  push(time: number, order: number, event: number): void {
    if (this.#size === this.#times.length) this.#grow();
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 2;
      if (!this.#isAfter(parent, time, order)) break;
      this.#copy(parent, index);
      index = parent;
    }
    this.#put(index, time, order, event);
  }

  /** Takes the next event out; 0 when there is none, which is asked with `size` before. */
  pop(): number {
    const first = this.#events[0] ?? 0;
    const last = --this.#size;
    if (last > 0) this.#sink(this.#times[last] ?? 0, this.#orders[last] ?? 0, this.#events[last] ?? 0);
    return first;
  }

  #sink(time: number, order: number, event: number): void {
    let index = 0;
    for (;;) {
      const child = this.#firstChild(index);
      if (child < 0 || this.#isAfter(child, time, order)) break;
      this.#copy(child, index);
      index = child;
    }
    this.#put(index, time, order, event);
  }

  /** The earliest of the children of a node; -1 when it has none. */
  #firstChild(index: number): number {
    const start = index * 4 + 1;
    const end = Math.min(start + 4, this.#size);
    let first = start < end ? start : -1;
    for (let child = start + 1; child < end; child++) {
      if (this.#isAfter(first, this.#times[child] ?? 0, this.#orders[child] ?? 0)) first = child;
    }
    return first;
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

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#orders = grown(this.#orders, new Float64Array(length));
    this.#events = grown(this.#events, new Uint32Array(length));
  }
}

const INITIAL = 64;

/** A copy with more room. */
export function grown<T extends Float64Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
