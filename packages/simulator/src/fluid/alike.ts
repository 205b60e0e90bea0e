/** Which queues cannot be told apart as long as their mail is alike. */
import type { Queue } from '../engine/queue.ts';
import type { QueuePlan } from '../plan/queue-plan.ts';
import { ReplyRules } from '../plan/reply-rules.ts';

/** Tells plans by all that they say but for the source addresses. */
export class PlanKinds {
  readonly #known = new Map<QueuePlan, string>();
  /** Of lines and settings, which are the same only as themselves. */
  readonly #numbers = new Map<object, number>();

  /** The same for plans that say the same. */
  of(plan: QueuePlan): string {
    const known = this.#known.get(plan) ?? this.#textOf(plan);
    this.#known.set(plan, known);
    return known;
  }

  #textOf(value: unknown): string {
    if (value instanceof ReplyRules) return value.lines.map((line) => this.#numberOf(line)).join(' ');
    if (Array.isArray(value)) return `[${value.map((item) => this.#textOf(item)).join()}]`;
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' ? JSON.stringify(value) : String(value);
    return `{${Object.entries(value)
      .map(([key, own]) => this.#entry(key, own))
      .join()}}`;
  }

  #entry(key: string, value: unknown): string {
    if (key === 'address') return '';
    const isSetting = key === 'setting' && typeof value === 'object' && value !== null;
    return `${key}:${isSetting ? this.#numberOf(value) : this.#textOf(value)}`;
  }

  #numberOf(one: object): number {
    const number = this.#numbers.get(one) ?? this.#numbers.size;
    this.#numbers.set(one, number);
    return number;
  }
}

/** Whether a queue shares no rates and no connections with others of its virtual MTA. */
export function sharesNothing({ virtualMta }: Queue): boolean {
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
