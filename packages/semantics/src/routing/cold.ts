/** Cold virtual MTAs: the first messages of a day leave by an address that is warmed up. [G1§10.7; runtime 3] */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Setting } from '../model/setting.ts';

/** Where the first messages of a day go. */
export interface ColdShare {
  /** The `cold-virtual-mta` lines, used in turn; the numbers hold for each. */
  readonly targets: readonly Setting[];
  /** Messages a day: on the first day, the second, ...; the last number goes on. */
  readonly perDay: readonly number[];
  readonly limit: Setting;
}

/** Undefined when the virtual MTA has no cold one, or the queue lets none of its mail go there. */
export function coldShareOf(model: Model, queue: QueueName): ColdShare | undefined {
  const targets = model
    .virtualMta(queue.virtualMta)
    .of('cold-virtual-mta')
    .filter(({ line }) => line);
  const limit = model.queue(queue).get('max-cold-virtual-mta-msg');
  if (targets.length === 0 || limit?.value?.kind !== 'daily-list') return undefined;
  const { perDay } = limit.value;
  return perDay.some((count) => count > 0) ? { targets, perDay, limit } : undefined;
}

/**
 * How many of a day's messages each cold virtual MTA takes, in the order of its targets.
 * @param day from 1
 */
export function coldMessages({ targets, perDay }: ColdShare, day: number, messages: number): number[] {
  const limit = perDay[Math.min(day, perDay.length) - 1] ?? 0;
  const taken = Math.min(messages, limit * targets.length);
  return targets.map((_, index) => Math.floor(taken / targets.length) + Number(index < taken % targets.length));
}
