import { OK } from './replies.ts';

/** What a mail server answers. Made once and filled in again for each question, which comes for every message. */
export interface Answer {
  /** Milliseconds until it comes. */
  delay: number;
  /** A number of `Replies`; `OK` when the mail is taken. */
  reply: number;
  /** Whether the server closes the connection behind its answer. False before each question. */
  closes: boolean;
}

/** Who asks, and for what. Filled in again for each question. */
export interface Offer {
  /** Milliseconds since the start. */
  readonly now: number;
  /** The domain that the mail is for, or the name of the queue that it was put into. */
  readonly domain: string;
  readonly virtualMta: string;
  /** The source address; empty where the system chooses one. */
  readonly source: string;
  /** The mail server, by its place among those of `hosts`. */
  readonly host: number;
  /** Whether the connection is encrypted where the server can. [G1§3.3.10.84] */
  readonly tls: 'never' | 'offered' | 'required';
  /** Numbers the connections of a run, so that a server can tell them apart. */
  readonly connection: number;
  /** Tells those apart that are open at a time: the slot of a closed one is used again. */
  readonly slot: number;
}

/** A message that is offered, with how often its recipients were tried before. */
export interface Delivery extends Offer {
  /** Which stream it is of, and which message of it. */
  readonly stream: number;
  readonly number: number;
  readonly recipients: number;
  /** Messages over this connection, with this one. */
  readonly messages: number;
  readonly bytes: number;
  /** Attempts before this one. */
  readonly attempts: number;
  /** When it was tried first; now for the first attempt. */
  readonly firstTried: number;
}

/** No such domain, no answer, or no mail servers: then the domain itself is one, unless that is not wanted. */
export type DnsFailure = 'nxdomain' | 'timeout' | 'no-mx';

/** The mail servers of a domain. */
export interface Receiver {
  /** Their names by preference, those of one level after the other; at least one. */
  readonly hosts: readonly string[];
  /** The level of each of them, rising; those of one level take turns. Without it each has a level of its own. */
  readonly levels?: readonly number[];
  /** What DNS has to say instead of mail servers. */
  readonly dns?: DnsFailure;
  /** Whether an answer depends on nothing but the offer: neither on earlier ones nor on those of others. */
  readonly isMemoryless?: boolean;
  /** Answers a connection: how long it takes to set up, and `OK` or why it is refused. */
  connect(offer: Offer, answer: Answer): void;
  /** Answers a message. */
  deliver(delivery: Delivery, answer: Answer): void;
  /** The number of a mail server by its name, for those who have other names for the hosts than `hosts`. */
  hostNamed?(name: string): number;
  /** Told when a connection ends, by servers that count them. */
  close?(offer: Offer): void;
}

/** Takes all mail. @param setUp and @param service milliseconds of a connection and of a message */
export function acceptAll(setUp = 0, service = 0): Receiver {
  return new AcceptAll(setUp, service);
}

class AcceptAll implements Receiver {
  readonly hosts = ['mx'];
  readonly connect: Receiver['connect'];
  readonly deliver: Receiver['deliver'];

  constructor(setUp: number, service: number) {
    this.connect = (_offer, answer) => {
      answer.delay = setUp;
      answer.reply = OK;
    };
    this.deliver = (_delivery, answer) => {
      answer.delay = service;
      answer.reply = OK;
    };
  }

  /** Not of those that are made from it, which may answer otherwise. */
  get isMemoryless(): boolean {
    return true;
  }
}
