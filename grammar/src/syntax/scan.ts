/**
 * The token shapes that a regular expression cannot find in linear time or without a stack as deep as the text is long.
 * Each scanner looks at a character once.
 */
import type { Characters } from '../text/rope.ts';
import {
  BACKSLASH,
  COMMA,
  EQUALS,
  GREATER_THAN,
  HASH,
  LESS_THAN,
  OPEN_BRACE,
  PIPE,
  QUOTE,
  SEMICOLON,
  blanksStart,
  endsLine,
  isBlank,
  isLineBreak,
} from './characters.ts';

/** The offset after the closing quote, or -1 when the line ends first. A backslash protects a quote. */
export function quotedEnd(text: Characters, start: number): number {
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === QUOTE) return offset + 1;
    if (isLineBreak(code)) return -1;
    if (code === BACKSLASH && !endsLine(text.charCodeAt(offset + 1))) offset++;
  }
  return -1;
}

/** A quote opens a quoted string only where a word begins. */
function opensWord(previous: number): boolean {
  return isBlank(previous) || previous === COMMA || previous === EQUALS || previous === SEMICOLON || previous === PIPE;
}

/** The end of the text on this line before a comment, without the blank space there. */
export function textEnd(text: string, start: number): number {
  notComment.lastIndex = start;
  notComment.test(text);
  return blanksStart(text, start, notComment.lastIndex);
}

const notComment = /[^\r\n#]*/y;

/** Text in which nothing has a meaning of its own. */
const plain = /[^\r\n#"{<]*/y;

/**
 * Where the arguments that start at `start` end: before a comment, a `{` at the end of the line, or a tag that
 * `isTag` knows; blank space before that is not part of them.
 */
export function argumentsEnd(text: string, start: number, isTag: (text: string, offset: number) => boolean): number {
  plain.lastIndex = start;
  plain.test(text);
  const code = text.charCodeAt(plain.lastIndex);
  if (code === HASH || endsLine(code)) return blanksStart(text, start, plain.lastIndex);
  return markedArgumentsEnd(text, start, isTag);
}

function markedArgumentsEnd(text: string, start: number, isTag: (text: string, offset: number) => boolean): number {
  return wordsEnd(text, start, (code, offset, previous) => {
    if (code === OPEN_BRACE) return isLastOnLine(text, offset + 1);
    return code === LESS_THAN && opensWord(previous) && isTag(text, offset);
  });
}

/**
 * Where the words that start at `start` end: before a comment, the end of the line, or where `stops` says so. A quoted
 * string is passed over as a whole. Blank space before the end is not part of the words.
 */
function wordsEnd(
  text: string,
  start: number,
  stops: (code: number, offset: number, previous: number) => boolean,
): number {
  let end = start;
  let previous = COMMA;
  let quotes = true;
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === HASH || isLineBreak(code) || stops(code, offset, previous)) break;
    if (code === QUOTE && quotes && opensWord(previous)) {
      const close = quotedEnd(text, offset);
      // Without a closing quote on the line no other quote has one either: looking again would take long.
      quotes = close !== -1;
      if (quotes) offset = close - 1;
    }
    if (!isBlank(code)) end = offset + 1;
    previous = code;
  }
  return end;
}

/** True when only blank space or a comment follows on the line. */
export function isLastOnLine(text: string, start: number): boolean {
  let offset = start;
  while (isBlank(text.charCodeAt(offset))) offset++;
  const code = text.charCodeAt(offset);
  return code === HASH || endsLine(code);
}

/**
 * Where the arguments of a tag end: before its `>`, a comment or the end of the line. A command
 * (`<acct-file |prog >log>`) runs to the last `>` of the line.
 */
export function tagArgumentsEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  const isCommand = first === PIPE || (first === QUOTE && text.charCodeAt(start + 1) === PIPE);
  const end = wordsEnd(text, start, (code) => code === GREATER_THAN && !isCommand);
  const lastClose = isCommand ? text.lastIndexOf('>', end - 1) : -1;
  return lastClose >= start ? blanksStart(text, start, lastClose) : end;
}
