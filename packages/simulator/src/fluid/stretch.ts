/** A time in which mail flows at one pace. */
import type { FluidQueue } from './fluid-queue.ts';

/** So many recipients of all queues are tried, evenly from its start to its end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** What sums of fractions may be off by. */
export const ROUNDING = 1e-6;
/** Milliseconds: nothing is looked at more often. */
export const SHORTEST = 0.01;

/**
 * How long a stretch lasts that sends at a pace, and how much it sends. It ends when nothing waits any more, or when so
 * many were sent that something changes. Mail that comes meanwhile is there at its end.
 * @param pace and @param most are those of each of the queues
 */
export function stretchOf(queue: FluidQueue, pace: number, start: number, until: number, most: number): Stretch {
  const { waiting, many } = queue;
  const inflow = queue.inflow(start);
  const keepsUp = waiting < 1 && inflow <= pace;
  const rate = keepsUp ? inflow : pace;
  const toMost = rate > 0 && most < Infinity ? most / rate : Infinity;
  const toEmpty = waiting >= 1 && pace > inflow ? waiting / (pace - inflow) : Infinity;
  const end = Math.min(until, start + Math.min(toMost, toEmpty));
  queue.arrive(start, end);
  const isEmptied = keepsUp || start + toEmpty <= end;
  const possible = isEmptied ? queue.ready.count : queue.sent.take(0, pace * (end - start) * many);
  return { start, end, count: Math.min(Math.floor(most * many + ROUNDING), queue.ready.count, possible) };
}
