import type { DurationValue, Value } from '@pmtakit/grammar';

/** Whether a time has no unit. Nothing is the same in all units. */
export function isBare({ raw, seconds }: DurationValue): boolean {
  return seconds !== 0 && /^\d+$/.test(raw);
}

/** Whether nobody knows how long a time is meant to be: `time-unit-missing` tells it, and no rule that compares it. */
export function hasBareTime(value: Value | undefined): boolean {
  if (value?.kind === 'duration') return isBare(value);
  return value?.kind === 'duration-list' && value.items.some(isBare);
}
