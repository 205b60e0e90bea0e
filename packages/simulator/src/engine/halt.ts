import type { Limit } from '../plan/limits.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Why a queue stands still. Filled in anew for each, which comes for every message. */
export class Halt {
  /** Undefined when the queue has nothing to do. */
  by: Limit | undefined;
  /** When it goes on if nothing else happens. */
  until = Infinity;
  /** Since when what was sent counts against a limit that is used up now; `Infinity` where nothing does. */
  from = Infinity;

  set(by: Limit | undefined, until: number): void {
    this.by = by;
    this.until = until;
    this.from = Infinity;
  }

  setBy({ limit, nextAt, since }: RateLimiter): void {
    this.by = limit;
    this.until = nextAt;
    this.from = since;
  }

  setNothingToDo(): void {
    this.set(undefined, Infinity);
  }

  /** The first of several ways is to blame when all are closed, and the queue goes on when any opens. */
  join(other: Halt, isFirst: boolean): void {
    if (isFirst) {
      this.by = other.by;
      this.until = other.until;
      this.from = other.from;
      return;
    }
    this.until = Math.min(this.until, other.until);
    this.from = Infinity;
  }
}
