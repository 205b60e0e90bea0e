/** The layout of a document as the edits that bring it about. */
import type { Document, Span, TextEdit as Change } from '@pmtakit/grammar';
import { type FormatOptions, type LineRange, formatEdits } from '@pmtakit/formatter';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { type PositionEncoding, Positions } from './positions.ts';

/** How a document is laid out, and how its client counts columns. */
export interface FormattingStyle {
  readonly options: Partial<FormatOptions>;
  readonly encoding: PositionEncoding;
}

/**
 * The style of a file: what its project says, then what the editor is set to. Line breaks are those of the editor unless
 * one of them says otherwise, since the editor writes them.
 */
export function formattingOptions(
  project: Partial<FormatOptions>,
  editor: Partial<FormatOptions>,
): Partial<FormatOptions> {
  return { endOfLine: 'auto', ...editor, ...project };
}

/** All that formatting changes, in order. Each edit lies within a line or in the blank lines between two. */
export function formatting(document: Document, { options, encoding }: FormattingStyle): TextEdit[] {
  return edits(document, formatEdits(document, options), encoding);
}

/** The same for the lines that ranges touch; a line of which a range holds the start only is not among them. */
export function rangesFormatting(
  document: Document,
  ranges: readonly Range[],
  { options, encoding }: FormattingStyle,
): TextEdit[] {
  const changes = joined(ranges.map(linesOf)).flatMap((lines) => formatEdits(document, options, lines));
  return edits(document, changes, encoding);
}

function edits(document: Document, changes: readonly Change[], encoding: PositionEncoding): TextEdit[] {
  const positions = new Positions(document.source, encoding);
  return changes.map((change) => {
    const { span, newText } = withoutSameEnd(document, change);
    const range = positions.range(span);
    return { range: endsFile(document, span, newText) ? behindLastLine(range) : range, newText };
  });
}

/** Whether an edit gives the last line of a text the line break that it does not have. */
function endsFile({ source: { text } }: Document, { end }: Span, newText: string): boolean {
  return end === text.length && lineBreakBefore(newText, 0, newText.length) > 0 && lineBreakBefore(text, 0, end) === 0;
}

/**
 * Reaches to the start of the line that would come next, which clients take for the end of the text. Neovim knows by it
 * that the line break is the one that it writes anyway; otherwise it would write two.
 */
function behindLastLine({ start, end }: Range): Range {
  return { start, end: { line: end.line + 1, character: 0 } };
}

/** An edit within one line where it can be: line breaks at its end that stay are not part of it. */
function withoutSameEnd({ source }: Document, { span, newText }: Change): Change {
  let { end } = span;
  let length = newText.length;
  for (;;) {
    const size = lineBreakBefore(source.text, span.start, end);
    if (size === 0 || size !== lineBreakBefore(newText, 0, length)) break;
    if (source.text[end - 1] !== newText[length - 1]) break;
    end -= size;
    length -= size;
  }
  return { span: { start: span.start, end }, newText: newText.slice(0, length) };
}

/** How long the line break is that ends at an offset. */
function lineBreakBefore(text: string, start: number, end: number): number {
  const last = end > start ? text[end - 1] : undefined;
  if (last !== '\n') return last === '\r' ? 1 : 0;
  return end - 1 > start && text[end - 2] === '\r' ? 2 : 1;
}

function linesOf({ start, end }: Range): LineRange {
  const first = Math.min(start.line, end.line) + 1;
  const last = Math.max(start.line, end.line) + 1;
  const { character } = start.line > end.line ? start : end;
  return { first, last: character === 0 && last > first ? last - 1 : last };
}

/** Ranges in order; those that meet are one, so that no line is changed twice. */
function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (!before || range.first > before.last + 1) result.push(range);
    else result[result.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
  }
  return result;
}
