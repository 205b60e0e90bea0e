/**
 * The task as most people would write it for a library of events: objects for messages, connections and queues, and a
 * function for each event. It does what the task asks for and nothing else: no routing, priorities, backoff mode, shared
 * limits, reasons why a queue waits, bounces or expiry, and of all results only what stands in `Sent`.
 */
import { Random } from '../random.ts';
import { task, times } from './task.ts';

/** Calls functions at their times, in milliseconds. */
export interface EventLoop {
  readonly now: number;
  after(delay: number, action: () => void): void;
  /** Runs what happens up to a time; `Infinity` for all. */
  run(until: number): void;
}

/** What came of it. */
export interface Sent {
  delivered: number;
  attempts: number;
  /** When the last message was delivered. */
  last: number;
  /** Milliseconds that all delivered messages took, summed up. */
  latency: number;
}

interface Message {
  readonly queuedAt: number;
}

interface Connection {
  messages: number;
}

/** Puts so many messages into the queues of the task and sends them. */
export function sendAll(loop: EventLoop, messages: number, until = Infinity): Sent {
  const sent: Sent = { delivered: 0, attempts: 0, last: 0, latency: 0 };
  const random = new Random(1);
  const queues = Array.from({ length: task.domains }, () =>
    Array.from({ length: task.virtualMtas }, () => new MailQueue(loop, random, sent)),
  );
  const turns = queues.map(() => 0);
  let left = messages;
  const takePart = (): void => {
    for (let count = Math.min(left, task.part); count > 0; count--, left--) {
      const domain = random.below(task.domains);
      const turn = turns[domain] ?? 0;
      turns[domain] = (turn + 1) % task.virtualMtas;
      queues[domain]?.[turn]?.add({ queuedAt: loop.now });
    }
    if (left > 0) loop.after(times.betweenParts, takePart);
  };
  loop.after(0, takePart);
  loop.run(until);
  return sent;
}

class MailQueue {
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #sent: Sent;
  readonly #waiting = new Line<Message>();
  readonly #idle: Connection[] = [];
  #connections = 0;
  #connecting = 0;
  #windowEnd = -Infinity;
  #inWindow = 0;
  #isAsleep = false;

  constructor(loop: EventLoop, random: Random, sent: Sent) {
    this.#loop = loop;
    this.#random = random;
    this.#sent = sent;
  }

  add(message: Message): void {
    this.#waiting.push(message);
    this.#work();
  }

  /** Sends what may be sent, and opens connections for the rest. */
  #work(): void {
    while (this.#waiting.length > 0 && this.#hasRoom()) {
      const connection = this.#idle.pop();
      if (connection) this.#send(connection);
      else if (this.#waiting.length > this.#connecting && this.#connections < task.connections) this.#open();
      else return;
    }
    if (this.#waiting.length > 0) this.#sleep();
    else while (this.#idle.pop()) this.#connections--;
  }

  #hasRoom(): boolean {
    return this.#loop.now >= this.#windowEnd || this.#inWindow < task.messagesPerMinute;
  }

  #sleep(): void {
    if (this.#isAsleep) return;
    this.#isAsleep = true;
    this.#loop.after(this.#windowEnd - this.#loop.now, () => {
      this.#isAsleep = false;
      this.#work();
    });
  }

  #open(): void {
    this.#connections++;
    this.#connecting++;
    this.#loop.after(task.setUp, () => {
      this.#connecting--;
      this.#idle.push({ messages: 0 });
      this.#work();
    });
  }

  #send(connection: Connection): void {
    const message = this.#waiting.shift();
    if (!message) return;
    if (this.#loop.now >= this.#windowEnd) {
      this.#windowEnd = this.#loop.now + times.rateWindow;
      this.#inWindow = 0;
    }
    this.#inWindow++;
    connection.messages++;
    this.#sent.attempts++;
    const { least, most } = task.service;
    const time = least + this.#random.below(1_000_000) * ((most - least) / 1_000_000);
    this.#loop.after(time, () => this.#answered(connection, message));
  }

  #answered(connection: Connection, message: Message): void {
    if (this.#random.chance(task.percentBusy)) this.#loop.after(times.retryAfter, () => this.add(message));
    else this.#deliver(message);
    if (connection.messages < task.messagesPerConnection) this.#idle.push(connection);
    else this.#connections--;
    this.#work();
  }

  #deliver({ queuedAt }: Message): void {
    this.#sent.delivered++;
    this.#sent.last = this.#loop.now;
    this.#sent.latency += this.#loop.now - queuedAt;
  }
}

/** First in, first out. Taking the first one out of a long array would move all others. */
class Line<Item> {
  #items: Item[] = [];
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    const item = this.#items[this.#first++];
    if (this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}
