/** What is found in a configuration: sent for all its files, and told for one when the client asks. */
import { diagnostics } from '@pmtakit/language-service';
import type { LintResult } from '@pmtakit/linter';
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';
import type { Workspace } from '../workspace.ts';
import { FirstLoad } from './first-load.ts';

export const diagnosticsFeature: Feature = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'pmtalint', interFileDependencies: true, workspaceDiagnostics: false } }
      : {},

  register: (connection, workspace) => {
    const publisher = new Publisher(connection, workspace);
    workspace.onChange(() => publisher.schedule());
    connection.onShutdown(() => publisher.stop());
    connection.languages.diagnostics.on(({ textDocument: { uri } }, token) => report(workspace, uri, token));
  },
};

async function report(workspace: Workspace, uri: string, token: CancellationToken): Promise<DocumentDiagnosticReport> {
  const results = await workspace.lint({ uri }, token);
  const result = results.find(({ source }) => workspace.projects.uriOf(source.path) === uri);
  return { kind: DocumentDiagnosticReportKind.Full, items: result ? itemsOf(workspace, result) : [] };
}

function itemsOf({ projects, client }: Workspace, result: LintResult): Diagnostic[] {
  return diagnostics(result, projects.view(client.encoding));
}

/** What follows each other within this time is one change, so that not every key is looked over. */
const SHORTEST_WAIT_MS = 100;

/** Sends findings when the client has stopped typing. Of a large configuration the wait is as long as the work takes. */
class Publisher {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #firstLoad: FirstLoad;
  /** What was found last, by URI, with the diagnostics of it. */
  readonly #sent = new Map<string, { readonly result: LintResult; readonly text: string }>();
  #timer: NodeJS.Timeout | undefined;
  #wait = SHORTEST_WAIT_MS;
  #isStopped = false;
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
  }

  stop(): void {
    this.#isStopped = true;
    this.#change++;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const start = performance.now();
    const change = this.#change;
    const found = await this.#firstLoad.shown(() => this.#lintAll(() => this.#change !== change));
    this.#wait = Math.max(SHORTEST_WAIT_MS, performance.now() - start);
    if (this.#change === change) this.#send(found);
  }

  /** The findings of all configurations that an open document belongs to, by URI. */
  async #lintAll(isStale: () => boolean): Promise<Map<string, LintResult>> {
    const found = new Map<string, LintResult>();
    const { projects, documents } = this.#workspace;
    for (const uri of documents.keys()) {
      if (found.has(uri)) continue;
      for (const result of await this.#lint(uri, isStale)) found.set(projects.uriOf(result.source.path), result);
    }
    return found;
  }

  async #lint(uri: string, isStale: () => boolean): Promise<readonly LintResult[]> {
    try {
      return (await this.#workspace.projects.lint(uri, isStale)) ?? [];
    } catch (error) {
      this.#workspace.tellMistake(error);
      return [];
    }
  }

  #send(found: ReadonlyMap<string, LintResult>): void {
    for (const uri of this.#sent.keys()) if (!found.has(uri)) this.#clear(uri);
    let isChanged = false;
    for (const [uri, result] of found) {
      const last = this.#sent.get(uri);
      if (last?.result === result) continue;
      const items = itemsOf(this.#workspace, result);
      const text = JSON.stringify(items);
      this.#sent.set(uri, { result, text });
      isChanged ||= last?.text !== text;
      if (!this.#isPulled(uri) && this.#isNews(uri, last?.text, text)) this.#publish(uri, items);
    }
    if (isChanged) this.#askToPull();
  }

  /** Clients move what they show while somebody types, so they get that of an open document again in any case. */
  #isNews(uri: string, last: string | undefined, text: string): boolean {
    return last !== text || this.#workspace.documents.get(uri) !== undefined;
  }

  #clear(uri: string): void {
    this.#sent.delete(uri);
    this.#publish(uri, []);
  }

  /** A client that pulls would show what it is sent for the same document a second time. */
  #isPulled(uri: string): boolean {
    return this.#workspace.client.pullsDiagnostics && this.#workspace.documents.get(uri) !== undefined;
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
