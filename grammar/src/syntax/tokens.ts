/**
 * The words of the grammar. A line is cut into few, large tokens; what stands in them is read on demand (see values/).
 * Every line starts in the mode `line`; a keyword switches to `rest`, a tag to `tag`, and the line break ends both.
 */
import { type CustomPatternMatcherFunc, type ITokenConfig, Lexer, type TokenType, createToken } from 'chevrotain';
import { sectionNames } from '../generated/section-names.ts';
import { CARRIAGE_RETURN, FORM_FEED, HASH, LINE_FEED, SPACE, TAB, VERTICAL_TAB } from './characters.ts';
import { argumentsEnd, tagArgumentsEnd } from './scan.ts';

const blankOrBreak = new Set([TAB, LINE_FEED, VERTICAL_TAB, FORM_FEED, CARRIAGE_RETURN, SPACE]);

/** Chevrotain's lexer groups characters above 255 by 255: one of each group tells it of all. */
function wordStarts(except: string): number[] {
  const codes: number[] = [];
  for (let code = 0; code < 256; code++) {
    if (!blankOrBreak.has(code) && code !== HASH && !except.includes(String.fromCharCode(code))) codes.push(code);
  }
  for (let code = 256; code < 65_536; code += 128) codes.push(code);
  codes.push(65_535);
  return codes;
}

const sectionTag = new RegExp(
  `(?:</[ \\t]*(?:${sectionNames.join('|')})[ \\t]*>|<[ \\t]*(?:${sectionNames.join('|')})(?=[ \\t>]))`,
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

const restOfLine = until((text, start) => argumentsEnd(text, start, isSectionTag));

function scanned(name: string, pattern: CustomPatternMatcherFunc, starts: number[], more: Partial<ITokenConfig> = {}) {
  return createToken({ name, pattern, line_breaks: false, start_chars_hint: starts, ...more });
}

export const Blanks = createToken({ name: 'Blanks', pattern: /[ \t\f\v]+/, group: Lexer.SKIPPED });

/** One line break with all blank lines and the indent behind it. It ends a line by taking the lexer back to `line`. */
const lineBreak = /(?:\r\n|[\r\n])[ \t\f\v\r\n]*/;
const skippedBreak = { pattern: lineBreak, line_breaks: true, group: Lexer.SKIPPED };
const LineBreak = createToken({ name: 'LineBreak', ...skippedBreak });
const LineBreakAfterRest = createToken({ name: 'LineBreakAfterRest', ...skippedBreak, pop_mode: true });

export const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/ });

const tagName = /<[ \t]*[A-Za-z_][\w.:-]*/;
export const TagName = createToken({ name: 'TagName', pattern: tagName, push_mode: 'tag' });
const TagNameAfterRest = createToken({
  name: 'TagNameAfterRest',
  pattern: tagName,
  pop_mode: true,
  push_mode: 'tag',
  categories: TagName,
});
export const TagArguments = scanned('TagArguments', until(tagArgumentsEnd), wordStarts('>'));
export const TagEnd = createToken({ name: 'TagEnd', pattern: '>', pop_mode: true });

const closeTag = /<\/[^\r\n#<>]*>?/;
export const CloseTag = createToken({ name: 'CloseTag', pattern: closeTag });
const CloseTagAfterRest = createToken({
  name: 'CloseTagAfterRest',
  pattern: closeTag,
  pop_mode: true,
  categories: CloseTag,
});

export const OpenBrace = createToken({ name: 'OpenBrace', pattern: /\{(?=[ \t\f\v]*(?:[\r\n#]|$))/ });
export const CloseBrace = createToken({ name: 'CloseBrace', pattern: '}' });

/** Placeholders of template engines at the start of a line; they may hold a `#`. */
export const Template = createToken({ name: 'Template', pattern: /(?:\{\{|\{%|<\?|<%)[^\r\n]*/ });

export const Entry = scanned('Entry', restOfLine, ['/'.charCodeAt(0)], { push_mode: 'rest' });

/** A `{` inside a word is part of it (`${VAR}`); one at its end opens a section. */
export const Keyword = createToken({
  name: 'Keyword',
  pattern: /(?:[^ \t\f\v\r\n#<>{}]|\{(?=[^ \t\f\v\r\n#{}]))(?:[^ \t\f\v\r\n#<{]|\{(?=[^ \t\f\v\r\n#{}]))*/,
  line_breaks: false,
  start_chars_hint: wordStarts('<>}/'),
  push_mode: 'rest',
});

/** Arguments up to the comment, brace or tag that ends them. */
export const Arguments = scanned('Arguments', restOfLine, wordStarts(''));

/** What starts no word of the language, up to the end of the line. */
export const Unexpected = createToken({
  name: 'Unexpected',
  pattern: /[^ \t\f\v\r\n#][^\r\n#]*/,
  line_breaks: false,
  start_chars_hint: wordStarts(''),
});

const modes: Record<string, TokenType[]> = {
  line: [LineBreak, Blanks, Comment, CloseTag, TagName, Template, OpenBrace, CloseBrace, Entry, Keyword, Unexpected],
  rest: [LineBreakAfterRest, Blanks, Comment, OpenBrace, Arguments, CloseTagAfterRest, TagNameAfterRest],
  tag: [LineBreakAfterRest, Blanks, Comment, TagArguments, TagEnd],
};

/** All tokens, for the parser and for the generated syntax files. */
export const tokenTypes: TokenType[] = [...new Set(Object.values(modes).flat())];

export const configurationLexer = new Lexer(
  { modes, defaultMode: 'line' },
  { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true, recoveryEnabled: true },
);
