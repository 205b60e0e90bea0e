/** Times, rates and sizes as people write them. */
import { parseDuration, parseRate } from '@pmtakit/grammar';

/** A moment. */
export interface Instant {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** Milliseconds by which the clocks of the zone are ahead of UTC. */
  readonly offset: number;
}

/** So many in so many milliseconds. */
export interface Rate {
  readonly count: number;
  readonly period: number;
}

/** Milliseconds of an interval such as `10m`, `1d12h` or `250ms`, or undefined. A number alone counts seconds. */
export function durationOf(text: string): number | undefined {
  const [, milliseconds] = /^(\d{1,15})ms$/.exec(text) ?? [];
  if (milliseconds !== undefined) return Number(milliseconds);
  const seconds = parseDuration(text);
  return seconds !== undefined && seconds <= LONGEST_SECONDS ? seconds * 1000 : undefined;
}

/** A thousand years; milliseconds beyond it are no whole numbers of use. */
const LONGEST_SECONDS = 1000 * 366 * 86_400;

/** A rate such as `100/15m`, or undefined for anything else and for no limit. */
export function rateOf(text: string): Rate | undefined {
  const rate = parseRate(text);
  return rate && rate.count < Infinity ? { count: rate.count, period: rate.seconds * 1000 } : undefined;
}

const factors = ['', 'k', 'm', 'g', 't'];

/** Bytes of a size such as `50K`, or undefined. The letters stand for powers of 1024. */
export function sizeOf(text: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d{1,12})([kmgt]?)$/i.exec(text) ?? [];
  const bytes = Number(count) * 1024 ** factors.indexOf(unit.toLowerCase());
  return bytes >= 1 && bytes <= MOST_BYTES ? bytes : undefined;
}

/** Messages are never larger, and columns of 32 bits hold it. */
const MOST_BYTES = 2 ** 31;

const instantForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?: ?(?:(Z)|([+-])(\d\d):?(\d\d)))?)?$/;

/** A moment with its zone, UTC unless given: `2027-01-04`, `2027-01-04 08:00:00+0100`; undefined for no real date. */
export function instantOf(text: string): Instant | undefined {
  const found = instantForm.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', , sign, hours, minutes] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(midnight).getUTCDate() === Number(day) && Number(month) >= 1 && Number(month) <= 12;
  if (!isReal || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const time =
    Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND + Number(fraction.padEnd(3, '0'));
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE);
  return { time: midnight + time - offset, offset };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
