/** How far a long run is, on standard error, when people look at it. */
import type { SingleBar } from 'cli-progress';
import { PATIENCE_MS, isWatched, newBar } from '../progress-bar.ts';

/** Nobody looks at less for long enough. */
const FEWEST_FILES = 20;
/** What stands beside the bar takes so many columns at most. */
const WORDS_WIDTH = 30;

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
    this.#bar ??= await newBar((hasBar) => `formatting${hasBar ? ' [{bar}]' : ''} {value}/{total}`, WORDS_WIDTH);
    this.#bar.start(this.#total, this.#done);
  }
}
