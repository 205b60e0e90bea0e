/** Times as files of messages write them. */
import { durationOf, instantOf } from '../quantities.ts';

export interface FileTime {
  /** Milliseconds: since 1970, or since the stream begins. */
  readonly time: number;
  readonly isDate: boolean;
}

/** Seconds from here on are a date, from 1973 on; fewer count from the start. */
const FIRST_EPOCH_SECOND = 100_000_000;
/** Numbers from here on are milliseconds. */
const FIRST_EPOCH_MILLISECOND = 100_000_000_000;

/** A date, seconds or milliseconds since 1970, or an interval such as `90` or `1h30m` since the start. */
export function fileTimeOf(text: string): FileTime | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return numberTime(Number(text));
  const instant = instantOf(text);
  if (instant) return { time: instant.time, isDate: true };
  const time = durationOf(text);
  return time === undefined ? undefined : { time, isDate: false };
}

function numberTime(value: number): FileTime | undefined {
  if (value >= FIRST_EPOCH_MILLISECOND * 1000) return undefined;
  const factor = value >= FIRST_EPOCH_MILLISECOND ? 1 : 1000;
  return { time: value * factor, isDate: value >= FIRST_EPOCH_SECOND };
}
