import type { LineTable, Span } from '@pmtakit/grammar';
import { printable } from './printable.ts';

/** Columns that a frame keeps even on a very narrow terminal. */
const NARROWEST = 20;
/** Columns of a long line that stay in view before and behind a place. */
const CONTEXT = 10;

/**
 * The line of a place with the one before it and a row of carets below. Long lines are cut on both sides so that the
 * place stays in view; of a place over several lines only the first is shown.
 */
export function codeFrame(text: string, lines: LineTable, span: Span, width: number): string[] {
  const { start, end } = lines.range(span);
  const gutter = String(start.line).length;
  const line = lineText(text, lines, start.line);
  const from = start.column - 1;
  const to = Math.max(from + 1, end.line === start.line ? end.column - 1 : line.length);
  const room = Math.max(NARROWEST, width - gutter - '   | '.length);
  const view = viewOf(from, to, room, line.length > room);
  const row = (number: string, content: string) => `  ${number.padStart(gutter)} | ${content}`.trimEnd();
  const before = start.line > 1 ? lineText(text, lines, start.line - 1) : '';
  return [
    ...(before.trim() ? [row(String(start.line - 1), cut(before, view))] : []),
    row(String(start.line), cut(line, view)),
    row('', caretRow(from, to, view)),
  ];
}

interface View {
  readonly from: number;
  readonly to: number;
}

/** Which columns are shown. Of a line that is cut, the last one holds the mark of that. */
function viewOf(start: number, end: number, room: number, isCut: boolean): View {
  if (end <= (isCut ? room - 1 : room)) return { from: 0, to: room };
  const from = Math.max(0, Math.min(start - CONTEXT, end + CONTEXT - room));
  return { from, to: from + room };
}

function cut(line: string, { from, to }: View): string {
  const piece = printable(line.slice(from, to));
  const shown = from > 0 ? `…${piece.slice(1)}` : piece;
  return line.length > to ? `${shown.slice(0, -1)}…` : shown;
}

function caretRow(start: number, end: number, view: View): string {
  return ' '.repeat(start - view.from) + '^'.repeat(Math.min(end, view.to) - start);
}

function lineText(text: string, lines: LineTable, line: number): string {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
}
