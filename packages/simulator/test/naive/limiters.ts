/** The three readings of "so many in an interval". [runtime 6.1] */
import type { Knobs } from '@pmtakit/simulator';
import type { Rate } from './settings.ts';

/** Counts events by the second. */
export interface Limiter {
  /** How many may pass at once after a rest. */
  readonly most: number;
  /** How many may pass now. */
  room(now: number): number;
  count(now: number, events: number): void;
}

type Model = Pick<Knobs, 'rateModel' | 'burst'>;

export function limiterOf(rate: Rate | undefined, { rateModel, burst }: Model): Limiter {
  if (!rate) return { most: Infinity, room: () => Infinity, count: () => {} };
  if (rateModel === 'gcra') return spread(rate, burst);
  return rateModel === 'window-5m' ? slots(rate) : window(rate);
}

/** Begins with its first event and lets all pass at once. */
function window({ amount, seconds }: Rate): Limiter {
  let start = -Infinity;
  let counted = 0;
  return {
    most: amount,
    room: (now) => (now >= start + seconds ? amount : Math.max(0, amount - counted)),
    count: (now, events) => {
      if (now >= start + seconds) {
        start = now;
        counted = 0;
      }
      counted += events;
    },
  };
}

/** What is per hour or per day is split into five minutes, and stays within the whole. */
function slots(rate: Rate): Limiter {
  const whole = window(rate);
  const parts = [3_600, 86_400].includes(rate.seconds) ? rate.seconds / 300 : 1;
  const slot = window({ amount: Math.ceil(rate.amount / parts), seconds: rate.seconds / parts });
  return {
    most: slot.most,
    room: (now) => Math.min(whole.room(now), slot.room(now)),
    count: (now, events) => {
      whole.count(now, events);
      slot.count(now, events);
    },
  };
}

/** One each so often, and a burst after a rest. */
function spread({ amount, seconds }: Rate, burst: number): Limiter {
  const gap = seconds / amount;
  /** When the burst is whole again. */
  let full = -Infinity;
  return {
    most: burst,
    room: (now) => Math.max(0, burst - Math.max(0, Math.ceil((full - now) / gap))),
    count: (now, events) => {
      full = Math.max(full, now) + events * gap;
    },
  };
}
