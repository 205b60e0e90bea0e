/**
 * The words of the grammar. A line is cut into few, large tokens; what stands in them is read on demand (see values/).
 * Every line starts in the mode `line`; a keyword switches to `rest`, a tag to `tag`, and the line break ends both.
 */
import type { CustomPatternMatcherFunc, TokenType } from 'chevrotain';
import { sectionNames } from '../generated/section-names.ts';
import { SLASH } from './characters.ts';
import { argumentsEnd, tagArgumentsEnd, textEnd } from './scan.ts';

const BLANKS = ' \t\f\v';
const BREAKS = '\r\n';
/** For tokens that take what those before them in their mode leave. */
const ANYTHING = undefined;
/** The group of tokens that no rule asks for. */
export const SKIPPED = 'skipped';

/** A type of tokens as Chevrotain has them, which gives it a number of its own too. */
export interface TokenKind extends TokenType {
  /** Counts the types from 0. */
  readonly number: number;
}

let made = 0;

/**
 * Not by `createToken` of Chevrotain, which takes longer than to lay out a short file. `starts` holds all characters that
 * the token can start with: it need not be tried at others.
 */
function token(
  name: string,
  pattern: RegExp | string | CustomPatternMatcherFunc,
  starts: string | undefined,
  more: Partial<TokenType> = {},
): TokenKind {
  const hint = starts === ANYTHING ? {} : { START_CHARS_HINT: [...starts] };
  return { name, PATTERN: pattern, number: made++, LINE_BREAKS: false, ...hint, ...more };
}

const sections = sectionNames.join('|');
const sectionTag = new RegExp(
  `</[${BLANKS}]*(?:${sections})[${BLANKS}]*>|<[${BLANKS}]*(?:${sections})(?=[${BLANKS}${BREAKS}>#]|$)`,
  'iy',
);

/** Whether a tag of a known section starts here. */
function isSectionTag(text: string, offset: number): boolean {
  sectionTag.lastIndex = offset;
  return sectionTag.test(text);
}

/** A token from `offset` to what `endOf` says; no token when that is empty. */
function until(endOf: (text: string, start: number) => number): CustomPatternMatcherFunc {
  return (text, offset) => {
    const end = endOf(text, offset);
    return end === offset ? null : ([text.slice(offset, end)] as unknown as RegExpExecArray);
  };
}

function restEnd(text: string, start: number): number {
  return argumentsEnd(text, start, isSectionTag);
}

export const Blanks = token('Blanks', /[ \t\f\v]+/y, BLANKS, { GROUP: SKIPPED });

/** One line break with all blank lines and the indent behind it. It ends a line by taking the lexer back to `line`. */
const lineBreak = /(?:\r\n|[\r\n])[ \t\f\v\r\n]*/y;
const skippedBreak = { LINE_BREAKS: true, GROUP: SKIPPED };
const LineBreak = token('LineBreak', lineBreak, BREAKS, skippedBreak);
const LineBreakAfterRest = token('LineBreakAfterRest', lineBreak, BREAKS, { ...skippedBreak, POP_MODE: true });

export const Comment = token('Comment', /#[^\r\n]*/y, '#');

const tagName = /<[ \t\f\v]*[A-Za-z_][\w.:-]*/y;
export const TagName = token('TagName', tagName, '<', { PUSH_MODE: 'tag' });
const TagNameAfterRest = token('TagNameAfterRest', tagName, '<', {
  POP_MODE: true,
  PUSH_MODE: 'tag',
  CATEGORIES: [TagName],
});
export const TagArguments = token('TagArguments', until(tagArgumentsEnd), ANYTHING);
export const TagEnd = token('TagEnd', '>', '>', { POP_MODE: true });

const closeTag = /<\/[^\r\n#<>]*>?/y;
export const CloseTag = token('CloseTag', closeTag, '<');
const CloseTagAfterRest = token('CloseTagAfterRest', closeTag, '<', { POP_MODE: true, CATEGORIES: [CloseTag] });

export const OpenBrace = token('OpenBrace', /\{(?=[ \t\f\v]*(?:[\r\n#]|$))/y, '{');
export const CloseBrace = token('CloseBrace', '}', '}');

/** Placeholders of template engines at the start of a line; they may hold a `#`. */
export const Template = token('Template', /(?:\{\{|\{%|<\?|<%)[^\r\n]*/y, '{<');

function entryEnd(text: string, start: number): number {
  return text.charCodeAt(start) === SLASH ? restEnd(text, start) : start;
}

export const Entry = token('Entry', until(entryEnd), '/', { PUSH_MODE: 'rest' });

/**
 * A `{` inside a word is part of it (`${VAR}`); one at its end opens a section. More braces than any name has go to the
 * arguments: without a bound the pattern would need a stack as deep as the word is long.
 */
export const Keyword = token(
  'Keyword',
  /(?:[^ \t\f\v\r\n#<>{}]|\{(?=[^ \t\f\v\r\n#{}]))[^ \t\f\v\r\n#<{]*(?:\{(?=[^ \t\f\v\r\n#{}])[^ \t\f\v\r\n#<{]*){0,20}/y,
  ANYTHING,
  { PUSH_MODE: 'rest' },
);

/** Arguments up to the comment, brace or tag that ends them. */
export const Arguments = token('Arguments', until(restEnd), ANYTHING);

/** What starts no word of the language, up to the end of the line. */
export const Unexpected = token('Unexpected', until(textEnd), ANYTHING);

/** In each mode the first token that fits is the one; at every character but the end of the text, one does. */
export const modes = {
  line: [LineBreak, Blanks, Comment, CloseTag, TagName, Template, OpenBrace, CloseBrace, Entry, Keyword, Unexpected],
  rest: [LineBreakAfterRest, Blanks, Comment, OpenBrace, Arguments, CloseTagAfterRest, TagNameAfterRest],
  tag: [LineBreakAfterRest, Blanks, Comment, TagArguments, TagEnd],
};

export type ModeName = keyof typeof modes;

/** All tokens, for the parser and for the generated syntax files. */
export const tokenTypes: TokenKind[] = [...new Set(Object.values(modes).flat())];
