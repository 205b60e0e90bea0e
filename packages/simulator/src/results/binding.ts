/** Which limits held mail back, and for how long. */
import type { Line } from '@pmtakit/semantics';
import type { Limit } from '../plan/limits.ts';
import type { Binding } from './result.ts';

interface Held {
  readonly limit: Limit;
  time: number;
  queues: number;
}

/** Limits of several queues that come from one line count as one. */
export class BindingSum {
  readonly #held = new Map<Line | string, Held>();

  /** @param holds milliseconds of each limit of a queue */
  add(holds: ReadonlyMap<Limit, number>): void {
    for (const held of heldBack(holds)) {
      const key = held.limit.setting?.line ?? held.limit.directive;
      const known = this.#held.get(key);
      if (known) {
        known.time += held.time;
        known.queues++;
      } else this.#held.set(key, held);
    }
  }

  /** The longest first. @param active how long the queues had mail, all together */
  bindings(active: number): Binding[] {
    return bindingsOf([...this.#held.values()], active);
  }
}

/** The limits of one queue. */
export function bindingOf(holds: ReadonlyMap<Limit, number>, active: number): Binding[] {
  return bindingsOf(heldBack(holds), active);
}

function heldBack(holds: ReadonlyMap<Limit, number>): Held[] {
  return [...holds].filter(([, time]) => time > 0).map(([limit, time]) => ({ limit, time, queues: 1 }));
}

function bindingsOf(held: readonly Held[], active: number): Binding[] {
  const found = held.map(({ limit: { directive, setting }, time, queues }) => ({
    directive,
    value: setting?.text ?? null,
    file: setting?.line?.place.file ?? null,
    line: setting?.line?.place.line ?? null,
    time,
    share: active > 0 ? Math.min(1, time / active) : 0,
    queues,
  }));
  return found.toSorted((a, b) => b.time - a.time || compareText(a.directive, b.directive));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
