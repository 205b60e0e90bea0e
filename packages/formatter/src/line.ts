import { type Comment, type Directive, type Document, type SectionHead, isBlank, isLineBreak } from '@pmtakit/grammar';

/** The blank space between two offsets has at least this many line breaks; CRLF counts as one. */
export function hasLineBreaks(text: string, start: number, end: number, wanted: number): boolean {
  let found = 0;
  for (let offset = start; offset < end && found < wanted; offset++) {
    const code = text.charCodeAt(offset);
    if (!isLineBreak(code)) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED) offset++;
    found++;
  }
  return found >= wanted;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return text.charCodeAt(start) === BYTE_ORDER_MARK ? start + 1 : start;
}

const BYTE_ORDER_MARK = 0xfe_ff;

/** The text of a comment without the blank space at its end. */
export function commentText(document: Document, comment: Comment): string {
  const { text } = document.source;
  let { end } = comment;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(comment.start, end);
}

/** A tag with single blanks and nothing before its `>`. */
export function tagText(document: Document, head: SectionHead): string {
  const { text } = document.source;
  const name = text.slice(head.nameStart, head.nameEnd);
  const rest = text.slice(head.argumentsStart, head.argumentsEnd);
  const inner = rest ? `${name} ${rest}` : name;
  return head.terminated ? `<${inner}>` : `<${inner}`;
}

/** `name arguments {`; a brace on a line of its own stays there. */
export function braceHeadText(document: Document, head: SectionHead): string {
  const { text } = document.source;
  if (hasLineBreaks(text, head.argumentsEnd, head.end, 1)) return normalBreaks(text.slice(head.start, head.end));
  const name = text.slice(head.nameStart, head.nameEnd);
  const rest = text.slice(head.argumentsStart, head.argumentsEnd);
  return rest ? `${name} ${rest} {` : `${name} {`;
}

/** Names of letters, digits and hyphens. What looks otherwise is the rest of a broken line and stays as it is. */
export function hasPlainName(text: string, directive: Directive): boolean {
  for (let offset = directive.start; offset < directive.nameEnd; offset++) {
    if (!isNameCharacter(text.charCodeAt(offset))) return false;
  }
  return true;
}

function isNameCharacter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 95;
}

export function normalBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
