/** What requests are about: the documents of the client, its settings, and the projects of the documents. */
import type { Document } from '@pmtakit/grammar';
import { type EditorSettings, type PositionEncoding, readDocument } from '@pmtakit/language-service';
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import type { FileStyle, StyleFor } from './file-style.ts';
import { show } from './messages.ts';
import { type OpenDocuments, openDocuments } from './open-documents.ts';
import { ClientSettings } from './settings.ts';

/** A document of the client with all that its answers depend on. */
export interface DocumentContext {
  readonly document: Document;
  readonly style: FileStyle;
  readonly settings: EditorSettings;
  readonly encoding: PositionEncoding;
}

export class Workspace {
  readonly documents: OpenDocuments = openDocuments(() => this.#encoding);
  readonly settings: ClientSettings;
  readonly #connection: Connection;
  readonly #styleFor: StyleFor;
  #encoding: PositionEncoding = 'utf-16';

  constructor(connection: Connection, styleFor: StyleFor) {
    this.#connection = connection;
    this.#styleFor = styleFor;
    this.settings = new ClientSettings(connection);
    // So that the answer is there when the client waits for a request of its own.
    this.documents.onDidOpen(({ document }) => void this.settings.of(document.uri));
    this.documents.onDidClose(({ document }) => this.settings.forget(document.uri));
  }

  initialize(client: Client, options: unknown): void {
    this.#encoding = client.encoding;
    this.settings.initialize(client, options);
  }

  /**
   * Answers a request about a document.
   * @throws ResponseError when the document is not open, was changed meanwhile, or its project has a mistake, and when
   * the client does not want the answer any more
   */
  async answer<T>(
    { uri }: { readonly uri: string },
    token: CancellationToken,
    answer: (context: DocumentContext) => T,
  ): Promise<T> {
    const open = this.documents.get(uri);
    if (!open) throw new ResponseError(LSPErrorCodes.RequestFailed, `${uri} is not open.`);
    const { version } = open;
    const [settings, style] = await Promise.all([this.settings.of(uri), this.#styleOf(uri)]);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if (this.documents.get(uri) !== open || open.version !== version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, `${uri} was changed meanwhile.`);
    }
    const document = readDocument(uri, open.getText(), style.directives);
    return answer({ document, style, settings, encoding: this.#encoding });
  }

  /** Clients are silent about errors of formatting on save, so a mistake is shown too. */
  async #styleOf(uri: string): Promise<FileStyle> {
    try {
      return await this.#styleFor(uri);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      show(this.#connection, MessageType.Error, reason);
      throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
    }
  }
}
