/** Events in columns, for heaps of them: objects would be garbage for each message. */
export class EventCells {
  #times: Float64Array;
  #orders: Float64Array;
  #events: Uint32Array;

  /** @param room for so many at first */
  constructor(room: number) {
    this.#times = new Float64Array(room);
    this.#orders = new Float64Array(room);
    this.#events = new Uint32Array(room);
  }

  get room(): number {
    return this.#times.length;
  }

  timeAt(place: number): number {
    return this.#times[place] ?? Infinity;
  }

  orderAt(place: number): number {
    return this.#orders[place] ?? 0;
  }

  eventAt(place: number): number {
    return this.#events[place] ?? 0;
  }

  put(place: number, time: number, order: number, event: number): void {
    this.#times[place] = time;
    this.#orders[place] = order;
    this.#events[place] = event;
  }

  copy(from: number, to: number): void {
    this.put(to, this.timeAt(from), this.orderAt(from), this.eventAt(from));
  }

  /** Whether an event is later than one of a time and order. */
  isAfter(place: number, time: number, order: number): boolean {
    const other = this.timeAt(place);
    return other > time || (other === time && this.orderAt(place) > order);
  }

  isBefore(place: number, other: number): boolean {
    return this.isAfter(other, this.timeAt(place), this.orderAt(place));
  }

  /** Makes twice as much room. */
  grow(): void {
    this.#times = grown(this.#times, new Float64Array(this.room * 2));
    this.#orders = grown(this.#orders, new Float64Array(this.#orders.length * 2));
    this.#events = grown(this.#events, new Uint32Array(this.#events.length * 2));
  }
}

/** A copy with more room. */
export function grown<T extends Float64Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
