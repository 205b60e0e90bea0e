import type { Submission, TrafficStream } from '../traffic/traffic.ts';

/** Messages until others get a turn: some milliseconds. */
const AT_A_TIME = 20_000;

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

  /**
   * Takes in the messages of one moment, before any of them is sent. When there are very many, only some of them are taken
   * at a time, and `nextTime` stays as it is.
   * @returns how many were taken
   */
  takeIn(now: number): number {
    let next = Infinity;
    let taken = 0;
    for (let number = 0; number < this.#streams.length; number++) {
      const stream = this.#streams[number];
      if (!stream) continue;
      taken += this.#takeFrom(stream, number, now, AT_A_TIME - taken);
      next = Math.min(next, stream.nextTime);
    }
    this.nextTime = next;
    return taken;
  }

  #takeFrom(stream: TrafficStream, number: number, now: number, most: number): number {
    let taken = 0;
    for (; taken < most && stream.nextTime <= now; taken++) {
      stream.take(this.#submission);
      this.#submit(number, this.#submission);
    }
    return taken;
  }
}
