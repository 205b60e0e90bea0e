/** Edits that leave no two blank lines where there was one, and none at the edges of a section. */
import { type TextEdit, behindLineBreak, blanksEnd, isLineBreak, byPlace } from '@pmtakit/grammar';

/**
 * The edits in order, with blank lines taken out that would stand beside other ones, or at the edge of a section, because
 * what was between them is gone.
 * @param edits apart from each other, in any order
 */
export function tidyEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const ordered = edits.toSorted(byPlace);
  const tidy = joined(text, ordered).map((edit) => (isRemoval(text, edit) ? withBlanks(text, edit) : edit));
  return tidy.map(({ span: { start, end }, newText }) => ({ span: { start, end }, newText }));
}

/** Removals with nothing but blank lines between them are one. */
function joined(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    const isNext = last && isRemoval(text, last) && isRemoval(text, edit) && isBlankBetween(text, last, edit);
    if (isNext) result[result.length - 1] = { span: { start: last.span.start, end: edit.span.end }, newText: '' };
    else result.push(edit);
  }
  return result;
}

function isBlankBetween(text: string, before: TextEdit, after: TextEdit): boolean {
  return behindBlankLines(text, before.span.end) === after.span.start;
}

/** Whether an edit takes away whole lines and puts nothing in their place. */
function isRemoval(text: string, { span: { start, end }, newText }: TextEdit): boolean {
  return newText === '' && end > start && isLineStart(text, start) && isLineStart(text, end);
}

function withBlanks(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  const before = lineBefore(text, start);
  const next = behindBlankLines(text, end);
  const isAtStart = before === undefined || before === '' || opensSection(before);
  if (isAtStart && next > end) return { span: { start, end: next }, newText: '' };
  const isAtEnd = next === end && (end === text.length || closesSection(text, end));
  return before === '' && isAtEnd ? { span: { start: startOfBlankLines(text, start), end }, newText: '' } : edit;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || offset === text.length || isLineBreak(text.charCodeAt(offset - 1));
}

/** Without blank space around it; undefined at the start of the text. */
function lineBefore(text: string, start: number): string | undefined {
  return start === 0 ? undefined : text.slice(startOfLineBefore(text, start), start).trim();
}

function startOfLineBefore(text: string, start: number): number {
  return start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
}

/** `<domain x>`, with or without a comment. */
function opensSection(line: string): boolean {
  return line.startsWith('<') && !line.startsWith('</');
}

function closesSection(text: string, start: number): boolean {
  return text.startsWith('</', blanksEnd(text, start, text.length));
}

function behindBlankLines(text: string, from: number): number {
  for (let at = from; ;) {
    const end = blanksEnd(text, at, text.length);
    if (end >= text.length || !isLineBreak(text.charCodeAt(end))) return at;
    at = behindLineBreak(text, end);
  }
}

function startOfBlankLines(text: string, start: number): number {
  let at = start;
  while (lineBefore(text, at) === '') at = startOfLineBefore(text, at);
  return at;
}
