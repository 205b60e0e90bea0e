import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Workspace } from '../workspace.ts';

/** Shows that a configuration is being read for the first time, which can take seconds. */
export class FirstLoad {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  #isDone = false;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  /** Does work, the first time with a sign of it for clients that show such. */
  async shown<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isDone || !this.#workspace.client.showsProgress) return work();
    this.#isDone = true;
    const progress = await this.#begin();
    try {
      return await work();
    } finally {
      progress?.done();
    }
  }

  /** A client that does not want it after all goes without. */
  async #begin(): Promise<WorkDoneProgressServerReporter | undefined> {
    try {
      const progress = await this.#connection.window.createWorkDoneProgress();
      progress.begin('pmtakit', undefined, 'Reading the configuration');
      return progress;
    } catch {
      return undefined;
    }
  }
}
