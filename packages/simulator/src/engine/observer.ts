import type { Reaction } from '../plan/reply-rules.ts';
import type { Connection } from './connection.ts';
import type { Queue } from './queue.ts';

/** Why a recipient was given up. */
export type BounceReason = 'reply' | 'expired' | 'rule' | 'queue';

/** Told what happens, as it happens. Recipients are numbers of `Recipients`, and good only during the call. */
export interface Observer {
  /** A time before which different queues may go on in any order, each of them in its own; without it all is told in order. */
  anyOrderUntil?(): number;
  /** A message that is offered to a mail server, with the recipients of `connection.batch`. */
  attempted(queue: Queue, connection: Connection): void;
  delivered(queue: Queue, recipient: number, connection: Connection): void;
  /** A recipient that is tried again later. */
  deferred(queue: Queue, recipient: number, reply: number, connection: Connection): void;
  /** @param connection over which the reply came, if it was one to this recipient */
  bounced(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void;
  /** A recipient that left by no connection: discarded, or handed to a program or a file. */
  handedOver(queue: Queue, recipient: number): void;
  /** Mail that went to another queue, where it waits on. */
  moved(from: Queue, to: Queue, recipient: number): void;
  /** No connection could be made, or nobody is there to connect to: the whole queue waits. */
  queueFailed(queue: Queue, reply: number, connection?: Connection): void;
  /** A queue entered or left backoff mode. @param reaction what a reply made of it; undefined when time or delivery did */
  modeChanged(queue: Queue, reaction: Reaction | undefined, reply: number): void;
  connected(queue: Queue, connection: Connection): void;
  closed(queue: Queue, connection: Connection): void;
}
