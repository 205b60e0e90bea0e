/** What is found in a configuration: sent for all its files, and told when the client asks. */
import type { LintResult } from '@pmtakit/linter';
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Workspace } from '../workspace.ts';
import type { Feature } from './feature.ts';
import { type Findings, findingsOf, findingsSoFar, identityOf, itemsOf } from './findings.ts';
import { FirstLoad } from './first-load.ts';
import { PulledDiagnostics } from './pulled-diagnostics.ts';

export const diagnosticsFeature: Feature = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'pmtalint', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},

  register: (connection, workspace) => {
    const publisher = new Publisher(connection, workspace);
    workspace.onChange(() => publisher.schedule());
    connection.onShutdown(() => publisher.stop());
    const pulled = new PulledDiagnostics(workspace, (uri, resultId) => publisher.wasTold(uri, resultId));
    const { diagnostics } = connection.languages;
    diagnostics.on((params, token) => pulled.ofDocument(params, token));
    diagnostics.onWorkspace((params, token, _progress, parts) => {
      publisher.leaveToPull();
      return pulled.ofWorkspace(params, token, parts);
    });
  },
};

/** What follows each other within this time is one change, so that not every key is looked over. */
const SHORTEST_WAIT_MS = 100;

/** Keys that come together are one change. */
const SOON_MS = 5;

/** What the client knows of a file. */
interface Sent {
  /** Absent where the client has asked for it, which may have been long ago. */
  readonly result?: LintResult;
  /** Of the diagnostics. */
  readonly identity: string;
  /** Whether the client has asked for it instead of being sent it. */
  readonly isPulled: boolean;
}

/** Sends findings when the client has stopped typing. Of a large configuration the wait is as long as the work takes. */
class Publisher {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #firstLoad: FirstLoad;
  /** By URI. */
  readonly #sent = new Map<string, Sent>();
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #wait = SHORTEST_WAIT_MS;
  #isStopped = false;
  /** Whether the client asks for the findings of all files. */
  #isAllPulled = false;
  /** Counts the changes, so that work for an old text ends. */
  #change = 0;

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#firstLoad = new FirstLoad(connection, workspace);
  }

  schedule(): void {
    clearTimeout(this.#timer);
    this.#change++;
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#run(), this.#wait);
    this.#timer.unref();
    this.#soon ??= setTimeout(() => this.#sendSoFar(), SOON_MS).unref();
  }

  stop(): void {
    this.#isStopped = true;
    this.#change++;
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
  }

  /** The client has asked for the findings of a file, and knows them now. */
  wasTold(uri: string, identity: string): void {
    this.#sent.set(uri, { identity, isPulled: true });
  }

  /** From now on the client asks for what it was sent, which it would show a second time. */
  leaveToPull(): void {
    if (this.#isAllPulled) return;
    this.#isAllPulled = true;
    for (const [uri, sent] of this.#sent) {
      if (!sent.isPulled) this.#publish(uri, []);
      this.#sent.set(uri, { ...sent, isPulled: true });
    }
  }

  async #run(): Promise<void> {
    const start = performance.now();
    const change = this.#change;
    const found = await this.#firstLoad.shown(() => this.#lintAll(() => this.#change !== change));
    this.#wait = Math.max(SHORTEST_WAIT_MS, performance.now() - start);
    if (this.#change === change) this.#send(found);
  }

  /** What can be told at once of what has just been changed. */
  #sendSoFar(): void {
    this.#soon = undefined;
    for (const uri of this.#workspace.documents.keys()) {
      const soFar = findingsSoFar(this.#workspace, uri);
      if (soFar?.isNews) this.#sendSome(soFar.results);
    }
  }

  /** The findings of all configurations that an open document belongs to. */
  async #lintAll(isStale: () => boolean): Promise<Findings> {
    const found = new Map<string, LintResult>();
    const sendSome = (some: readonly LintResult[]): void => this.#sendSome(some);
    for await (const some of findingsOf(this.#workspace, this.#workspace.documents.keys(), isStale, sendSome)) {
      for (const [uri, result] of some) found.set(uri, result);
    }
    return found;
  }

  #send(found: Findings): void {
    for (const uri of this.#sent.keys()) if (!found.has(uri)) this.#clear(uri);
    let isChanged = false;
    for (const [uri, result] of found) isChanged = this.#tell(uri, result) || isChanged;
    if (isChanged) this.#askToPull();
  }

  /** Clients that pull ask for these themselves. */
  #sendSome(results: readonly LintResult[]): void {
    for (const result of results) {
      const uri = this.#workspace.projects.uriOf(result.source.path);
      if (!this.#isPulled(uri)) this.#tell(uri, result);
    }
  }

  /** @returns whether the client knows something else */
  #tell(uri: string, result: LintResult): boolean {
    const last = this.#sent.get(uri);
    const isPulled = this.#isPulled(uri);
    if (last?.result === result && last.isPulled === isPulled) return false;
    const items = itemsOf(this.#workspace, result);
    const now = { result, identity: identityOf(items), isPulled };
    this.#sent.set(uri, now);
    if (this.#isNews(uri, last, now)) this.#publish(uri, isPulled ? [] : items);
    return last?.identity !== now.identity;
  }

  /**
   * Whether the client has to be told. It moves what it shows while somebody types, so it gets that of an open document
   * again in any case; what it asks for from now on is taken back once.
   */
  #isNews(uri: string, last: Sent | undefined, now: Sent): boolean {
    if (now.isPulled) return last?.isPulled === false;
    return (
      last?.isPulled !== false || last.identity !== now.identity || this.#workspace.documents.get(uri) !== undefined
    );
  }

  #clear(uri: string): void {
    this.#sent.delete(uri);
    if (!this.#isAllPulled) this.#publish(uri, []);
  }

  /** A client that pulls would show what it is sent for the same document a second time. */
  #isPulled(uri: string): boolean {
    const { client, documents } = this.#workspace;
    return this.#isAllPulled || (client.pullsDiagnostics && documents.get(uri) !== undefined);
  }

  #publish(uri: string, items: Diagnostic[]): void {
    const version = this.#workspace.documents.get(uri)?.version;
    const params = { uri, diagnostics: items, ...(version !== undefined && { version }) };
    this.#connection.sendDiagnostics(params).catch(() => {
      // The client is gone.
    });
  }

  #askToPull(): void {
    const { pullsDiagnostics, refreshesDiagnostics } = this.#workspace.client;
    if (pullsDiagnostics && refreshesDiagnostics) this.#connection.languages.diagnostics.refresh().catch(() => {});
  }
}
