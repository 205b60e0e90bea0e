/** The texts that the client holds. They are the truth; files are not looked at. */
import { type PositionEncoding, utf8Offset } from '@pmtakit/language-service';
import { type Connection, type Position, type Range, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

export type OpenDocuments = TextDocuments<TextDocument>;

/** @param encoding what the client counts columns in; asked with every change, since the client has to say it first */
export function openDocuments(encoding: () => PositionEncoding): OpenDocuments {
  return new TextDocuments({
    create: (uri, languageId, version, text) => TextDocument.create(uri, languageId, version, text),
    update: (document, changes, version) => {
      // Each change is about the text that the one before has left.
      for (const change of changes) {
        const isLaidOver = encoding() === 'utf-8' && 'range' in change;
        const known = isLaidOver ? { ...change, range: inUtf16(document, change.range) } : change;
        TextDocument.update(document, [known], version);
      }
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

function inUtf16(document: TextDocument, { start, end }: Range): Range {
  return { start: positionInUtf16(document, start), end: positionInUtf16(document, end) };
}

function positionInUtf16(document: TextDocument, position: Position): Position {
  const { line, character } = position;
  if (character <= 0 || line < 0 || line >= document.lineCount) return position;
  return { line, character: utf8Offset(document.getText(document.getLineRange(line)), character) };
}
