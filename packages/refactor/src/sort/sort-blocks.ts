/** `pmtafmt sort`: the lines of sections in one order, by topic, wherever their order means nothing. */
import { type Section, type SourceFile, type TextEdit, applyEdits, catalogue, keptLines } from '@pmtakit/grammar';
import {
  type Block,
  Model,
  type Project,
  type ProjectFile,
  type Refusal,
  allSections,
  isListSection,
  loadProject,
  memoryFiles,
  prove,
} from '@pmtakit/semantics';
import { PieceReader } from './pieces.ts';
import { type BlockPlan, leftBlock, planBlock, unknownBlock } from './sort-block.ts';
import { type BlockName, type Heading, type Stop, type StopReason, blockName } from './stops.ts';

/** Configurations that can be read anew with other texts. */
export interface Sortable {
  /** All configurations with these texts, by path, in the place of those that were there, in the same order each time. */
  readonly open: (texts: ReadonlyMap<string, string>) => readonly Model[];
}

export interface SortOptions {
  /** Which files are sorted, by path; all that the configurations hold unless given. */
  readonly isWanted?: (path: string) => boolean;
}

/** What became of one file. */
export interface SortedFile {
  readonly source: SourceFile;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What leads from one to the other, in order. */
  readonly edits: readonly TextEdit[];
  /** How many sections changed, and how many of their lines moved. */
  readonly blocks: number;
  readonly moved: number;
  /** Where sorting ended although lines behind belong before, in the order of the text. */
  readonly stops: readonly Stop[];
  /** Comments above several lines that have another first one now. */
  readonly headings: readonly Heading[];
  /** Sections that are left since the order of their lines means something. */
  readonly lists: readonly BlockName[];
  /** Sections that would do something else in order. */
  readonly refused: readonly { readonly block: BlockName; readonly refusal: Refusal }[];
}

/**
 * Sorts the sections of configurations, and proves that they do the same afterwards. A section that would not is left as
 * it is. Nothing is moved past an include, so that it does not matter what those hold that cannot be read.
 */
export function sortBlocks(sortable: Sortable, { isWanted = () => true }: SortOptions = {}): readonly SortedFile[] {
  const before = sortable.open(new Map());
  const files = filesOf(before, isWanted);
  const plans = files.flatMap(({ plans }) => plans);
  const changes = plans.filter(({ edits }) => edits.length > 0);
  const { proven, refused } = prove(before, changes, (some) => sortable.open(textsWith(some)), {
    unreadIncludes: 'pass',
  });
  const taken = new Set(proven);
  const refusals = new Map(refused.map(({ candidate, refusal }) => [candidate, refusal]));
  return files.map((file) => sortedFile(file, taken, refusals));
}

/** The same for one text whose includes nobody follows. */
export function sortText(text: string, path = '<text>'): SortedFile | undefined {
  const open = (texts: ReadonlyMap<string, string>): Model[] => {
    const main = { path, text: texts.get(path) ?? text };
    return [new Model(loadProject(main, { files: memoryFiles({}), followIncludes: false }))];
  };
  return sortBlocks({ open })[0];
}

interface PlannedFile {
  readonly file: ProjectFile;
  readonly plans: readonly BlockPlan[];
  readonly lists: readonly BlockName[];
}

/** Each file once, also where several configurations include it. */
function filesOf(models: readonly Model[], isWanted: (path: string) => boolean): PlannedFile[] {
  const known = new Set<string>();
  return models.flatMap(({ project }) => {
    const isNew = ({ path }: ProjectFile): boolean => {
      const identity = project.origin?.identity(path) ?? path;
      return isWanted(path) && known.size < known.add(identity).size;
    };
    const files = project.files.filter(isNew);
    return files.length > 0 ? planFiles(project, files) : [];
  });
}

function planFiles(project: Project, files: readonly ProjectFile[]): PlannedFile[] {
  const sections = Map.groupBy(allSections(project.whole), ({ file }) => file);
  return files.map((file) => planFile(file, sections.get(file) ?? [], project));
}

/** @param blocks the sections of the file, once for each time that it is included */
function planFile(file: ProjectFile, blocks: readonly Block[], { joined }: Project): PlannedFile {
  const reader = new PieceReader(file, keptLines(file.document));
  const seen = new Set<object>();
  const plans: BlockPlan[] = [];
  const lists: BlockName[] = [];
  for (const block of blocks.toSorted((a, b) => a.order - b.order)) {
    const { node } = block;
    if (node.kind === 'document' || seen.has(node)) continue;
    seen.add(node);
    if (catalogue().section(block.name) && isListSection(block.name)) lists.push(blockName(block));
    else plans.push(planOf(block, node, reader, joined));
  }
  return { file, plans, lists };
}

function planOf(block: Block, node: Section, reader: PieceReader, joined: ReadonlySet<object>): BlockPlan {
  if (!catalogue().section(block.name)) return unknownBlock(block, node);
  const plan = planBlock(block, node, reader);
  const reason = reasonToLeave(block, node, joined);
  return reason ? leftBlock(plan, node, reason) : plan;
}

function reasonToLeave({ row }: Block, node: Section, joined: ReadonlySet<object>): StopReason | undefined {
  const { head, close, name } = node;
  if (head.kind === 'open-brace') return 'braces';
  if (!row) return 'misplaced';
  const isClosed = head.terminated && close?.kind === 'close-tag' && close.terminated && close.name === name;
  return isClosed && !joined.has(node) ? undefined : 'not-closed';
}

function textsWith(plans: readonly BlockPlan[]): Map<string, string> {
  const byFile = Map.groupBy(plans, ({ file }) => file);
  return new Map([...byFile].map(([{ path, text }, own]) => [path, applyEdits(text, editsOf(own))]));
}

function editsOf(plans: readonly BlockPlan[]): TextEdit[] {
  return plans.flatMap(({ edits }) => edits).sort((a, b) => a.span.start - b.span.start);
}

function sortedFile(
  { file, plans, lists }: PlannedFile,
  taken: ReadonlySet<BlockPlan>,
  refusals: ReadonlyMap<BlockPlan, Refusal>,
): SortedFile {
  const { path, text, source } = file;
  const sorted = plans.filter((plan) => taken.has(plan));
  const edits = editsOf(sorted);
  return {
    source,
    path,
    before: text,
    after: applyEdits(text, edits),
    edits,
    blocks: sorted.length,
    moved: sorted.reduce((sum, { moved }) => sum + moved, 0),
    stops: plans.flatMap(({ stops }) => stops).sort((a, b) => a.span.start - b.span.start),
    headings: sorted.flatMap(({ headings }) => headings).sort((a, b) => a.span.start - b.span.start),
    lists,
    refused: plans.flatMap((plan) => {
      const refusal = refusals.get(plan);
      return refusal ? [{ block: plan.block, refusal }] : [];
    }),
  };
}
