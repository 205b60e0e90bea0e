/** What every question of an editor is about: a file in its configuration, and how its client sees them. */
import type { LoadOptions, Model, ProjectFile } from '@pmtakit/semantics';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Span } from '@pmtakit/grammar';
import { type PositionEncoding, Positions } from './positions.ts';

/** How a client counts columns and names files. */
export interface ClientView {
  readonly encoding: PositionEncoding;
  readonly uriOf: (path: string) => string;
}

/** Where include lines look for files. */
export type IncludePlaces = Pick<LoadOptions, 'mappings' | 'base'>;

/** A file as it is now, for questions about its words. They need names, but not those of this very moment. */
export interface TreeContext extends ClientView {
  /** The configuration that the file belongs to. */
  readonly model: Model;
  readonly file: ProjectFile;
  /** Whether the model may be one that was put together before the last change. */
  readonly isModelOlder?: boolean;
  /** Where include lines of the configuration look for files; in the folder of the main file unless given. */
  readonly includePlaces?: () => IncludePlaces;
}

/** A file with the meaning that it has now. */
export interface FileContext extends TreeContext {
  readonly isModelOlder?: never;
}

export function positionsOf({ file, encoding }: Pick<TreeContext, 'file' | 'encoding'>): Positions {
  return new Positions(file.source, encoding);
}

/** The offset of a position in the file of a context. */
export function offsetOf(context: TreeContext, position: Position): number {
  return positionsOf(context).offset(position);
}

/** The range of a span in the file of a context. */
export function rangeOf(context: TreeContext, span: Span): Range {
  return positionsOf(context).range(span);
}

/** Something with a place in any file of the configuration, as the client names it. */
export function locationOf(
  { encoding, uriOf }: ClientView,
  { file, span }: { readonly file: ProjectFile; readonly span: Span },
): Location {
  return { uri: uriOf(file.path), range: new Positions(file.source, encoding).range(span) };
}
