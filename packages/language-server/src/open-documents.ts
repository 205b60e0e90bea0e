/** The texts that the client holds. They are the truth; files are not looked at. */
import { type TextChange, changesTogether } from '@pmtakit/grammar';
import { type PositionEncoding, utf8Offset } from '@pmtakit/language-service';
import {
  type Connection,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

export type OpenDocuments = TextDocuments<TextDocument>;

/** @param encoding what the client counts columns in; asked with every change, since the client has to say it first */
export function openDocuments(encoding: () => PositionEncoding): OpenDocuments {
  return new TextDocuments({
    create: (uri, languageId, version, text) => TextDocument.create(uri, languageId, version, text),
    update: (document, changes, version) => {
      // Each change is about the text that the one before has left.
      const places = changes.map((change) => {
        const isLaidOver = encoding() === 'utf-8' && 'range' in change;
        const known = isLaidOver ? { ...change, range: inUtf16(document, change.range) } : change;
        const place = placeOf(document, known);
        TextDocument.update(document, [known], version);
        return place;
      });
      lastChanges.set(document, together(places));
      return document;
    },
  });
}

const lastChanges = new WeakMap<TextDocument, TextChange | undefined>();

/** Where a document differs from what it was before its last version; unknown for one that is new or was replaced. */
export function lastChange(document: TextDocument): TextChange | undefined {
  return lastChanges.get(document);
}

function placeOf(document: TextDocument, change: TextDocumentContentChangeEvent): TextChange | undefined {
  if (!('range' in change)) return undefined;
  const ends = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  const start = Math.min(...ends);
  return { start, endBefore: Math.max(...ends), endAfter: start + change.text.length };
}

function together([first, ...more]: readonly (TextChange | undefined)[]): TextChange | undefined {
  return more.reduce((all, next) => all && next && changesTogether(all, next), first);
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
