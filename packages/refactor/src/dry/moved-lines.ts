/** Lines as they stand somewhere else. */
import { blanksEnd } from '@pmtakit/grammar';
import type { Block } from '@pmtakit/semantics';
import { type OwnLines, bodyOf } from './own-lines.ts';

/**
 * Settings as they stand somewhere else, one line for each in the place of its copies, with the comments of all copies, each
 * once. A heading that has lost all its lines goes with the first of them.
 * @param settings the copies of each
 * @param indent what stands before a line in its new place
 */
export function movedLines(settings: readonly (readonly OwnLines[])[], indent: string): string {
  const counts = Map.groupBy(settings.flat(), ({ heading }) => heading);
  const isGone = ({ heading }: OwnLines): boolean =>
    heading !== undefined && counts.get(heading)?.length === heading.count;
  const told = new Set<string>();
  const lines = settings.flatMap((copies) => {
    const headings = copies
      .filter(isGone)
      .flatMap(headingAbove)
      .filter((comment) => told.size < told.add(comment).size);
    return [...headings, ...oneLine(copies)];
  });
  const lineBreak = lineBreakOf(settings[0]?.[0]?.file.text ?? '');
  return lines.map((line) => `${indent}${line}${lineBreak}`).join('');
}

/** The first of some copies, below the comments of all. */
function oneLine(copies: readonly OwnLines[]): string[] {
  const [first, ...others] = copies;
  if (!first) return [];
  const own = behind(first);
  const endings = others.map(behind).filter((comment) => comment !== '' && comment !== own);
  const line = first.file.text.slice(first.itemStart, first.end).trim();
  return [...new Set([...copies.flatMap(commentsAbove), ...endings]), line];
}

/** The line break that a text has first. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** What stands before the first line in a section; undefined when nothing stands in it. */
export function indentIn(block: Block): string | undefined {
  const [item] = block.items;
  return item && item.file === block.file ? indentAt(item.file.text, item.span.start) : undefined;
}

/** What stands before something in its line. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, Math.min(offset, blanksEnd(text, start, text.length)));
}

/** Where something can be put behind all that stands in a section. */
export function endOfBody(block: Block): number | undefined {
  return bodyOf(block)?.end;
}

function headingAbove({ file, heading }: OwnLines): string[] {
  return heading ? linesIn(file.text.slice(heading.start, heading.end)) : [];
}

function commentsAbove({ file, start, itemStart }: OwnLines): string[] {
  return linesIn(file.text.slice(start, itemStart));
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function behind({ file, itemEnd, end }: OwnLines): string {
  return file.text.slice(itemEnd, end).trim();
}
