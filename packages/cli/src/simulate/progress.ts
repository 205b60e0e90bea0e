/** How far a long run is, on standard error, when people look at it. */
import type { SingleBar } from 'cli-progress';
import { clockText } from './clock-text.ts';

const PATIENCE_MS = 500;
const BETWEEN_MS = 100;
const SECOND = 1000;
/** What stands beside the bar takes so many columns at most. */
const WORDS_WIDTH = 40;
const WIDEST_BAR = 40;
const NARROWEST_BAR = 5;

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
    this.#bar = await newBar(this.#until);
    this.#bar.start(this.#until < Infinity ? this.#until : 1, now, words);
  }

  hide(): void {
    this.#bar?.stop();
  }
}

async function newBar(until: number): Promise<SingleBar> {
  const { default: progress } = await import('cli-progress');
  const width = Math.min(WIDEST_BAR, (process.stderr.columns || 80) - WORDS_WIDTH);
  const bar = until === Infinity || width < NARROWEST_BAR ? '' : ' [{bar}]';
  const end = until === Infinity ? '' : ' of {until}';
  return new progress.SingleBar({
    stream: process.stderr,
    format: `simulating${bar} {clock}${end}`,
    barsize: Math.max(0, width),
    clearOnComplete: true,
    // Without this, the terminal would be told not to wrap, and would stay so when somebody presses Ctrl-C.
    linewrap: true,
  });
}

/** Programs that run tests often have a terminal, and nobody in front of it. */
function isWatched(): boolean {
  const { CI: ci, TERM: terminal } = process.env;
  return process.stderr.isTTY && terminal !== 'dumb' && (ci === undefined || ci === '' || ci === 'false');
}
