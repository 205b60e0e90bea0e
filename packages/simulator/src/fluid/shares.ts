/** Which queues and addresses have how many recipients of those that are worked out together. */
import type { Queue } from '../engine/queue.ts';
import type { GroupIds } from '../results/group-ids.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';

export type Mail = Pick<Cohort, 'parts' | 'count'>;

/** The queues that have some of a cohort, and how many. */
export function sharesOf({ queues, queue }: FluidQueue, { parts, count }: Mail): (readonly [Queue, number])[] {
  if (!parts) return [[queue, count]];
  return queues.map((one, place) => [one, parts[place] ?? 0] as const).filter(([, part]) => part > 0);
}

/** Of things that are dealt out one by one, how many one of many gets. */
export function dealt(count: number, place: number, many: number): number {
  return Math.floor((count + place) / many);
}

/** Mail leaves by all addresses of a queue in turn: the number of each way, and how many take it. */
export function waysOf(ids: GroupIds, queue: Queue, count: number): (readonly [number, number])[] {
  const { sources } = queue;
  const host = queue.hostAt(queue.nextHost);
  const found: (readonly [number, number])[] = [];
  let left = count;
  for (const [index, source] of sources.entries()) {
    const part = Math.round(left / (sources.length - index));
    if (part > 0) found.push([ids.wayOf(queue, source, host), part]);
    left -= part;
  }
  return found;
}
