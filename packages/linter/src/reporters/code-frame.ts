import type { LineTable, Span } from '@pmtakit/grammar';

/** Columns that a frame keeps even on a very narrow terminal. */
const NARROWEST = 20;

/**
 * The line of a place with the one before it and a row of carets below. Long lines are cut on both sides so that the
 * place stays in view.
 */
export function codeFrame(text: string, lines: LineTable, span: Span, width: number): string[] {
  const { start, end } = lines.range(span);
  const gutter = String(start.line).length;
  const room = Math.max(NARROWEST, width - gutter - 5);
  const line = lineText(text, lines, start.line);
  const endColumn = end.line === start.line ? end.column : line.length + 1;
  const view = viewOf(start.column - 1, endColumn - 1, room);
  const row = (number: string, content: string) => `  ${number.padStart(gutter)} | ${content}`.trimEnd();
  const before = start.line > 1 ? lineText(text, lines, start.line - 1) : '';
  const carets = caretRow(line, start.column - 1, endColumn - 1, view);
  return [
    ...(before.trim() ? [row(String(start.line - 1), cut(before, view))] : []),
    row(String(start.line), cut(line, view)),
    row('', carets),
  ];
}

interface View {
  readonly from: number;
  readonly to: number;
}

function viewOf(start: number, end: number, room: number): View {
  if (end <= room) return { from: 0, to: room };
  const from = Math.max(0, Math.min(start - 10, end - room + 10));
  return { from, to: from + room };
}

/** Tabs and other control characters as one blank each, so that carets stand below what they mean. */
function cut(line: string, { from, to }: View): string {
  const piece = line.slice(from, to).replaceAll(/\p{Cc}/gu, ' ');
  return `${from > 0 ? `…${piece.slice(1)}` : piece}${line.length > to ? '…' : ''}`;
}

function caretRow(line: string, start: number, end: number, view: View): string {
  const from = Math.max(start, view.from);
  const to = Math.min(Math.max(end, start + 1), view.to, Math.max(line.length, start + 1));
  return ' '.repeat(from - view.from) + '^'.repeat(Math.max(1, to - from));
}

function lineText(text: string, lines: LineTable, line: number): string {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
}
