import TinyQueue from 'tinyqueue';
import type { EventLoop } from './object-mail.ts';

interface TimedEvent {
  readonly time: number;
  /** Events of one moment happen in the order in which they were asked for. */
  readonly order: number;
  readonly action: () => void;
}

/** Objects in a heap with a comparison, as everyone writes it first. */
export class HeapLoop implements EventLoop {
  now = 0;
  #asked = 0;
  readonly #events = new TinyQueue<TimedEvent>([], (a, b) => a.time - b.time || a.order - b.order);

  after(delay: number, action: () => void): void {
    this.#events.push({ time: this.now + delay, order: this.#asked++, action });
  }

  run(until: number): void {
    for (let next = this.#events.pop(); next && next.time <= until; next = this.#events.pop()) {
      this.now = next.time;
      next.action();
    }
  }
}
