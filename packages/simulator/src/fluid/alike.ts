/** Which queues cannot be told apart as long as their mail is alike. */
import type { Queue } from '../engine/queue.ts';
import type { QueuePlan } from '../plan/queue-plan.ts';
import { ReplyRules } from '../plan/reply-rules.ts';

/** Numbers plans so that those have the same number which differ in nothing but in their source addresses. */
export class PlanKinds {
  readonly #kinds: QueuePlan[] = [];
  readonly #known = new Map<QueuePlan, number>();

  of(plan: QueuePlan): number {
    const known = this.#known.get(plan) ?? this.#find(plan);
    this.#known.set(plan, known);
    return known;
  }

  #find(plan: QueuePlan): number {
    const index = this.#kinds.findIndex((kind) => isSame(kind, plan));
    return index < 0 ? this.#kinds.push(plan) - 1 : index;
  }
}

/** Settings are the same when they come of the same line, so what is neither of these is only the same as itself. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (one instanceof ReplyRules) return other instanceof ReplyRules && one.isSameAs(other);
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (key) => key === 'address' || isSame(one[key], other[key]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether a queue shares no rates and no connections with others of its virtual MTA. */
export function isAlone({ virtualMta }: Queue): boolean {
  return !virtualMta.slots && !virtualMta.messages && !virtualMta.bytes;
}

/**
 * Puts those together that had alike much mail: as far as a few messages, or a small part of all of it.
 * @param few @returns the places of each group
 */
export function groupsByMail(came: Float64Array, few: number): number[][] {
  const groups: number[][] = [];
  let least = 0;
  for (const place of [...came.keys()].toSorted((a, b) => (came[a] ?? 0) - (came[b] ?? 0) || a - b)) {
    const count = came[place] ?? 0;
    const group = groups.at(-1);
    if (group && count <= least + few + least * ALIKE) group.push(place);
    else {
      groups.push([place]);
      least = count;
    }
  }
  return groups.map((group) => group.toSorted((a, b) => a - b));
}

/** The part of its mail by which a queue may differ. */
const ALIKE = 1 / 256;
