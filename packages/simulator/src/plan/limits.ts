import type { Setting } from '@pmtakit/semantics';

/** What may hold mail back. */
export interface Limit {
  readonly directive: string;
  /** Where it stands; a default has no line, and what no line can set has no setting. */
  readonly setting: Setting | undefined;
}

/** So many at a time. */
export interface CountLimit extends Limit {
  /** `Infinity` for no limit. */
  readonly most: number;
}

/** So many in each interval. */
export interface RateLimit extends Limit {
  readonly count: number;
  /** Milliseconds. */
  readonly period: number;
}
