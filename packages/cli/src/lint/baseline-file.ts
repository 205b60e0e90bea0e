/** The file of known findings. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Baseline,
  BaselineError,
  type BaselineOptions,
  type LintResult,
  applyBaseline,
  emptyBaseline,
  goneLine,
  parseBaseline,
  pathsFrom,
  printBaseline,
  updatedBaseline,
} from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { reasonOf } from '../input.ts';
import { replaceFile } from '../output.ts';
import { parseJsonText } from '../project/json-text.ts';

export class BaselineFile {
  readonly #path: string;
  readonly #options: BaselineOptions;

  /** @param isAsked whether a rule was asked of a file: what was not looked for is not gone */
  constructor(path: string, isAsked: (path: string, rule: string) => boolean) {
    const folder = dirname(resolve(path));
    this.#path = path;
    this.#options = { pathOf: pathsFrom(folder), exists: (name) => existsSync(join(folder, name)), isAsked };
  }

  /**
   * What is new, and a line on what is gone, if anything is.
   * @throws UsageError when the file is not there or no baseline
   */
  apply(results: readonly LintResult[]): {
    readonly results: readonly LintResult[];
    readonly gone: string | undefined;
  } {
    const { results: left, gone } = applyBaseline(results, this.#read(), this.#options);
    return { results: left, gone: goneLine(gone) };
  }

  /** Writes what is found now, and keeps what was not looked for. @returns a line on what was done */
  async update(results: readonly LintResult[]): Promise<string> {
    const before = existsSync(this.#path) ? this.#read() : emptyBaseline;
    const text = printBaseline(updatedBaseline(before, results, this.#options));
    try {
      await replaceFile(this.#path, text, 'utf8');
    } catch (error) {
      throw new UsageError(`${this.#path}: ${reasonOf(error)}`);
    }
    const count = results.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
    return `${this.#path} holds the ${count === 1 ? '1 finding' : `${count} findings`} of today`;
  }

  #read(): Baseline {
    try {
      return parseBaseline(this.#text(), this.#path, parseJsonText);
    } catch (error) {
      if (error instanceof BaselineError) throw new UsageError(error.message);
      throw error;
    }
  }

  #text(): string {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch (error) {
      const advice = existsSync(this.#path) ? '' : '; --update-baseline makes it';
      throw new UsageError(`${this.#path}: ${reasonOf(error)}${advice}`);
    }
  }
}
