/** What can be folded: sections, and comments of several lines. */
import { type Item, type Section, walk } from '@pmtakit/grammar';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { TreeContext } from './context.ts';

export function foldingRanges({ file: { document, source } }: TreeContext): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const lineOf = (offset: number): number => source.lines.position(offset).line - 1;
  let comments: { first: number; last: number } | undefined;
  const endComments = (): void => {
    if (comments && comments.last > comments.first) {
      ranges.push({ startLine: comments.first, endLine: comments.last, kind: FoldingRangeKind.Comment });
    }
    comments = undefined;
  };
  const takeComment = (line: number): void => {
    if (comments?.last === line - 1) comments.last = line;
    else {
      endComments();
      comments = { first: line, last: line };
    }
  };
  const takeSection = (section: Section): void => {
    const range = foldOf(section, lineOf);
    if (range) ranges.push(range);
  };
  walk(document, {
    item: (item: Item) => {
      if (item.kind === 'comment') return takeComment(lineOf(item.start));
      endComments();
      if (item.kind === 'section') takeSection(item);
    },
    leave: endComments,
  });
  endComments();
  return ranges;
}

/** The closing tag stays in sight. */
function foldOf({ head, close, end }: Section, lineOf: (offset: number) => number): FoldingRange | undefined {
  const startLine = lineOf(head.start);
  const endLine = close ? lineOf(close.start) - 1 : lineOf(end);
  return endLine > startLine ? { startLine, endLine } : undefined;
}
