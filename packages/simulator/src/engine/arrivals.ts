import type { Submission, TrafficStream } from '../traffic/traffic.ts';

/** The mail that comes in, by streams. */
export class Arrivals {
  readonly #streams: TrafficStream[] = [];
  readonly #submit: (stream: number, submission: Submission) => void;
  readonly #submission: Submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: 0 };
  /** When the next message comes; `Infinity` when none does. */
  nextTime = Infinity;

  constructor(submit: (stream: number, submission: Submission) => void) {
    this.#submit = submit;
  }

  /** @returns the number of the stream */
  add(stream: TrafficStream): number {
    this.nextTime = Math.min(this.nextTime, stream.nextTime);
    return this.#streams.push(stream) - 1;
  }

  /** Takes in all messages of one moment, before any of them is sent. */
  takeIn(now: number): void {
    let next = Infinity;
    for (let number = 0; number < this.#streams.length; number++) {
      const stream = this.#streams[number];
      if (stream) next = Math.min(next, this.#takeFrom(stream, number, now));
    }
    this.nextTime = next;
  }

  #takeFrom(stream: TrafficStream, number: number, now: number): number {
    let next = stream.nextTime;
    for (; next <= now; next = stream.nextTime) {
      stream.take(this.#submission);
      this.#submit(number, this.#submission);
    }
    return next;
  }
}
