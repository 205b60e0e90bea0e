import type { Queue, Source } from './queue.ts';
import { RecipientList, type Recipients } from './recipients.ts';
import type { ServerSlots } from './server-slots.ts';

/** A connection to a mail server. */
export class Connection {
  readonly id: number;
  /** The recipients of the message that is being sent. */
  readonly batch: RecipientList;
  queue!: Queue;
  source!: Source;
  /** The mail server, by its place among those of the receiver. */
  host = 0;
  /** The connections to the mail server that it is one of, where they are limited. */
  server: ServerSlots | undefined;
  /** Whether it goes to another mail server than the one whose turn it was, which had enough of them. */
  isAside = false;
  /** Numbers connections in the order in which they were opened. */
  number = 0;
  /** Messages and errors so far. */
  messages = 0;
  errors = 0;
  /** Whether the server closes it, or is left for another one. */
  isLost = false;
  /** The reply to what is under way. */
  reply = 0;
  /** Its neighbours among the idle connections of its queue. */
  above: Connection | undefined;
  below: Connection | undefined;
  /** When it is closed for want of mail; `Infinity` while it is not about to be. */
  idleUntil = Infinity;

  constructor(id: number, recipients: Recipients) {
    this.id = id;
    this.batch = new RecipientList(recipients);
  }

  /** Begins anew: connections are used again, since a run has millions of them. */
  open(queue: Queue, source: Source, host: number, number: number): void {
    this.queue = queue;
    this.number = number;
    this.host = host;
    this.source = source;
    this.messages = 0;
    this.errors = 0;
    this.idleUntil = Infinity;
    this.isLost = false;
    this.isAside = queue.isAside(host);
    this.server = undefined;
  }
}
