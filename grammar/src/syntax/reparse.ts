/** The tree of a text that differs little from one that has a tree: only what an edit touches is read. */
import type { SourceFile } from '../text/source-file.ts';
import { type TextChange, textChange } from '../text/text-change.ts';
import { adopt } from './adopt.ts';
import { behindLine, isBlank, isLineBreak, lineStart } from './characters.ts';
import { move } from './move.ts';
import type { Comment, Document, Item, Section } from './nodes.ts';
import { parse, parsePart } from './parse.ts';
import { walk } from './walk.ts';

/**
 * The same tree as `parse` gives. The items of the top level that an edit touches are read anew, and those behind it
 * moved to where they stand now. That is possible where nothing is left open: otherwise all of the text is read.
 * The tree before is used up: its items become part of the new one.
 */
export function reparse(before: Document, text: string): Document {
  const change = textChange(before.source.text, text);
  const source = before.source.edited(text, change);
  return reparsePart(before, source, change) ?? parse(source);
}

/** A stretch of the text before that is read anew, with the items in it. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  /** Behind the last one. */
  readonly behind: number;
}

function reparsePart(
  before: Document,
  source: SourceFile,
  { start, endBefore, endAfter }: TextChange,
): Document | undefined {
  if (!isSettled(before)) return undefined;
  const by = endAfter - endBefore;
  const region = regionAround(before, start, endBefore);
  const end = region.end + by;
  if (source.text.slice(region.start, end).includes('<!--')) return undefined;
  if (isBraceNext(source.text, region.start) || isBraceNext(source.text, end)) return undefined;
  const part = parsePart(source, region.start, end);
  if (!isSound(part)) return undefined;
  const document: Document = { kind: 'document', source, items: before.items.slice(0, region.first) };
  for (const item of part.items) document.items.push(item);
  for (let index = region.behind; index < before.items.length; index++) {
    const item = before.items[index];
    if (!item) continue;
    if (by !== 0) move(item, by);
    document.items.push(item);
  }
  for (const item of document.items) adopt(item, document);
  settled.add(document);
  return document;
}

/** Whether the next thing is a brace, which may belong to the line before. */
function isBraceNext(text: string, offset: number): boolean {
  let next = offset;
  while (next < text.length && (isBlank(text.charCodeAt(next)) || isLineBreak(text.charCodeAt(next)))) next++;
  return text[next] === '{';
}

const settled = new WeakSet<Document>();

/** Whether what stands behind a text is read as if the text were not there: all that it opens it closes, as it was meant. */
function isSettled(document: Document): boolean {
  if (settled.has(document)) return true;
  if (document.source.text.includes('<!--') || !isSound(document)) return false;
  settled.add(document);
  return true;
}

function isSound(document: Document): boolean {
  let sound = true;
  walk(document, {
    item: (item) => {
      if (item.kind === 'stray' || (item.kind === 'section' && !isClosed(item))) sound = false;
    },
  });
  return sound;
}

function isClosed({ name, close, head }: Section): boolean {
  if (!close || !head.terminated) return false;
  return close.kind === 'close-brace' ? head.kind === 'open-brace' : close.terminated && close.name === name;
}

/** Whole lines with whole items around an edit. */
function regionAround({ items, source: { text } }: Document, from: number, to: number): Region {
  let start = lineStart(text, from);
  let first = firstEndingBehind(items, start);
  for (let item = items[first]; item && startOf(item) < start; item = items[first]) {
    start = lineStart(text, startOf(item));
    while (first > 0 && endOf(items[first - 1]) > start) first--;
  }
  let end = behindLine(text, to);
  let behind = first;
  for (let item = items[behind]; item && startOf(item) < end; item = items[behind]) {
    end = Math.max(end, behindLine(text, endOf(item)));
    behind++;
  }
  return { start, end, first, behind };
}

/** Found by halving; ends go up, as starts do. */
function firstEndingBehind(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(items[middle]) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(item: Item): number {
  if (item.kind === 'section') return item.head.start;
  return item.kind === 'stray' ? item.close.start : item.start;
}

/** With the comment at the end of its last line. */
function endOf(item: Item | undefined): number {
  switch (item?.kind) {
    case undefined:
      return 0;
    case 'section':
      return Math.max(item.end, lastOf(item.head), lastOf(item.close));
    case 'directive':
      return Math.max(item.argumentsEnd, item.nameEnd, lastOf(item), endOf(item.block));
    case 'stray':
      return lastOf(item.close);
    case 'comment':
      return item.end;
    case 'entry':
    case 'foreign':
      return lastOf(item);
    default:
      return item satisfies never;
  }
}

function lastOf(node: { readonly end?: number; readonly comment: Comment | undefined } | undefined): number {
  return Math.max(node?.end ?? 0, node?.comment?.end ?? 0);
}
