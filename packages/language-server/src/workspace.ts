/** What requests are about: the documents of the client, its settings, and the projects of the documents. */
import type { Document } from '@pmtakit/grammar';
import {
  type EditorSettings,
  type FileContext,
  type FoundSoFar,
  type PositionEncoding,
  type TreeContext,
  readDocument,
} from '@pmtakit/language-service';
import { type LintResult, rules } from '@pmtakit/linter';
import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver/node';
import { type Client, unknownClient } from './client.ts';
import type { FileStyle, StyleFor } from './file-style.ts';
import { Folders } from './folders.ts';
import { show } from './messages.ts';
import { type OpenDocuments, openDocuments } from './open-documents.ts';
import { Projects, type ProjectsOptions } from './projects.ts';
import { ClientSettings } from './settings.ts';

/** A document of the client with all that its layout depends on. */
export interface DocumentContext {
  readonly document: Document;
  readonly style: FileStyle;
  readonly settings: EditorSettings;
  readonly encoding: PositionEncoding;
}

interface Named {
  readonly uri: string;
}

export class Workspace {
  readonly documents: OpenDocuments = openDocuments(() => this.client.encoding);
  readonly settings: ClientSettings;
  readonly projects: Projects;
  readonly folders: Folders = new Folders((folder) => this.#readable(() => this.projects.mainIn(folder)));
  client: Client = unknownClient;
  readonly #connection: Connection;
  readonly #styleFor: StyleFor;
  readonly #explain: ProjectsOptions['explain'];
  readonly #changed: (() => void)[] = [];
  readonly #ready: (() => Promise<void>)[] = [];
  #lastMistake: string | undefined;

  constructor(connection: Connection, styleFor: StyleFor, projects: ProjectsOptions) {
    this.#connection = connection;
    this.#styleFor = styleFor;
    this.#explain = projects.explain;
    this.settings = new ClientSettings(connection);
    this.projects = new Projects(projects);
    // So that the answer is there when the client waits for a request of its own.
    this.documents.onDidOpen(({ document }) => void this.settings.of(document.uri));
    this.documents.onDidChangeContent(({ document }) => {
      this.projects.edit(document.uri, document.text);
      this.#tellChange();
    });
    this.documents.onDidClose(({ document }) => {
      this.settings.forget(document.uri);
      this.projects.close(document.uri);
      this.#tellChange();
    });
  }

  initialize(client: Client, params: InitializeParams): void {
    this.client = client;
    this.settings.initialize(client, params.initializationOptions);
    this.folders.initialize(params);
  }

  /** What a rule is about, in words for the user. */
  explain(rule: string): string {
    return this.#explain?.(rule) ?? rules.find(({ id }) => id === rule)?.summary ?? `There is no rule ${rule}.`;
  }

  /** Is told after each change of a document or of what documents depend on. */
  onChange(listener: () => void): void {
    this.#changed.push(listener);
  }

  /** Is told when the client takes requests. */
  onReady(listener: () => Promise<void>): void {
    this.#ready.push(listener);
  }

  /** The client takes requests from now on. A registration that it refuses is in the log of the library. */
  async ready(): Promise<void> {
    await Promise.allSettled(this.#ready.map((listener) => listener()));
  }

  /** Files changed outside the editor. */
  refresh(): void {
    this.projects.session.refresh();
    this.folders.forget();
    this.#lastMistake = undefined;
    this.#tellChange();
  }

  /**
   * Answers a request about the layout of a document.
   * @throws ResponseError when the document is not open, was changed meanwhile, or its project has a mistake, and when
   * the client does not want the answer any more
   */
  async answer<T>({ uri }: Named, token: CancellationToken, answer: (context: DocumentContext) => T): Promise<T> {
    const open = this.documents.get(uri);
    if (!open) throw new ResponseError(LSPErrorCodes.RequestFailed, `${uri} is not open.`);
    const { version } = open;
    const [settings, style] = await Promise.all([this.settings.of(uri), this.#styleOf(uri)]);
    refuseCancelled(token);
    if (this.documents.get(uri) !== open || open.version !== version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, `${uri} was changed meanwhile.`);
    }
    const document = readDocument(uri, open.getText(), style.directives);
    return answer({ document, style, settings, encoding: this.client.encoding });
  }

  /**
   * Answers a request about a document in its configuration. The client may take it back as long as others wait before it.
   * @throws ResponseError when the document cannot be read or its project has a mistake
   */
  ask<T>({ uri }: Named, token: CancellationToken, answer: (context: FileContext) => T): T {
    refuseCancelled(token);
    return answer(this.#contextOf(uri));
  }

  /** The same for questions about words, which do not wait for the meaning of a text that has just changed. */
  askTree<T>({ uri }: Named, token: CancellationToken, answer: (context: TreeContext) => T): T {
    refuseCancelled(token);
    return answer(this.#readOrRefuse(() => this.projects.tree(uri, this.client.encoding)));
  }

  /** A file of each configuration that is known: what is open, and what the projects of folders name. */
  get roots(): readonly string[] {
    return [...this.documents.keys(), ...this.folders.mains];
  }

  /** Asks about each configuration that is known. What cannot be read is left out. */
  askAll<T>(token: CancellationToken, answer: (context: FileContext) => T): T[] {
    refuseCancelled(token);
    const contexts = this.roots.flatMap(
      (uri) => this.#readable(() => this.projects.context(uri, this.client.encoding)) ?? [],
    );
    const byModel = new Map(contexts.map((context) => [context.model, context]));
    return Array.from(byModel.values(), (context) => answer(context));
  }

  #readable<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.tellMistake(error);
      return undefined;
    }
  }

  /**
   * What is found in the configuration of a document; other messages are answered meanwhile.
   * @throws ResponseError as `ask` does, and when the client takes its question back
   */
  async lint({ uri }: Named, token: CancellationToken): Promise<readonly LintResult[]> {
    this.#contextOf(uri);
    return orCancelled(await this.projects.lint(uri, () => token.isCancellationRequested));
  }

  /** The same as far as it is known first. */
  async lintSome({ uri }: Named, token: CancellationToken): Promise<readonly LintResult[]> {
    this.#contextOf(uri);
    let some: readonly LintResult[] | undefined;
    const isEnough = (): boolean => token.isCancellationRequested || some !== undefined;
    const all = await this.projects.lint(uri, isEnough, (results) => void (some = results));
    return orCancelled(all ?? some);
  }

  /** What can be told at once of the same. @throws ResponseError as `ask` does */
  findingsSoFar({ uri }: Named): FoundSoFar | undefined {
    return this.#readOrRefuse(() => this.projects.findingsSoFar(uri));
  }

  #tellChange(): void {
    for (const listener of this.#changed) listener();
  }

  #contextOf(uri: string): FileContext {
    return this.#readOrRefuse(() => this.projects.context(uri, this.client.encoding));
  }

  #readOrRefuse<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.tellMistake(error);
      throw new ResponseError(LSPErrorCodes.RequestFailed, reasonOf(error));
    }
  }

  /** Shows what is wrong with a project, once as long as nothing else is: every key asks again. */
  tellMistake(error: unknown): void {
    const reason = reasonOf(error);
    if (reason === this.#lastMistake) return;
    this.#lastMistake = reason;
    show(this.#connection, MessageType.Error, reason);
  }

  /** Clients are silent about errors of formatting on save, so a mistake is shown too. */
  async #styleOf(uri: string): Promise<FileStyle> {
    try {
      return await this.#styleFor(uri);
    } catch (error) {
      show(this.#connection, MessageType.Error, reasonOf(error));
      throw new ResponseError(LSPErrorCodes.RequestFailed, reasonOf(error));
    }
  }
}

function orCancelled(results: readonly LintResult[] | undefined): readonly LintResult[] {
  if (!results) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  return results;
}

/** @throws ResponseError when the client has taken its question back */
export function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
