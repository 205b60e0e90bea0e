import type { Span } from '@pmtakit/grammar';
import type { ProjectFile } from './project-file.ts';
import { type Block, everything } from './whole.ts';

/** One include line with what came of it. */
export interface Include {
  readonly file: ProjectFile;
  readonly span: Span;
  /** Where it stands. */
  readonly parent: Block;
  /** What the line asks for, as written. */
  readonly target: string;
  readonly outcome: IncludeOutcome;
}

export type IncludeOutcome =
  | { readonly kind: 'included'; readonly files: readonly ProjectFile[] }
  /** Files from a web server, which nothing here fetches. */
  | { readonly kind: 'remote' }
  /** `found` is a file of the same name elsewhere, which a mapping would reach. */
  | { readonly kind: 'missing'; readonly path: string; readonly found: string | undefined }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'nothing-matches'; readonly path: string }
  /** The files from the one that is included again to the one that includes it. */
  | { readonly kind: 'cycle'; readonly chain: readonly ProjectFile[] }
  /** More text than any real configuration holds. */
  | { readonly kind: 'too-much'; readonly limit: string };

/** A configuration with all its files. */
export interface Project {
  readonly main: ProjectFile;
  /** Every file once, in the order in which they are read first. */
  readonly files: readonly ProjectFile[];
  readonly whole: Block;
  readonly includes: readonly Include[];
  /** The closing tags that close a section of another file, and the sections that another file closes. */
  readonly joined: ReadonlySet<object>;
}

/** The place of something in the whole: the sections around it, and the include lines that led there. */
export interface PlaceInWhole {
  readonly blocks: readonly Block[];
}

/** Where a position of a file stands in the whole: once for each time its file is included. */
export function placesInWhole(project: Project, file: ProjectFile, offset: number): PlaceInWhole[] {
  const places: PlaceInWhole[] = [];
  for (const item of everything(project.whole)) {
    if (item.kind !== 'line' || item.file !== file) continue;
    if (offset < item.node.start || offset > item.span.end) continue;
    places.push({ blocks: blocksAround(item.parent) });
  }
  return places;
}

function blocksAround(block: Block): Block[] {
  const blocks: Block[] = [];
  for (let at: Block | undefined = block; at; at = at.parent) blocks.unshift(at);
  return blocks;
}

/** Whether a project can be judged as a whole: nothing that it includes is out of reach. */
export function isComplete({ includes }: Project): boolean {
  return includes.every(({ outcome }) => outcome.kind === 'included');
}
