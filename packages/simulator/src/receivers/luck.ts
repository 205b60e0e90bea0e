/** The random numbers of mail servers: their purposes are those from 0x5000_0000 to 0x507f_ffff. */
import { chance } from '../random.ts';
import type { Latency } from './model.ts';

/** Of each purpose there is one number for each attempt of a message, of which more than these are told together. */
const ATTEMPTS = 65_536;
const FIRST = 0x5000_0000;

export const purposes = {
  greylisting: FIRST,
  /** Refusals of a message, which stay what they are. */
  message: FIRST + ATTEMPTS,
  /** Refusals of an attempt. */
  attempt: FIRST + 2 * ATTEMPTS,
  /** Takes the next purpose, too. */
  service: FIRST + 3 * ATTEMPTS,
  setUp: FIRST + 5 * ATTEMPTS,
  outage: FIRST + 7 * ATTEMPTS,
} as const;

/** What a random number is for, and for whom. */
export interface Draw {
  readonly seed: number;
  readonly stream: number;
  readonly number: number;
}

/** @param attempt those before this one */
export function purposeAt(purpose: number, attempt: number): number {
  return purpose + Math.min(attempt, ATTEMPTS - 1);
}

/** How long something takes this time, in milliseconds. */
export function timeOf(latency: Latency, { seed, stream, number }: Draw, purpose: number): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.time;
    case 'uniform':
      return latency.from + (latency.to - latency.from) * chance(seed, stream, number, purpose);
    case 'exponential':
      return -latency.mean * Math.log(1 - chance(seed, stream, number, purpose));
    case 'lognormal': {
      const radius = Math.sqrt(-2 * Math.log(1 - chance(seed, stream, number, purpose)));
      const angle = 2 * Math.PI * chance(seed, stream, number, purpose + ATTEMPTS);
      return latency.median * Math.exp(latency.spread * radius * Math.cos(angle));
    }
    default:
      return latency satisfies never;
  }
}

/** How long something takes on average, in milliseconds. */
export function meanTime(latency: Latency): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.time;
    case 'uniform':
      return (latency.from + latency.to) / 2;
    case 'exponential':
      return latency.mean;
    case 'lognormal':
      return latency.median * Math.exp(latency.spread ** 2 / 2);
    default:
      return latency satisfies never;
  }
}

/** A number for a text, so that chance can depend on it: the hash FNV-1a. */
export function numberOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  return hash >>> 0;
}
