/** Values in plain words: `100/15m` is 100 per 15 min, which is 400/h. */
import type { DurationValue, RateValue, Value } from '@pmtakit/grammar';

const units: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

const SECONDS_AN_HOUR = 3600;

/** What a value amounts to, where that is not plain from how it is written. */
export function plainValue(value: Value): string | undefined {
  switch (value.kind) {
    case 'duration':
      return durationText(value);
    case 'duration-list':
      return value.items.map(durationText).join(', then ');
    case 'rate':
      return rateText(value);
    case 'data-rate':
      return perHour(value.bytes, value.seconds, `${countText(value.bytes)} bytes`);
    case 'size':
      return value.bytes === Infinity ? 'unlimited' : `${countText(value.bytes)} bytes`;
    case 'daily-list':
      return value.perDay.map((count, index) => `day ${index + 1}: ${countText(count)}`).join(', ');
    case 'cidr':
      return value.version === 4 ? addressesText(2 ** (32 - value.prefix)) : undefined;
    default:
      return undefined;
  }
}

/** A rate as messages per hour, in short: `400/h`. */
export function hourlyText({ count, seconds }: Pick<RateValue, 'count' | 'seconds'>): string {
  return count === Infinity ? 'unlimited' : `${countText((count / seconds) * SECONDS_AN_HOUR)}/h`;
}

export function durationText({ seconds }: Pick<DurationValue, 'seconds'>): string {
  if (seconds === Infinity) return 'never';
  const parts: string[] = [];
  let left = seconds;
  for (const [size, word] of units) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count} ${word}`);
    left -= count * size;
  }
  return parts.join(' ') || '0 s';
}

/** A number with commas between thousands; at most two places behind the point. */
export function countText(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function rateText(rate: RateValue): string {
  return perHour(rate.count, rate.seconds, countText(rate.count));
}

function perHour(count: number, seconds: number, words: string): string {
  if (count === Infinity) return 'unlimited';
  const interval = durationText({ seconds });
  const hourly = countText((count / seconds) * SECONDS_AN_HOUR);
  return seconds === SECONDS_AN_HOUR ? `${words} per ${interval}` : `${words} per ${interval} = ${hourly}/h`;
}

function addressesText(count: number): string {
  return count === 1 ? '1 address' : `${countText(count)} addresses`;
}
