import { OK, type Replies } from '../receivers/replies.ts';
import { ANSWERED, type Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Context } from './context.ts';
import type { Gate } from './gate.ts';
import type { Mail } from './mail.ts';
import type { Observer } from './observer.ts';
import type { Queue } from './queue.ts';
import type { Reactions } from './reactions.ts';
import type { Recipients } from './recipients.ts';

/** What sending works with. */
interface SendingParts {
  readonly gate: Gate;
  readonly mail: Mail;
  readonly connections: Connections;
  readonly reactions: Reactions;
}

/** Sends messages over open connections, and does what the answers ask for. */
export class Sending {
  readonly #clock: Clock;
  readonly #recipients: Recipients;
  readonly #replies: Replies;
  readonly #observer: Observer;
  readonly #gate: Gate;
  readonly #mail: Mail;
  readonly #connections: Connections;
  readonly #reactions: Reactions;

  constructor({ clock, recipients, replies, observer }: Context, parts: SendingParts) {
    this.#clock = clock;
    this.#recipients = recipients;
    this.#replies = replies;
    this.#observer = observer;
    this.#gate = parts.gate;
    this.#mail = parts.mail;
    this.#connections = parts.connections;
    this.#reactions = parts.reactions;
  }

  /** Sends the first message that is ready. */
  send(connection: Connection): void {
    const { queue, source, batch } = connection;
    this.#fillBatch(connection);
    this.#gate.takeMessages(queue.virtualMta, batch.length);
    this.#gate.takeMessages(queue.state, batch.length);
    this.#gate.takeMessages(source, batch.length);
    queue.busy += batch.length;
    queue.carried++;
    connection.messages++;
    if (queue.plan.idleTimeout > 0) connection.idleUntil = Infinity;
    this.#observer.attempted(queue, connection);
    this.#connections.offer(connection);
    const { delay, reply, closes } = this.#connections.answer;
    connection.reply = reply;
    connection.isLost = closes;
    if (delay > 0) this.#clock.at(this.#clock.now + delay, ANSWERED, connection);
    else this.answered(connection);
  }

  /** Takes the next message, with as many of its recipients as one transaction may have. */
  #fillBatch({ queue, source, batch }: Connection): void {
    const { ready } = queue;
    this.#takeNext(queue, batch);
    if (ready.length === 0 || !this.#recipients.areTogether(ready.first, batch.first)) return;
    const most = Math.min(
      queue.plan.recipientsPerTransaction,
      this.#gate.roomOf(queue.virtualMta),
      this.#gate.roomOf(queue.state),
      this.#gate.roomOf(source),
    );
    while (batch.length < most && ready.length > 0 && this.#recipients.areTogether(ready.first, batch.first)) {
      this.#takeNext(queue, batch);
    }
  }

  #takeNext({ ready }: Queue, batch: Connection['batch']): void {
    const recipient = ready.shift();
    if (this.#recipients.attempts[recipient] === 0) this.#recipients.firstTried[recipient] = this.#clock.now;
    batch.push(recipient);
  }

  /** The mail server has answered a message. */
  answered(connection: Connection): void {
    const { queue, reply, batch } = connection;
    queue.busy -= batch.length;
    if (reply === OK) this.#deliver(connection);
    else this.#fail(connection, reply);
    if (this.#isDone(connection)) this.#connections.close(connection);
    else queue.idle.push(connection);
  }

  #deliver(connection: Connection): void {
    const { queue, source, batch } = connection;
    const bytes = this.#recipients.size[batch.first] ?? 0;
    this.#gate.takeBytes(queue.virtualMta, bytes);
    this.#gate.takeBytes(queue.state, bytes);
    this.#gate.takeBytes(source, bytes);
    while (batch.length > 0) {
      const recipient = batch.shift();
      this.#observer.delivered(queue, recipient, connection);
      this.#recipients.remove(recipient);
    }
    queue.failedRuns = 0;
    if (!connection.isAside)
      queue.nextHost = queue.order ? Math.min(queue.nextHost, queue.placeOf(connection.host)) : connection.host;
    if (queue.plan.backoffEndsOnDelivery) this.#reactions.setMode(queue, 'normal', undefined, OK);
  }

  #fail(connection: Connection, reply: number): void {
    const { queue, batch } = connection;
    connection.errors += batch.length;
    const { mail } = this.#reactions.react(connection, reply);
    const isTemporary = mail === 'skip-mx' || this.#replies.isTemporary(reply);
    while (batch.length > 0) {
      const recipient = batch.shift();
      if (mail === 'bounce-queue' || mail === 'bounce-rcpt') {
        this.#mail.bounce(queue, recipient, 'rule', reply, connection);
      } else if (isTemporary) this.#defer(connection, recipient, reply);
      else this.#mail.bounce(queue, recipient, 'reply', reply, connection);
    }
    if (mail === 'bounce-queue') this.#mail.bounceAll(queue, reply);
    if (mail === 'defer-queue') this.#reactions.failRun(queue, reply, connection);
    if (mail === 'skip-mx' || (queue.plan.movesOnUpon421 && this.#replies.isUnavailable(reply))) {
      connection.isLost = true;
      this.#reactions.leaveHost(connection, reply);
    }
  }

  #defer(connection: Connection, tried: number, reply: number): void {
    const { queue } = connection;
    const recipient = this.#mail.defer(queue, tried);
    this.#observer.deferred(queue, recipient, reply, connection);
    if (queue.isRerouted) this.#mail.moveAll(queue);
  }

  #isDone({ queue, source, messages, errors, isLost }: Connection): boolean {
    if (isLost || messages >= queue.plan.messagesPerConnection || errors >= queue.plan.errorsPerConnection) return true;
    if (this.#clock.now < source.disabledUntil || queue.connections > queue.state.plan.connections.most) return true;
    if (queue.wanted === 0) return false;
    queue.wanted--;
    return true;
  }
}
