/** What comes in, whoever makes it up: a scenario, a file of messages, or an accounting file that is played again. */
import type { Client, Header } from '@pmtakit/semantics';
import type { Latency } from '../receivers/model.ts';

/** What all messages of a stream have in common. */
export interface StreamInfo {
  readonly name: string;
  readonly client: Client;
  /** The envelope sender. */
  readonly from: string;
  readonly headers: readonly Header[];
  readonly jobId: string | undefined;
  /** How long the connection lasts that a message comes over. */
  readonly session?: Latency | undefined;
}

/** A message as it comes in. One object is filled anew for each, since there are millions of them. */
export interface Submission {
  /** Counts the messages of its stream, from 0. What is random about a message depends on it and on the seed alone. */
  number: number;
  /** Of the recipients, in lower case. */
  domain: string;
  /** How many recipients it has there. */
  recipients: number;
  bytes: number;
  /** 0 to 100; what is higher goes first. [G1§3.3.14] */
  priority: number;
}

/** Mail of one kind in numbers over time, for those who do not ask for each message. */
export interface MailFlow {
  /** How many messages come before a time, with parts. */
  countBefore(time: number): number;
  /** When all have come. */
  readonly end: number;
  /** From a time on, when many come at one moment; `Infinity` when they come one by one. */
  nextBatch(time: number): number;
  /** Domains, or addresses where these are written. */
  readonly recipients: readonly string[];
  /** Of all messages, those to each of them; they add up to 1. */
  readonly shares: Float64Array;
  /** Bytes of a message, and recipients that it has at its domain, on average. */
  readonly bytes: number;
  readonly recipientsPerMessage: number;
  readonly priority: number;
}

/** Mail of one kind, in the order in which it comes. */
export interface TrafficStream {
  readonly info: StreamInfo;
  /** Milliseconds since the start at which the next message comes; `Infinity` when there is none. */
  readonly nextTime: number;
  /** Gives the next message and goes on to the one behind it. */
  take(submission: Submission): void;
  /** The address of a recipient, for records. @param recipient its place among those of the message */
  recipientOf(number: number, domain: string, recipient: number): string;
  /** The envelope sender of a message, where those of a stream have several. */
  senderOf?(number: number): string;
  /** The same mail in numbers, where nobody has to read each message for that. */
  flow?(): MailFlow;
}
