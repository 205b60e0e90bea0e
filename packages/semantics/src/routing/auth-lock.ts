import type { RateValue } from '@pmtakit/grammar';

/**
 * When a client that failed to log in may try again: the count starts with the first failure, and the lock ends one
 * interval after it. [G1§3.3.7.7; runtime 2.7]
 * @param failures times of failed logins in seconds, rising
 * @returns the time until which logins are refused, or undefined when the client is not locked after the last failure
 */
export function authLockedUntil(limit: RateValue, failures: readonly number[]): number | undefined {
  let first: number | undefined;
  let count = 0;
  for (const time of failures) {
    if (first === undefined || time >= first + limit.seconds) {
      first = time;
      count = 0;
    }
    count++;
  }
  return first !== undefined && count >= limit.count ? first + limit.seconds : undefined;
}
