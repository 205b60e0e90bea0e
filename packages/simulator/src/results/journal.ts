import { Chains } from './chains.ts';
import { cellOf } from './latency.ts';

/** What an event of a journal is: mail that came to a queue, was tried, or was delivered. */
export const CAME = 0;
export const TRIED = 1;
export const TOOK = 2;

/** Few enough for a journal to stay in the cache. */
const MOST_EVENTS = 4096;

/**
 * Events that are written down to be counted later. Each counts in some ten tables, and to go through all of these for
 * every event takes its time for fetching them from memory: counted table by table, what one event needs is still at
 * hand from the ones before.
 */
export class Journal {
  readonly kinds = new Uint8Array(MOST_EVENTS);
  readonly flows = new Int32Array(MOST_EVENTS);
  /** `NOTHING` for mail that came. */
  readonly ways = new Int32Array(MOST_EVENTS);
  readonly counts = new Float64Array(MOST_EVENTS);
  readonly times = new Float64Array(MOST_EVENTS);
  /** How long each delivery took, and what `cellOf` says of that. */
  readonly durations = new Float64Array(MOST_EVENTS);
  readonly cells = new Int16Array(MOST_EVENTS);
  /** For those who count what was tried and what was delivered group by group. */
  readonly attempts = new Chains(MOST_EVENTS);
  readonly deliveries = new Chains(MOST_EVENTS);
  length = 0;

  get isFull(): boolean {
    return this.length === MOST_EVENTS;
  }

  /** To be called when it is not full. */
  write(kind: number, flow: number, way: number, time: number, count: number): void {
    const event = this.length++;
    this.kinds[event] = kind;
    this.flows[event] = flow;
    this.ways[event] = way;
    this.times[event] = time;
    this.counts[event] = count;
  }

  /** The same of one that was delivered. @param duration milliseconds since it came */
  writeDelivery(flow: number, way: number, time: number, duration: number): void {
    const event = this.length;
    this.durations[event] = duration;
    this.cells[event] = cellOf(duration);
    this.write(TOOK, flow, way, time, 1);
  }
}
