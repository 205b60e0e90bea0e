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
import { pathOf } from '../uris.ts';
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
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token): Promise<DocumentDiagnosticReport> => {
      const results = await resultsFor(workspace, uri, token);
      const result = results.find(({ source }) => workspace.projects.uriOf(source.path) === uri);
      const items = result ? itemsOf(workspace, result) : [];
      publisher.wasTold(uri, items);
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
  },
};

/** A client that can be told to ask again gets what is known at once, and the rest when it asks again. */
async function resultsFor(workspace: Workspace, uri: string, token: CancellationToken): Promise<readonly LintResult[]> {
  if (!workspace.client.refreshesDiagnostics) return workspace.lint({ uri }, token);
  return workspace.findingsSoFar({ uri })?.results ?? workspace.lintSome({ uri }, token);
}

function itemsOf({ projects, client }: Workspace, result: LintResult): Diagnostic[] {
  return diagnostics(result, projects.view(client.encoding));
}

/** What follows each other within this time is one change, so that not every key is looked over. */
const SHORTEST_WAIT_MS = 100;

/** Keys that come together are one change. */
const SOON_MS = 5;

/** Sends findings when the client has stopped typing. Of a large configuration the wait is as long as the work takes. */
class Publisher {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #firstLoad: FirstLoad;
  /** What the client was told last, by URI. */
  readonly #sent = new Map<string, { readonly result?: LintResult; readonly text: string }>();
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
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
    this.#soon ??= setTimeout(() => this.#sendSoFar(), SOON_MS).unref();
  }

  /** A client that pulls has these findings of a document. */
  wasTold(uri: string, items: readonly Diagnostic[]): void {
    this.#sent.set(uri, { text: JSON.stringify(items) });
  }

  stop(): void {
    this.#isStopped = true;
    this.#change++;
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
  }

  /** What can be told at once of what has just been changed. */
  #sendSoFar(): void {
    this.#soon = undefined;
    for (const uri of this.#workspace.documents.keys()) {
      const soFar = this.#quietly(() => this.#workspace.projects.session.findingsSoFar(pathOf(uri)));
      if (soFar?.isNews) this.#sendSome(soFar.results);
    }
  }

  #quietly<T>(ask: () => T): T | undefined {
    try {
      return ask();
    } catch (error) {
      this.#workspace.tellMistake(error);
      return undefined;
    }
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
      return (await this.#workspace.projects.lint(uri, isStale, (some) => this.#sendSome(some))) ?? [];
    } catch (error) {
      this.#workspace.tellMistake(error);
      return [];
    }
  }

  #send(found: ReadonlyMap<string, LintResult>): void {
    for (const uri of this.#sent.keys()) if (!found.has(uri)) this.#clear(uri);
    this.#tell(found);
  }

  #sendSome(results: readonly LintResult[]): void {
    this.#tell(new Map(results.map((result) => [this.#workspace.projects.uriOf(result.source.path), result])));
  }

  #tell(found: ReadonlyMap<string, LintResult>): void {
    let isChanged = false;
    for (const [uri, result] of found) {
      const last = this.#sent.get(uri);
      if (last?.result === result) continue;
      const items = itemsOf(this.#workspace, result);
      const text = JSON.stringify(items);
      if (this.#isPulled(uri)) isChanged ||= last?.text !== text;
      else {
        this.#sent.set(uri, { result, text });
        if (this.#isNews(uri, last?.text, text)) this.#publish(uri, items);
      }
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
