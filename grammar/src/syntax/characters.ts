import type { Characters } from '../text/rope.ts';

/** Codes of the characters that shape a line. */
export const TAB = 9;
export const LINE_FEED = 10;
export const VERTICAL_TAB = 11;
export const FORM_FEED = 12;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const COMMA = 44;
export const SLASH = 47;
export const SEMICOLON = 59;
export const LESS_THAN = 60;
export const EQUALS = 61;
export const GREATER_THAN = 62;
export const BACKSLASH = 92;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const BYTE_ORDER_MARK = 0xfe_ff;

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === FORM_FEED || code === VERTICAL_TAB;
}

export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** True at the end of the text too, where `charCodeAt` gives NaN. */
export function endsLine(code: number): boolean {
  return isLineBreak(code) || Number.isNaN(code);
}

/** The first offset from `start` on that is not blank, at most `end`. */
export function blanksEnd(text: Characters, start: number, end: number): number {
  let offset = start;
  while (offset < end && isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** Where the blank space that ends at `end` begins, at least `start`. */
export function blanksStart(text: Characters, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** The offset behind the line break at an offset; the same one where there is none. */
export function behindLineBreak(text: Characters, offset: number): number {
  if (text.startsWith('\r\n', offset)) return offset + 2;
  return isLineBreak(text.charCodeAt(offset)) ? offset + 1 : offset;
}

/** Where the line of an offset starts. */
export function lineStart(text: Characters, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the next line starts, or the end of the text. */
export function behindLine(text: Characters, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return behindLineBreak(text, end);
}
