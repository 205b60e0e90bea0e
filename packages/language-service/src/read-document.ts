import { type Document, type ExtraDirective, SourceFile, parse, useDirectives } from '@pmtakit/grammar';

/**
 * Reads a text as its project understands it: with the directives that are known there beside the catalogue. They stay
 * known until the next text is read, so whoever asks about a document does so before that.
 * @param path how messages name the text
 */
export function readDocument(path: string, text: string, directives: readonly ExtraDirective[] = []): Document {
  useDirectives(directives);
  return parse(new SourceFile(path, text));
}
