import type { ProjectFiles } from './files.ts';
import type { Include, Inclusion } from './inclusion.ts';
import type { ProjectFile } from './project-file.ts';
import type { Block } from './whole.ts';

export type { Include, IncludeOutcome, IncludeTrouble, Inclusion } from './inclusion.ts';

/** A configuration with all its files. */
export interface Project {
  readonly main: ProjectFile;
  /** Every file once, in the order in which they are read first. */
  readonly files: readonly ProjectFile[];
  readonly whole: Block;
  /** In the order in which PowerMTA reads them; the lines of a file that is included twice stand here twice. */
  readonly includes: readonly Include[];
  /** Every reading of a file, in the order in which they begin. */
  readonly inclusions: readonly Inclusion[];
  /**
   * The closing tags that close another section than their own file tells, which is one of another file or around such a
   * one, and the sections that they close.
   */
  readonly joined: ReadonlySet<object>;
  /** Where its files were read: what is known of them beside their texts. */
  readonly origin?: Pick<ProjectFiles, 'identity' | 'mode' | 'match'>;
}

/** The place of something in the whole. */
export interface PlaceInWhole {
  /** The sections around it, the whole first. A tag belongs to its section. */
  readonly blocks: readonly Block[];
  /** The include lines that lead there, the one of the main file first. */
  readonly includes: readonly Include[];
}

/** Where a position of a file stands in the whole: once for each time its file is included. */
export function placesInWhole({ inclusions }: Project, file: ProjectFile, offset: number): PlaceInWhole[] {
  return inclusions
    .filter((inclusion) => inclusion.file === file)
    .map((inclusion) => ({ blocks: blocksAround(inclusion.blockAt(offset)), includes: inclusion.includes }));
}

function blocksAround(innermost: Block | undefined): Block[] {
  const blocks: Block[] = [];
  for (let block = innermost; block; block = block.parent) blocks.push(block);
  return blocks.toReversed();
}

/** Whether a project can be judged as a whole: nothing that it includes is out of reach. */
export function isComplete({ includes }: Project): boolean {
  return includes.every(({ outcome }) => outcome.kind === 'included');
}

/** PowerMTA does not start without a log file and a spool, so a file that has neither is a part of something. */
export function startsServer({ whole }: Project): boolean {
  return whole.items.some(({ name }) => name === 'log-file' || name === 'spool');
}

/**
 * Whether all that the configuration says is known, so that what is missing in it is missing.
 * @param isWhole whether the main file is known to be one; without it, a file that starts no server is taken for a part
 */
export function isAllKnown(project: Project, isWhole = startsServer(project)): boolean {
  return isWhole && isComplete(project);
}
