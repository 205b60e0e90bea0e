/** A scenario as it was read: what comes in, who takes it, and what has to hold. All times are milliseconds. */
import type { Ip } from '@pmtakit/grammar';
import type { MxRecord } from '@pmtakit/semantics';
import type { Knobs } from '../engine/knobs.ts';
import type { Instant } from '../traffic/quantities.ts';
import type { StreamSpec } from '../traffic/stream-spec.ts';
import type { Plain } from './place.ts';
import type { Lookup } from './read-mx.ts';
import type { Threshold } from './threshold.ts';

/** Who answers for some domains. The first entry that matches counts. */
export interface ReceiverEntry {
  /** Patterns of recipient domains, such as `gmail.com` or `*.example`; in lower case. */
  readonly domains: readonly string[];
  /** Patterns of mail servers, such as `*.google.com`; in lower case. */
  readonly mx: readonly string[];
  /** The name of a provider model, or one of its own. */
  readonly model: string | { readonly [key: string]: Plain };
  /** Where it stands, for messages about the model. */
  readonly line: number;
  readonly key: string;
}

export interface Scenario {
  readonly path: string;
  readonly name: string;
  /** What the clock shows when the run begins. */
  readonly start: Instant;
  /** Since the start; infinite for `drained`. */
  readonly until: number;
  readonly seed: number;
  /** Only those that are set. */
  readonly knobs: Partial<Knobs>;
  /** By domain in lower case; an empty list for a domain without mail servers, a word for one that cannot be looked up. */
  readonly mx: ReadonlyMap<string, Lookup>;
  /** Of mail servers, by their names in lower case. */
  readonly addresses: ReadonlyMap<string, Ip>;
  readonly streams: readonly StreamSpec[];
  readonly receivers: readonly ReceiverEntry[];
  readonly thresholds: readonly Threshold[];
}

/** What is known of the mail servers of a domain; none where it cannot be looked up. */
export function mailServersIn({ mx }: Scenario, domain: string): readonly MxRecord[] | undefined {
  const found = mx.get(domain);
  return typeof found === 'string' ? [] : found;
}
