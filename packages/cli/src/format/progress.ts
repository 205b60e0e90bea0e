/** How far a long run is, on standard error, when people look at it. */
import type { SingleBar } from 'cli-progress';

/** Nobody looks at less for long enough. */
const FEWEST_FILES = 20;
const PATIENCE_MS = 500;
/** What stands beside the bar takes so many columns at most. */
const WORDS_WIDTH = 30;
const WIDEST_BAR = 40;
const NARROWEST_BAR = 5;

export class Progress {
  readonly #total: number;
  /** Whether there may be a bar. */
  readonly isWanted: boolean;
  #visibleFrom = Date.now() + PATIENCE_MS;
  #done = 0;
  #bar: SingleBar | undefined;

  constructor(total: number, isWanted: boolean) {
    this.#total = total;
    this.isWanted = isWanted && total >= FEWEST_FILES && isWatched();
  }

  /** One more file is done. */
  async tick(): Promise<void> {
    this.#done++;
    if (!this.isWanted || Date.now() < this.#visibleFrom) return;
    if (this.#bar?.isActive) this.#bar.update(this.#done);
    else await this.#show();
  }

  /** Takes the bar away, so that others can write. It comes back when they have been quiet for a while. */
  hide(): void {
    if (this.#bar?.isActive) this.#bar.stop();
    this.#visibleFrom = Date.now() + PATIENCE_MS;
  }

  async #show(): Promise<void> {
    this.#bar ??= await newBar();
    this.#bar.start(this.#total, this.#done);
  }
}

async function newBar(): Promise<SingleBar> {
  const { default: progress } = await import('cli-progress');
  const width = Math.min(WIDEST_BAR, (process.stderr.columns || 80) - WORDS_WIDTH);
  return new progress.SingleBar({
    stream: process.stderr,
    format: width < NARROWEST_BAR ? 'formatting {value}/{total}' : 'formatting [{bar}] {value}/{total}',
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
