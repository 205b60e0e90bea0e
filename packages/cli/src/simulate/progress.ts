/** How far a long run is, on standard error, when people look at it. */
import type { SingleBar } from 'cli-progress';
import { PATIENCE_MS, isWatched, newBar } from '../progress-bar.ts';
import { clockText } from './clock-text.ts';

const BETWEEN_MS = 100;
const SECOND = 1000;
/** What stands beside the bar takes so many columns at most. */
const WORDS_WIDTH = 40;

export class RunProgress {
  readonly #until: number;
  readonly #isWanted = isWatched();
  #next = Date.now() + PATIENCE_MS;
  #bar: SingleBar | undefined;

  /** @param until when the run ends at the latest; infinite where nobody knows, and then there is no bar */
  constructor(until: number) {
    this.#until = until;
  }

  /** @param now the time that is simulated, in milliseconds */
  async show(now: number): Promise<void> {
    if (!this.#isWanted || Date.now() < this.#next) return;
    this.#next = Date.now() + BETWEEN_MS;
    const words = { clock: clockText(now - (now % SECOND)), until: clockText(this.#until) };
    if (this.#bar) return void this.#bar.update(now, words);
    this.#bar = await newBarUntil(this.#until);
    this.#bar.start(this.#until < Infinity ? this.#until : 1, now, words);
  }

  hide(): void {
    this.#bar?.stop();
  }
}

function newBarUntil(until: number): Promise<SingleBar> {
  const isKnown = until < Infinity;
  const end = isKnown ? ' of {until}' : '';
  return newBar((hasBar) => `simulating${hasBar && isKnown ? ' [{bar}]' : ''} {clock}${end}`, WORDS_WIDTH);
}
