/** The tree of a text that differs little from one that has a tree: only what an edit touches is read. */
import { firstIndex } from '../text/halving.ts';
import type { Characters, Rope } from '../text/rope.ts';
import { SourceFile } from '../text/source-file.ts';
import type { TextChange } from '../text/text-change.ts';
import { adopt } from './adopt.ts';
import { OPEN_BRACE, behindLine, isBlank, isLineBreak, lineStart } from './characters.ts';
import { endWithComment, startOf } from './item-ends.ts';
import { type ItemPlace, moveBehind } from './move-behind.ts';
import type { Document, Item, Origin, Section } from './nodes.ts';
import { parse, parsePart } from './parse.ts';

/** The tree of a text, and what became of the one before. */
export interface Reparsed {
  readonly document: Document;
  /** Where the texts differ. */
  readonly change: TextChange;
  /** What stands where in the same tree; undefined when all of the text was read. */
  readonly replaced: Replaced | undefined;
}

/** Neighbouring items of one container in the place of others. */
export interface Replaced {
  readonly container: Document | Section;
  /** Among the items of the container. */
  readonly index: number;
  /** Where the first line starts that was read. */
  readonly start: number;
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * The same tree as `parse` gives. The lines that an edit touches are read anew, those behind it stand elsewhere then. All of
 * the text is read where an edit touches tags and a tag has no partner, or where the number of lines tells which one it has.
 * The tree before is used up: it becomes the new one.
 */
export function reparse(before: Document, text: string | Rope): Reparsed {
  const source = new SourceFile(before.source.path, text);
  const change = source.rope.changeFrom(before.source.rope);
  const replaced = replace(before, source, change);
  return { document: replaced ? before : parse(source), change, replaced };
}

/** Lines of a container that an edit touches, as whole items; in the text before. */
interface Region {
  readonly start: number;
  readonly end: number;
  /** The containers around it, the document first; `next` is the first item in it, or behind it in the outer ones. */
  readonly way: readonly ItemPlace[];
  /** How many items it holds. */
  readonly count: number;
}

function replace(document: Document, source: SourceFile, change: TextChange): Replaced | undefined {
  const inner = document.isSteady ? innermostRegion(document, change) : undefined;
  const replaced = inner && holdsLinesOnly(inner) ? replaceRegion(document, source, change, inner, isLine) : undefined;
  if (replaced || !document.isRegular) return replaced;
  return replaceRegion(document, source, change, outermostRegion(document, change), isAnything);
}

function holdsLinesOnly({ way, count }: Region): boolean {
  const place = way.at(-1);
  return place?.items.slice(place.next, place.next + count).every(isLine) ?? false;
}

/** Sections can end those around them, so they are read with all of them. */
function isAnything(): boolean {
  return true;
}

/** Whether an item is a line, of which no other line has to know. */
function isLine(item: Item): boolean {
  if (item.kind === 'foreign') return item.reason !== 'html-comment';
  return item.kind !== 'section' && item.kind !== 'stray' && !(item.kind === 'directive' && item.block);
}

function replaceRegion(
  document: Document,
  source: SourceFile,
  { endBefore, endAfter }: TextChange,
  region: Region,
  mayStand: (item: Item) => boolean,
): Replaced | undefined {
  const by = endAfter - endBefore;
  const end = region.end + by;
  const { characters } = source;
  if (isBraceNext(characters, region.start) || isBraceNext(characters, end)) return undefined;
  const origin = originAt(document, region.start);
  const part = parsePart(source, region.start, end, origin);
  const place = region.way.at(-1);
  if (!place || !fits(part, characters.slice(region.start, end), mayStand)) return undefined;
  const container = place.section ?? document;
  const removed = container.items.splice(place.next, region.count);
  const behind = region.way.map((one) => ({ ...one }));
  moveOrigins(document, { region, by, behind, origins: [origin, ...part.origins.filter((one) => one !== origin)] });
  for (const item of part.items) adopt(item, container);
  insert(container.items, place.next, part.items);
  for (const { section } of region.way.toReversed()) if (section) wasEdited(section);
  document.source = source;
  document.isSteady &&= part.isSteady;
  return { container, index: place.next, start: region.start, removed, added: part.items };
}

/** Whether lines mean what they say by themselves. */
function fits({ isRegular, items }: Document, text: string, mayStand: (item: Item) => boolean): boolean {
  return isRegular && !text.includes('<!--') && !text.includes('-->') && items.every(mayStand);
}

/** A section without an end goes on to the last thing in it. */
function wasEdited(section: Section): void {
  section.edits++;
  if (section.close) return;
  const last = section.items.at(-1);
  section.reachTo(last ? endWithComment(last) : (section.head.comment ?? section.head).end);
}

/** A function takes no million arguments, so items in large numbers are put behind each other. */
function insert(items: Item[], index: number, added: readonly Item[]): void {
  if (added.length <= MOST_ARGUMENTS) return void items.splice(index, 0, ...added);
  const behind = items.splice(index);
  for (const item of added) items.push(item);
  for (const item of behind) items.push(item);
}

const MOST_ARGUMENTS = 10_000;

/** Whether the next thing is a brace, which may belong to the line before. */
function isBraceNext(text: Characters, offset: number): boolean {
  let next = offset;
  while (next < text.length && (isBlank(text.charCodeAt(next)) || isLineBreak(text.charCodeAt(next)))) next++;
  return text.charCodeAt(next) === OPEN_BRACE;
}

// Regions

function outermostRegion(document: Document, change: TextChange): Region {
  const { first, ...lines } = linesAround(document.items, document.source.characters, change);
  return { ...lines, way: [{ section: undefined, items: document.items, next: first }] };
}

/** In the innermost section in which the edit touches lines between the tags only. */
function innermostRegion(document: Document, change: TextChange): Region {
  const { characters: text } = document.source;
  let region = outermostRegion(document, change);
  /** Where the lines end that all of it stands in. */
  let limit = text.length;
  for (let { items } = document; ;) {
    const index = indexAround(items, change.start);
    const section = sectionOf(items[index]);
    const inner = section && linesAround(section.items, text, change);
    if (!section || !inner) return region;
    limit = endOfLines(section, text, items[index + 1], limit);
    if (inner.start < behindLine(text, (section.head.comment ?? section.head).end) || inner.end > limit) return region;
    const outer = region.way.slice(0, -1);
    const around = { section: region.way.at(-1)?.section, items, next: index + 1 };
    region = { ...inner, way: [...outer, around, { section, items: section.items, next: inner.first }] };
    ({ items } = section);
  }
}

function sectionOf(item: Item | undefined): Section | undefined {
  if (item?.kind === 'section') return item;
  return item?.kind === 'directive' ? item.block : undefined;
}

/** The item that an offset is in. A section without an end goes on to the next item. */
function indexAround(items: readonly Item[], offset: number): number {
  const index = firstEndingBehind(items, offset);
  const before = sectionOf(items[index - 1]);
  return before && !before.close ? index - 1 : index;
}

/** Where the lines of a section end: with its closing tag, else with what comes next or what it is in. */
function endOfLines({ close }: Section, text: Characters, next: Item | undefined, limit: number): number {
  if (close) return lineStart(text, close.start);
  return next ? lineStart(text, startOf(next)) : limit;
}

/** Whole lines with whole items around an edit. */
function linesAround(
  items: readonly Item[],
  text: Characters,
  change: TextChange,
): Pick<Region, 'start' | 'end' | 'count'> & { readonly first: number } {
  let start = lineStart(text, change.start);
  let first = firstEndingBehind(items, start);
  for (let item = items[first]; item && startOf(item) < start; item = items[first]) {
    start = lineStart(text, startOf(item));
    while (first > 0 && endAt(items, first - 1) > start) first--;
  }
  let end = behindLine(text, change.endBefore);
  let behind = first;
  for (let item = items[behind]; item && startOf(item) < end; item = items[behind]) {
    end = Math.max(end, behindLine(text, endWithComment(item)));
    behind++;
  }
  return { start, end, first, count: behind - first };
}

/** Ends go up, as starts do. */
function firstEndingBehind(items: readonly Item[], offset: number): number {
  return firstIndex(items.length, (index) => endAt(items, index) >= offset);
}

function endAt(items: readonly Item[], index: number): number {
  const item = items[index];
  return item ? endWithComment(item) : 0;
}

// What nodes count from

interface NewOrigins {
  readonly region: Region;
  /** How much longer the text is. */
  readonly by: number;
  /** The places behind the region, the document's first. */
  readonly behind: ItemPlace[];
  /** What the new nodes count from; the first is that of what stands in front of them. */
  readonly origins: readonly Origin[];
}

/**
 * Behind the region are some nodes that count from an origin in front of its end; they count from that of the last new
 * nodes from now on. All others stay with their origins, which move.
 */
function moveOrigins(document: Document, { region, by, behind, origins }: NewOrigins): void {
  const known = document.origins;
  const first = Math.max(lastOriginBefore(known, region.start + 1), 0);
  const behindIndex = Math.max(lastOriginBefore(known, region.end), first) + 1;
  const [from, to] = [known[behindIndex - 1], origins.at(-1)];
  if (!from || !to) return;
  const limit = known[behindIndex]?.offset ?? Infinity;
  if (from !== to || by !== 0) moveBehind(behind, { from, to, by: from.offset + by - to.offset, limit });
  for (const origin of by === 0 ? [] : known.slice(behindIndex)) origin.offset += by;
  known.splice(first, behindIndex - first, ...origins);
}

/** What nodes at an offset count from that are put there. */
function originAt({ origins }: Document, offset: number): Origin {
  if (origins.length === 0) origins.push({ offset: 0 });
  return origins[Math.max(lastOriginBefore(origins, offset + 1), 0)] as Origin;
}

/** The last origin before an offset; -1 when there is none. */
function lastOriginBefore(origins: readonly Origin[], offset: number): number {
  return firstIndex(origins.length, (index) => (origins[index]?.offset ?? 0) >= offset) - 1;
}
