/** Tells what came of each file, one after the other, and counts. */
import { exitCodes } from '../exit-codes.ts';
import { writeOut } from '../standard-output.ts';
import type { ModeOptions } from './mode.ts';
import type { Outcome } from './outcome.ts';
import type { Counts, Verb } from './summary.ts';
import { summaryOf } from './summary.ts';

export class Report {
  readonly #command: string;
  #changed = 0;
  #done = 0;

  constructor(command: string) {
    this.#command = command;
  }

  tell(outcome: Outcome): void {
    if (outcome.kind === 'failed') {
      console.error(`${this.#command}: ${outcome.problem}`);
      endWith(outcome.exitCode);
      return;
    }
    this.#done++;
    if (outcome.isChanged) this.#changed++;
    if (outcome.output) writeOut(outcome.output.text, outcome.output.encoding);
  }

  /** The last line and the exit code. */
  finish(ignored: number, options: ModeOptions & { readonly quiet?: true }, verb: Verb): void {
    const counts: Counts = { changed: this.#changed, done: this.#done, ignored };
    const summary = options.quiet ? undefined : summaryOf(counts, options, verb);
    if (summary !== undefined) console.error(summary);
    const isFinding = this.#changed > 0 && (options.check || options.diff);
    endWith(isFinding ? exitCodes.findings : exitCodes.clean);
  }
}

/** The worst of all that happens counts. */
function endWith(code: number): void {
  process.exitCode = Math.max(Number(process.exitCode ?? exitCodes.clean), code);
}
