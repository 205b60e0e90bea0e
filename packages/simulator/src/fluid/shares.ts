/** Which queues and addresses have how many recipients of those that are worked out together. */
import type { Queue } from '../engine/queue.ts';
import type { GroupIds } from '../results/group-ids.ts';
import type { Cohort } from './cohorts.ts';
import type { FluidQueue } from './fluid-queue.ts';

export type Mail = Pick<Cohort, 'parts' | 'count'>;

/** Tells of each queue that has some of a cohort, and how many. */
export function deal(
  { queues, queue }: FluidQueue,
  { parts, count }: Mail,
  take: (queue: Queue, count: number) => void,
): void {
  if (!parts) return take(queue, count);
  for (let place = 0; place < queues.length; place++) {
    const part = parts[place] ?? 0;
    if (part > 0) take(queues[place] ?? queue, part);
  }
}

/** Of things that are dealt out one by one, how many one of many gets. */
export function dealt(count: number, place: number, many: number): number {
  return Math.floor((count + place) / many);
}

/** The mail server that a queue sends to. */
export function hostOf(queue: Queue): number {
  return queue.hostAt(queue.nextHost);
}

/** Mail leaves by all addresses of a queue in turn: tells the number of each way, and how many take it. */
export function leave(
  ids: GroupIds,
  queue: Queue,
  count: number,
  take: (way: number, count: number) => void,
  host = hostOf(queue),
): void {
  const { sources } = queue;
  let left = count;
  for (let index = 0; index < sources.length; index++) {
    const source = sources[index];
    const part = Math.round(left / (sources.length - index));
    if (source && part > 0) take(ids.wayOf(queue, source, host), part);
    left -= part;
  }
}
