/** What is wrong in a scenario file, and where. */

/** One mistake. Line and column count from 1. */
export interface ScenarioProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The keys that lead to the place, such as `streams[0].volume`; empty for the whole file. */
  readonly key: string;
  readonly message: string;
}

/** One line for a person: file, line, column, key, and what is wrong. */
export function problemText({ path, line, column, key, message }: ScenarioProblem): string {
  return `${path}:${line}:${column}: ${key === '' ? '' : `${key}: `}${message}`;
}

/** Ends the reading of one key; what stands beside it is read on. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problem: ScenarioProblem;

  constructor(problem: ScenarioProblem) {
    super(problemText(problem));
    this.problem = problem;
  }
}

/** More than this nobody reads. */
const MOST_PROBLEMS = 100;

/** Gathers the mistakes of one file, so that all are told at once. */
export class Problems {
  readonly list: ScenarioProblem[] = [];

  add(problem: ScenarioProblem): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push(problem);
  }

  /** Undefined when what is read is wrong, which is noted. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      this.add(error.problem);
      return undefined;
    }
  }
}
