/** Runs the engine and notes what its mail server sees: that is what limits are there for. */
import type { Receiver, Replies } from '@pmtakit/simulator';
import { type Run, run } from '../harness.ts';
import { type Case, receiverOf, textOf } from '../random-configurations.ts';

/** Milliseconds, as the engine counts. */
export interface Connect {
  readonly time: number;
  readonly queue: string;
  readonly virtualMta: string;
  readonly source: string;
  readonly connection: number;
  /** Infinity while it is open. */
  closed: number;
}

export interface Attempt {
  readonly time: number;
  readonly answered: number;
  readonly reply: string;
  readonly queue: string;
  readonly virtualMta: string;
  readonly source: string;
  readonly connection: number;
  readonly stream: number;
  readonly number: number;
  readonly recipients: number;
}

export interface ObservedRun extends Run {
  readonly connects: readonly Connect[];
  readonly attempts: readonly Attempt[];
}

export function observedRun(one: Case, until?: number): ObservedRun {
  const connects: Connect[] = [];
  const attempts: Attempt[] = [];
  const receiver = (replies: Replies) => watched(receiverOf(one.behaviour)(replies), replies, { connects, attempts });
  const result = run(textOf(one), one.mail, { knobs: one.knobs, receiver, ...(until !== undefined && { until }) });
  return { ...result, connects, attempts };
}

interface Notes {
  readonly connects: Connect[];
  readonly attempts: Attempt[];
}

function watched(receiver: Receiver, replies: Replies, { connects, attempts }: Notes): Receiver {
  return {
    hosts: receiver.hosts,
    connect: (offer, answer) => {
      const { now: time, domain, virtualMta, source, connection } = offer;
      connects.push({ time, queue: `${domain}/${virtualMta}`, virtualMta, source, connection, closed: Infinity });
      receiver.connect(offer, answer);
    },
    deliver: (delivery, answer) => {
      receiver.deliver(delivery, answer);
      const { now: time, domain, virtualMta, source, connection, stream, number, recipients } = delivery;
      const reply = replies.textOf(answer.reply);
      const queue = `${domain}/${virtualMta}`;
      const answered = time + answer.delay;
      attempts.push({ time, answered, reply, queue, virtualMta, source, connection, stream, number, recipients });
    },
    close: ({ now, connection }) => {
      const open = connects.find((one) => one.connection === connection);
      if (open) open.closed = now;
    },
  };
}
