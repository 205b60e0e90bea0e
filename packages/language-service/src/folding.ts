/** What can be folded: sections, and comments of several lines. */
import { type Section, walk } from '@pmtakit/grammar';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { TreeContext } from './context.ts';

export function foldingRanges({ file: { document, source } }: TreeContext): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const lineOf = (offset: number): number => source.lines.position(offset).line - 1;
  const comments = new Comments((range) => ranges.push(range));
  walk(document, {
    item: (item) => {
      if (item.kind === 'comment') return comments.take(lineOf(item.start));
      comments.end();
      const range = item.kind === 'section' ? foldOf(item, lineOf) : undefined;
      if (range) ranges.push(range);
    },
    leave: () => comments.end(),
  });
  comments.end();
  return ranges;
}

/** The closing tag stays in sight. */
function foldOf({ head, close, end }: Section, lineOf: (offset: number) => number): FoldingRange | undefined {
  const startLine = lineOf(head.start);
  const endLine = close ? lineOf(close.start) - 1 : lineOf(end);
  return endLine > startLine ? { startLine, endLine } : undefined;
}

/** Puts comments on lines that follow each other together. */
class Comments {
  readonly #fold: (range: FoldingRange) => void;
  #lines: { readonly first: number; readonly last: number } | undefined;

  constructor(fold: (range: FoldingRange) => void) {
    this.#fold = fold;
  }

  take(line: number): void {
    const lines = this.#lines;
    if (lines?.last === line - 1) this.#lines = { first: lines.first, last: line };
    else this.end();
    this.#lines ??= { first: line, last: line };
  }

  end(): void {
    const { first, last } = this.#lines ?? { first: 0, last: 0 };
    this.#lines = undefined;
    if (last > first) this.#fold({ startLine: first, endLine: last, kind: FoldingRangeKind.Comment });
  }
}
