/** What a mail server does, as plain data: durations in milliseconds, shares between 0 and 1. */
import type { Texts } from './texts.ts';

/** How long something takes. */
export type Latency =
  | { readonly kind: 'fixed'; readonly time: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  /** @property spread the standard deviation of the logarithm */
  | { readonly kind: 'lognormal'; readonly median: number; readonly spread: number };

/** What is counted together: what comes from one address or network, to one of the hosts or to all, or everything. */
export const scopes = ['source', 'network', 'source-and-host', 'host', 'provider'] as const;
export type Scope = (typeof scopes)[number];

export interface ConnectionLimit {
  readonly most: number;
  readonly per: Scope;
  readonly reply: string;
}

export interface MessageLimit {
  readonly most: number;
  readonly reply: string;
}

/** Every connection of a source above a number makes each of its messages take longer. */
export interface SlowDown {
  readonly above: number;
  /** The part of its time that is added for each. */
  readonly by: number;
}

export const counted = ['messages', 'recipients', 'connections'] as const;
export const countings = ['window', 'bucket'] as const;

/** A limit that senders are not told of. */
export interface HiddenRate {
  readonly count: number;
  readonly period: number;
  readonly of: (typeof counted)[number];
  readonly per: Scope;
  /** An interval that begins with its first event, or a token bucket. */
  readonly counting: (typeof countings)[number];
  /** How many tokens the bucket holds. */
  readonly burst: number;
  readonly throttle: Throttle;
}

/** What a sender meets who was too fast. */
export interface Throttle {
  readonly reply: string;
  /** How long all is put off; 0 for no longer than the limit itself takes. */
  readonly lasts: number;
  /** Whether each try in that time makes it begin anew. */
  readonly extended: boolean;
  /** Whether connections are refused, too. */
  readonly refusesConnections: boolean;
  readonly escalation: Escalation | undefined;
}

/** What a sender meets who does not slow down. */
export interface Escalation {
  /** Replies in a row after which it comes. */
  readonly after: number;
  readonly reply: string;
  readonly lasts: number;
}

export interface Greylisting {
  /** How old the first try has to be. */
  readonly delay: number;
  /** Of the messages, those that are greylisted. */
  readonly share: number;
  /** Messages after which a network is known and greylisted no more; `Infinity` for never. */
  readonly knownAfter: number;
  readonly reply: string;
}

export const outageKinds = ['refused', 'greeting', 'timeout'] as const;

/** A time in which no connection can be made. */
export interface Outage {
  readonly kind: (typeof outageKinds)[number];
  readonly from: number;
  readonly lasts: number;
  /** How far one is from the next; `Infinity` for only one. */
  readonly every: number;
  /** Of the connections, those that fail. */
  readonly share: number;
  /** How long a connection hangs, for `timeout`. */
  readonly timeout: number;
  readonly reply: string;
}

/** A share of the messages that is refused whatever the sender does. */
export interface Refusal {
  readonly share: number;
  readonly reply: string;
  /** Whether a message is refused each time or a try is. */
  readonly each: 'message' | 'attempt';
}

export const tlsPolicies = ['offered', 'required', 'refused'] as const;

export interface ReceiverModel {
  readonly name: string;
  /** Whose mail it takes: domains in lower case, `yahoo.*` for all countries, `*.example.com`, `*` for all others. */
  readonly domains: readonly string[];
  /** What the names of its mail servers end in. */
  readonly mx: readonly string[];
  /** The virtual MTAs that meet it; none for all. */
  readonly virtualMtas: readonly string[];
  readonly hosts: readonly string[];
  readonly setUp: Latency;
  readonly service: Latency;
  readonly slowDown: SlowDown | undefined;
  readonly connections: readonly ConnectionLimit[];
  readonly messagesPerConnection: MessageLimit | undefined;
  readonly rates: readonly HiddenRate[];
  readonly greylisting: Greylisting | undefined;
  readonly outages: readonly Outage[];
  readonly refusals: readonly Refusal[];
  readonly tls: (typeof tlsPolicies)[number];
  readonly texts: Texts;
}
