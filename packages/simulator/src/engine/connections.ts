import type { Answer, Delivery } from '../receivers/receiver.ts';
import { OK } from '../receivers/replies.ts';
import { type Clock, IDLE } from './clock.ts';
import { Connection } from './connection.ts';
import type { Context } from './context.ts';
import { Interruptible } from './interruptible.ts';
import type { Observer } from './observer.ts';
import { type Queue, type Source, noOffers } from './queue.ts';
import type { Recipients } from './recipients.ts';
import type { ServerSlots } from './server-slots.ts';

/** The connections of all queues: made, asked and closed. Closed ones are used again, since a run has millions. */
export class Connections {
  /** Filled in by the receiver that was asked last. */
  readonly answer: Answer = { delay: 0, reply: OK, closes: false };
  readonly interruptible = new Interruptible();
  readonly #clock: Clock;
  readonly #recipients: Recipients;
  readonly #observer: Observer;
  readonly #all: Connection[] = [];
  readonly #unused: Connection[] = [];
  readonly #delivery: Writable<Delivery> = { ...noDelivery };
  #opened = 0;

  constructor({ clock, recipients, observer }: Context) {
    this.#clock = clock;
    this.#recipients = recipients;
    this.#observer = observer;
  }

  byId(id: number): Connection | undefined {
    return this.#all[id];
  }

  /** Counts a connection of a queue, and asks the mail server for it. */
  open(queue: Queue, source: Source, host: number, server: ServerSlots | undefined): Connection {
    const connection = this.#unused.pop() ?? this.#newOne();
    connection.open(queue, source, host, this.#opened++);
    connection.server = server;
    server?.take();
    if (queue.connections++ === 0) this.interruptible.enter(queue, this.#clock.now);
    queue.connecting++;
    queue.lastOpened = this.#clock.now;
    source.connections++;
    for (const slots of queue.slots) slots.take(queue);
    queue.receiver.connect(this.#offerOf(connection), this.answer);
    return connection;
  }

  #newOne(): Connection {
    const connection = new Connection(this.#all.length, this.#recipients);
    this.#all.push(connection);
    return connection;
  }

  /** Asks the mail server whether it takes the message of a connection. */
  offer(connection: Connection): void {
    const { batch } = connection;
    const { stream, number, size, attempts, firstTried } = this.#recipients;
    const delivery = this.#offerOf(connection);
    delivery.stream = stream[batch.first] ?? 0;
    delivery.number = number[batch.first] ?? 0;
    delivery.recipients = batch.length;
    delivery.messages = connection.messages;
    delivery.bytes = size[batch.first] ?? 0;
    delivery.attempts = attempts[batch.first] ?? 0;
    delivery.firstTried = firstTried[batch.first] ?? this.#clock.now;
    connection.queue.receiver.deliver(delivery, this.answer);
  }

  #offerOf({ queue, source, host, id, number }: Connection): Writable<Delivery> {
    const { name, plan } = queue;
    const offer = this.#delivery;
    offer.now = this.#clock.now;
    offer.domain = name.domain;
    offer.virtualMta = name.virtualMta;
    offer.source = source.plan.address ?? '';
    offer.host = host;
    offer.tls = plan.tls;
    offer.connection = number;
    offer.slot = id;
    this.answer.closes = false;
    return offer;
  }

  close(connection: Connection): void {
    const { queue, source } = connection;
    if (--queue.connections === 0) this.interruptible.leave(queue);
    queue.carried -= connection.messages;
    source.connections--;
    if (queue.plan.idleTimeout > 0) connection.idleUntil = Infinity;
    queue.receiver.close?.(this.#offerOf(connection));
    this.#observer.closed(queue, connection);
    for (const slots of queue.slots) slots.release();
    this.#unused.push(connection);
    this.#release(connection);
    this.offerSlots(queue);
  }

  #release({ server }: Connection): void {
    if (!server) return;
    server.release();
    for (let one: ServerSlots | undefined = server; one; one = one.around) this.#offerServer(one);
  }

  closeIdle(connection: Connection): void {
    connection.queue.idle.remove(connection);
    this.close(connection);
  }

  /** Those of a queue without mail are closed, at once or after a time. */
  rest(queue: Queue): void {
    const { idleTimeout } = queue.plan;
    if (idleTimeout === 0) this.#closeAllIdle(queue);
    else
      for (const connection of queue.idle.all)
        if (connection.idleUntil === Infinity) this.#rest(connection, idleTimeout);
  }

  #closeAllIdle({ idle }: Queue): void {
    for (let last = idle.pop(); last; last = idle.pop()) this.close(last);
  }

  #rest(connection: Connection, time: number): void {
    connection.idleUntil = this.#clock.now + time;
    this.#clock.at(connection.idleUntil, IDLE, connection);
  }

  /** Wakes the queue that gets the next connection of those that several share. @param except one that just ran */
  offerSlots(queue: Queue, except?: Queue): void {
    for (const { next } of queue.slots) if (next && next !== except) this.#clock.wake(next, this.#clock.now);
  }

  /** A connection to a mail server is for the queue that waits longest. */
  #offerServer(server: ServerSlots): void {
    const next = server.takeNext();
    if (!next) return;
    next.offers = [...next.offers, server];
    this.#clock.wake(next, this.#clock.now);
  }

  /** What a queue was offered and did not take is for the next one. */
  passOn(queue: Queue): void {
    const { offers } = queue;
    queue.offers = noOffers;
    for (const server of offers) if (server.hasFree) this.#offerServer(server);
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const noDelivery: Delivery = {
  now: 0,
  domain: '',
  virtualMta: '',
  source: '',
  host: 0,
  tls: 'offered',
  connection: 0,
  slot: 0,
  stream: 0,
  number: 0,
  recipients: 0,
  messages: 0,
  bytes: 0,
  attempts: 0,
  firstTried: 0,
};
