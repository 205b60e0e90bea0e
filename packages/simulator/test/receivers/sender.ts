/** Sends to a mail server by hand, and tells what it answers. */
import type { Answer, Delivery, Receiver } from '../../src/receivers/receiver.ts';
import { Replies } from '../../src/receivers/replies.ts';
import type { ReceiverModel } from '../../src/receivers/model.ts';
import { receiverFor } from '../../src/receivers/model-receiver.ts';
import { readReceiverModel } from '../../src/receivers/read-model.ts';

export type Mail = Partial<Delivery>;

/** The model that somebody wrote, without a fault. */
export function modelOf(written: unknown): ReceiverModel {
  const faults: string[] = [];
  const model = readReceiverModel(written, (path, message) => faults.push(`${path.join('.')} ${message}`));
  if (!model || faults.length > 0) throw new Error(faults.join('; '));
  return model;
}

const nothing: Delivery = {
  now: 0,
  domain: 'example.com',
  virtualMta: 'v',
  source: '192.0.2.1',
  host: 0,
  tls: 'offered',
  connection: 0,
  slot: 0,
  stream: 0,
  number: 0,
  recipients: 1,
  messages: 1,
  bytes: 1000,
  attempts: 0,
  firstTried: 0,
};

export class Sender {
  readonly receiver: Receiver;
  readonly replies = new Replies();
  #connections = 0;
  /** The messages over each connection, and the mail server that it leads to. */
  readonly #messages = new Map<number, number>();
  readonly #hosts = new Map<number, number>();

  constructor(written: unknown, seed = 1) {
    this.receiver = receiverFor(modelOf(written), { replies: this.replies, seed });
  }

  /** Opens the next connection. */
  connect(mail: Mail = {}): { number: number; reply: string; delay: number } {
    const answer: Answer = { delay: 0, reply: 0, closes: false };
    const number = this.#connections++;
    this.#hosts.set(number, mail.host ?? 0);
    this.receiver.connect({ ...nothing, ...mail, connection: number, slot: number }, answer);
    return { number, ...this.#told(answer) };
  }

  /** Offers a message over a connection that is open. A first attempt is tried first now. */
  deliver(mail: Mail): { reply: string; delay: number } {
    const answer: Answer = { delay: 0, reply: 0, closes: false };
    const { connection = 0, now = 0 } = mail;
    const messages = (this.#messages.get(connection) ?? 0) + 1;
    this.#messages.set(connection, messages);
    this.receiver.deliver({ ...nothing, firstTried: now, slot: connection, messages, ...mail }, answer);
    return this.#told(answer);
  }

  close(connection: number): void {
    this.receiver.close?.({ ...nothing, connection, slot: connection, host: this.#hosts.get(connection) ?? 0 });
  }

  #told({ delay, reply }: Answer): { reply: string; delay: number } {
    return { delay, reply: reply === 0 ? 'ok' : this.replies.textOf(reply) };
  }
}

/** The code of each reply, `ok` for mail that was taken. */
export function codes(replies: readonly { reply: string }[]): string[] {
  return replies.map(({ reply }) => (reply === 'ok' ? reply : reply.slice(0, 3)));
}
