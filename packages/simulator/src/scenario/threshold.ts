/** What has to hold at the end of a run, as data. */
import type { RateModel } from '../engine/rate-limiter.ts';

/** What a threshold is about. */
export type ThresholdSubject =
  | { readonly kind: 'all' }
  | { readonly kind: 'domain'; readonly name: string }
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'virtual-mta'; readonly name: string }
  | { readonly kind: 'source-ip'; readonly name: string }
  | { readonly kind: 'stream'; readonly name: string };

export const outcomes = ['injected', 'delivered', 'deferred', 'bounced', 'expired', 'left'] as const;
export type Outcome = (typeof outcomes)[number];

export const groups = ['source ip', 'virtual mta', 'queue', 'domain', 'mx host', 'stream'] as const;
/** For each of which the measure is taken; the worst one counts. */
export type ThresholdGroup = (typeof groups)[number];

export type ThresholdMetric =
  | { readonly kind: 'count'; readonly of: Outcome }
  /** The part of what was injected. */
  | { readonly kind: 'share'; readonly of: Outcome }
  /** When the last recipient is done. */
  | { readonly kind: 'drain' }
  /** From injection to delivery. @param percentile 0 to 100; 100 is the longest */
  | { readonly kind: 'latency'; readonly percentile: number }
  | { readonly kind: 'mean-latency' }
  | { readonly kind: 'peak-connections' }
  /** The most messages in any `period` milliseconds, which the value says. */
  | { readonly kind: 'peak-rate'; readonly period: number }
  | { readonly kind: 'backoff-episodes' }
  | { readonly kind: 'backoff-time' };

export const comparisons = ['<=', '>=', '==', '!=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

/** Milliseconds for `duration`, 0 to 1 for `share`. */
export interface Quantity {
  readonly unit: 'count' | 'duration' | 'share';
  readonly amount: number;
}

interface Stated {
  /** As it was written. */
  readonly text: string;
  readonly line: number;
  readonly subject: ThresholdSubject;
}

export type Threshold =
  | (Stated & {
      readonly kind: 'measure';
      readonly metric: ThresholdMetric;
      readonly per: ThresholdGroup | undefined;
      readonly comparison: Comparison;
      readonly value: Quantity;
    })
  | (Stated & {
      /** Nothing goes above what the provider takes. */
      readonly kind: 'below-ceiling';
      readonly model: RateModel | 'any';
    });
