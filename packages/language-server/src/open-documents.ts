/** The texts that the client holds. They are the truth; files are not looked at. */
import type { PositionEncoding } from '@pmtakit/language-service';
import { type Connection, TextDocuments } from 'vscode-languageserver/node';
import { OpenDocument } from './open-document.ts';

export type OpenDocuments = TextDocuments<OpenDocument>;

/** @param encoding what the client counts columns in; asked with every change, since the client has to say it first */
export function openDocuments(encoding: () => PositionEncoding): OpenDocuments {
  return new TextDocuments({
    create: (uri, _languageId, version, text) => new OpenDocument(uri, version, text),
    update: (document, changes, version) => {
      // Each change is about the text that the one before has left.
      for (const change of changes) document.take(change, encoding());
      document.version = version;
      return document;
    },
  });
}

/** Takes what a client tells of its documents. What has no name or no text is none. */
export function takeDocuments(documents: OpenDocuments, connection: Connection): void {
  documents.listen({
    ...connection,
    onDidOpenTextDocument: (take) =>
      connection.onDidOpenTextDocument((params) => {
        const { uri, text }: Readonly<Record<'uri' | 'text', unknown>> = params.textDocument;
        if (typeof uri === 'string' && typeof text === 'string') take(params);
      }),
  });
}
