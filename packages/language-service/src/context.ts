/** What every question of an editor is about: a file in its configuration, and how its client sees them. */
import type { Model, ProjectFile } from '@pmtakit/semantics';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Span } from '@pmtakit/grammar';
import { type PositionEncoding, Positions } from './positions.ts';

/** How a client counts columns and names files. */
export interface ClientView {
  readonly encoding: PositionEncoding;
  readonly uriOf: (path: string) => string;
}

/** A file with the meaning of the configuration that it belongs to. */
export interface FileContext extends ClientView {
  readonly model: Model;
  readonly file: ProjectFile;
}

export function positionsOf({ file, encoding }: FileContext): Positions {
  return new Positions(file.source, encoding);
}

/** The offset of a position in the file of a context. */
export function offsetOf(context: FileContext, position: Position): number {
  return positionsOf(context).offset(position);
}

/** The range of a span in the file of a context. */
export function rangeOf(context: FileContext, span: Span): Range {
  return positionsOf(context).range(span);
}

/** Something with a place in any file of the configuration, as the client names it. */
export function locationOf(
  { encoding, uriOf }: ClientView,
  { file, span }: { readonly file: ProjectFile; readonly span: Span },
): Location {
  return { uri: uriOf(file.path), range: new Positions(file.source, encoding).range(span) };
}
