import {
  type CloseBrace,
  type CloseTag,
  type Comment,
  type Document,
  type SectionHead,
  isBlank,
  isLineBreak,
} from '@pmtakit/grammar';
import type { FormatOptions } from './options.ts';
import { sectionName } from './spelling.ts';

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

/** Where the blank space before an offset starts, on the same line. */
export function indentStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The text between two offsets without the blank space at its end. Other white space, such as U+00A0, is text. */
export function trimmed(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  return text.slice(start, last);
}

export function commentText(document: Document, comment: Comment): string {
  return trimmed(document.source.text, comment.start, comment.end);
}

/** A tag with single blanks and nothing before its `>`. No blank comes where none was: `<domain*>` is no `<domain *>`. */
export function tagText(document: Document, head: SectionHead, options: FormatOptions): string {
  const inner = nameAndArguments(document, head, options);
  return head.terminated ? `<${inner}>` : `<${inner}`;
}

/** `name arguments {`. A brace on a line of its own stays there, below the name. */
export function braceHeadText(document: Document, head: SectionHead, options: FormatOptions, indent: string): string {
  return nameAndArguments(document, head, options) + gapBeforeBrace(document.source.text, head, indent) + '{';
}

function gapBeforeBrace(text: string, { argumentsEnd, end }: SectionHead, indent: string): string {
  if (hasLineBreaks(text, argumentsEnd, end, 1)) return `\n${indent}`;
  return argumentsEnd === end - 1 ? '' : ' ';
}

function nameAndArguments(document: Document, head: SectionHead, options: FormatOptions): string {
  const { text } = document.source;
  const name = sectionName(text.slice(head.nameStart, head.nameEnd), options);
  const rest = text.slice(head.argumentsStart, head.argumentsEnd);
  return head.argumentsStart > head.nameEnd ? `${name} ${rest}` : name + rest;
}

export function closeText(close: CloseTag | CloseBrace, text: string, options: FormatOptions): string {
  if (close.kind === 'close-brace') return '}';
  const name = sectionName(text.slice(close.nameStart, close.nameEnd), options);
  const rest = trimmed(text, close.nameEnd, close.terminated ? close.end - 1 : close.end);
  return close.terminated ? `</${name}${rest}>` : `</${name}${rest}`;
}

export function normalBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
