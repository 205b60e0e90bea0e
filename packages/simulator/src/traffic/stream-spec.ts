/** What streams a scenario asks for. All times are milliseconds since the start of the run. */
import type { Client, Header } from '@pmtakit/semantics';
import type { Latency } from '../receivers/model.ts';

/** How many messages are one to start with, and when they come. */
export type Arrival =
  | { readonly kind: 'constant' }
  | { readonly kind: 'poisson' }
  /** `size` messages at once, the next ones `every` later. */
  | { readonly kind: 'batch'; readonly size: number; readonly every: number }
  /** @param weights of the 24 hours of a day, by the clock of the scenario */
  | { readonly kind: 'hourly'; readonly weights: readonly number[] }
  /** The rate grows or falls in a straight line; both are relative to each other. */
  | { readonly kind: 'ramp'; readonly from: number; readonly to: number };

/** Numbers that vary from message to message. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly least: number; readonly most: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number; readonly most: number };

/** Domains with how often each is written to, relative to each other. */
export interface RecipientMix {
  /** Some may be addresses, where `hasAddresses` says so. */
  readonly domains: readonly string[];
  readonly weights: Float64Array;
  readonly hasAddresses?: boolean;
}

interface AnyStream {
  readonly name: string;
  readonly client: Client;
  /** The envelope sender; empty for a delivery report. */
  readonly from: string;
  readonly headers: readonly Header[];
  readonly jobId: string | undefined;
  readonly priority: number;
  readonly bytes: Distribution;
  readonly start: number;
  /** How long the connection lasts that a message comes over; undefined where connections of clients do not matter. */
  readonly session?: Latency | undefined;
}

/** Messages that are made up. */
export interface MadeUpSpec extends AnyStream {
  readonly kind: 'made-up';
  readonly arrival: Arrival;
  /** Infinite for a Poisson process that runs until `end`. */
  readonly volume: number;
  /** Infinite when the rate alone says how long it takes. */
  readonly end: number;
  /** Messages in a millisecond; undefined when volume and end say it. */
  readonly rate: number | undefined;
  readonly recipients: RecipientMix;
  /** How many recipients a message has at its domain. */
  readonly recipientsPerMessage: Distribution;
}

/** Messages of a file. What a row does not say is taken from here. */
export interface FileSpec extends AnyStream {
  readonly kind: 'messages' | 'accounting';
  readonly path: string;
  readonly format: 'csv' | 'json-lines';
  /** Whether the earliest message comes at `start`, or each at the time that the file says. */
  readonly times: 'shifted' | 'absolute';
  /** Whether the virtual MTA of a row is asked for in a header. */
  readonly keepVirtualMta: boolean;
}

export type StreamSpec = MadeUpSpec | FileSpec;
