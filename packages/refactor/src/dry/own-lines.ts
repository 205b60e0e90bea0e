/** The lines and sections that may be taken away or moved, with the comments that are about them and nothing else. */
import { type Container, type Entry, type Item, type Section, type Span, keptLines, oncePer } from '@pmtakit/grammar';
import { type Block, type Line, type ProjectFile, wholeLines } from '@pmtakit/semantics';
import { isIn } from '../sort/is-in.ts';
import { PieceReader } from '../sort/pieces.ts';
import { type Part, type Run, partsOf } from '../sort/runs.ts';

/** A line or a section, as whole lines of its file. */
export interface OwnLines extends Span {
  readonly file: ProjectFile;
  /** Where it starts behind its comments. */
  readonly itemStart: number;
  /** Where it ends before the comment behind it and the line break. */
  readonly itemEnd: number;
  /** Whether a comment travels with it, above it or at its end. */
  readonly isCommented: boolean;
  /** The comment above it and its neighbours, which is about all of them; undefined when there is none. */
  readonly heading?: Heading | undefined;
}

/** Comments above several lines. */
export interface Heading extends Span {
  /** How many lines they are about. */
  readonly count: number;
}

/**
 * Undefined for what has to stay: lines that share theirs with something else or were broken in two, that are unknown or
 * wrong, or that somebody asked to keep.
 */
export function ownLinesOf(line: Line): OwnLines | undefined {
  return line.node.kind === 'entry'
    ? ownEntry(line, line.node)
    : unitsIn(line.node.parent, line.parent).get(line.node.start);
}

/** A line or a section. */
export function itemLines(item: Line | Block): OwnLines | undefined {
  return item.kind === 'line' ? ownLinesOf(item) : ownSection(item);
}

/** A line without a keyword. Comments above stay: in such lists they are headings. */
function ownEntry({ file }: Line, { start, end, comment }: Entry): OwnLines | undefined {
  const lines = wholeLines(file.text, { start, end: comment?.end ?? end });
  if (!lines || isIn(keptIn(file), start)) return undefined;
  return { file, ...lines, itemStart: lines.start, itemEnd: end, isCommented: comment !== undefined };
}

const linesByNode: (block: Block) => ReadonlyMap<object, Line> = oncePer(
  (block) => new Map(Array.from(block.lines(), (line) => [line.node, line])),
);
const readerOf: (file: ProjectFile) => PieceReader = oncePer((file) => new PieceReader(file, keptIn(file)));
const keptIn: (file: ProjectFile) => readonly Span[] = oncePer((file) => keptLines(file.document));
const known = new WeakMap<Container, ReadonlyMap<number, OwnLines>>();

function unitsIn(container: Container, parent: Block): ReadonlyMap<number, OwnLines> {
  const found = known.get(container) ?? new Map(unitsOf(container, parent));
  known.set(container, found);
  return found;
}

function* unitsOf(container: Container, parent: Block): Generator<readonly [number, OwnLines]> {
  const items = container.kind === 'directive' ? [] : container.items;
  const lines = linesByNode(parent);
  const file = fileOf(items, lines);
  if (!file) return;
  const parts = partsOf(readerOf(file).piecesOf({ items, name: parent.name }, lines));
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'run') continue;
    const heading = headingOf(part.run, parts[index + 1]);
    for (const { start, end, setting } of part.run.units) {
      const isCommented = start < setting.lines.start || hasComment(file.text, setting.span.end, end);
      const own = { file, start, end, itemStart: setting.lines.start, itemEnd: setting.span.end, isCommented, heading };
      yield [setting.span.start, own];
    }
  }
}

/** @param next what follows: the heading again when all that it is about may move */
function headingOf({ heading, units }: Run, next: Part | undefined): Heading | undefined {
  const [first] = units;
  if (!heading || !first || next?.kind !== 'wall' || next.piece !== heading) return undefined;
  return { start: heading.lines.start, end: first.start, count: units.length };
}

function fileOf(items: readonly Item[], lines: ReadonlyMap<object, Line>): ProjectFile | undefined {
  for (const item of items) {
    const line = lines.get(item);
    if (line) return line.file;
  }
  return undefined;
}

function hasComment(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() !== '';
}

/**
 * All of a section with the comments directly above it, unless these are the heading of a chapter. Undefined where it has
 * to stay: its tags are wrong, other files are included in it, or somebody asked to keep something in it.
 */
export function ownSection(block: Block): OwnLines | undefined {
  const { node, file } = block;
  if (node.kind !== 'section' || !isWhole(block, node)) return undefined;
  const lines = wholeLines(file.text, { start: node.head.start, end: node.close?.comment?.end ?? node.end });
  if (!lines || keptIn(file).some(({ start, end }) => start < lines.end && end > lines.start)) return undefined;
  const start = startOfComments(node, lines.start, file);
  return { file, start, end: lines.end, itemStart: lines.start, itemEnd: node.end, isCommented: start < lines.start };
}

/** What stands between the tags of a section, in whole lines. */
export function bodyOf(block: Block): Span | undefined {
  const { node, file } = block;
  if (node.kind !== 'section' || !isWhole(block, node) || !node.close) return undefined;
  const open = wholeLines(file.text, { start: node.head.start, end: node.head.comment?.end ?? node.head.end });
  const close = wholeLines(file.text, { start: node.close.start, end: node.close.comment?.end ?? node.close.end });
  return open && close && { start: open.end, end: close.start };
}

function isWhole({ row, inclusion, items }: Block, node: Section): boolean {
  const { head, close, name } = node;
  if (!row || head.kind !== 'open-tag' || !head.terminated) return false;
  if (close?.kind !== 'close-tag' || !close.terminated || close.name !== name) return false;
  const isIncluding = node.items.some((item) => item.kind === 'directive' && item.name === 'include');
  return !isIncluding && items.every((item) => item.inclusion === inclusion) && node.items.length >= items.length;
}

/** None of the comments when the upper ones are a heading: the lower ones are a part of it. */
function startOfComments(node: Section, start: number, file: ProjectFile): number {
  const { parent } = node;
  const siblings = parent.kind === 'directive' ? [] : parent.items;
  let first = start;
  for (let index = indexOf(siblings, node) - 1; index >= 0; index--) {
    const item = siblings[index];
    if (item?.kind !== 'comment') return first;
    const lines = wholeLines(file.text, { start: item.start, end: item.end });
    if (lines?.end !== first) return first;
    if (isHeading(file.text.slice(item.start, item.end)) || isIn(keptIn(file), item.start)) return start;
    first = lines.start;
  }
  return first;
}

/** Sections of one parent are asked for one after the other, in any order. */
const indexes: (siblings: readonly Item[]) => ReadonlyMap<Item, number> = oncePer(
  (siblings) => new Map(siblings.map((item, index) => [item, index])),
);

function indexOf(siblings: readonly Item[], node: Section): number {
  return indexes(siblings).get(node) ?? 0;
}

/** `######`, `# ---- Domains ----`, and what tools are told for all that follows. */
function isHeading(comment: string): boolean {
  return (
    /[#=*_-]{3}/.test(comment) || /#[ \t]*(?:pmtalint-(?:disable|enable)|pmtafmt-(?:on|off))(?![\w-])/.test(comment)
  );
}
