/** Findings for clients that ask: of one document, or of all configurations that are known. */
import type { LintResult } from '@pmtakit/linter';
import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type ResultProgressReporter,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { type Workspace, refuseCancelled } from '../workspace.ts';
import { type Findings, findingsOf, identityOf, itemsOf } from './findings.ts';

type FileReport = (FullDocumentDiagnosticReport & { readonly resultId: string }) | UnchangedDocumentDiagnosticReport;

export class PulledDiagnostics {
  readonly #workspace: Workspace;
  /** Clients ask again and again, mostly about what has not changed. */
  readonly #ids = new WeakMap<LintResult, string>();
  readonly #onTold: (uri: string, resultId: string) => void;

  /** @param onTold learns what the client knows of a file */
  constructor(workspace: Workspace, onTold: (uri: string, resultId: string) => void) {
    this.#workspace = workspace;
    this.#onTold = onTold;
  }

  /** @throws ResponseError as `Workspace.lint` does */
  async ofDocument(
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const { projects } = this.#workspace;
    const results = await this.#resultsFor(uri, token);
    const result = results.find(({ source }) => projects.uriOf(source.path) === uri);
    if (!result) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const report = this.#report(result, previousResultId);
    this.#onTold(uri, report.resultId);
    return report;
  }

  /** A client that can be told to ask again gets what is known at once, and the rest when it asks again. */
  async #resultsFor(uri: string, token: CancellationToken): Promise<readonly LintResult[]> {
    if (!this.#workspace.client.refreshesDiagnostics) return this.#workspace.lint({ uri }, token);
    return this.#workspace.findingsSoFar({ uri })?.results ?? this.#workspace.lintSome({ uri }, token);
  }

  /**
   * Of each file of the configurations that a document or the project of a folder names. Clients that take parts get one
   * for each configuration.
   * @throws ResponseError when the client takes its question back
   */
  async ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    parts?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    const tell = (items: WorkspaceDocumentDiagnosticReport[]): void => {
      if (!parts) all.push(...items);
      else if (items.length > 0) parts.report({ items });
    };
    for await (const found of findingsOf(this.#workspace, this.#workspace.roots, () => token.isCancellationRequested)) {
      refuseCancelled(token);
      tell(this.#reports(found, previous));
      for (const uri of found.keys()) previous.delete(uri);
    }
    refuseCancelled(token);
    tell([...previous.keys()].map(nothingIn));
    return { items: all };
  }

  #reports(found: Findings, previous: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    return Array.from(found, ([uri, result]) => ({
      ...this.#report(result, previous.get(uri)),
      uri,
      version: this.#workspace.documents.get(uri)?.version ?? null,
    }));
  }

  #report(result: LintResult, previousId: string | undefined): FileReport {
    const known = this.#ids.get(result);
    if (known !== undefined && known === previousId) return unchanged(known);
    const items = itemsOf(this.#workspace, result);
    const resultId = known ?? identityOf(items);
    this.#ids.set(result, resultId);
    return resultId === previousId ? unchanged(resultId) : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }
}

function unchanged(resultId: string): UnchangedDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
}

/** A file that belongs to nothing any more. Without an identifier, the client does not ask about it again. */
function nothingIn(uri: string): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
}
