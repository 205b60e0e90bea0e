/** The rules of the real parser and the tokens of the real lexer, so that what is published is what is run. */
import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { tokenTypes } from '../src/syntax/tokens.ts';
import { ChevrotainParser } from './chevrotain-parser.ts';
import { type Expression, group } from './expression.ts';
import type { Rule } from './grammar-rules.ts';

interface TokenText {
  /** What the token is for. */
  readonly note: string;
  /** What it takes, for a token that a function finds. */
  readonly takes?: string;
}

const toEndOfArguments = 'the line up to a comment, a section tag or a brace at its end';

const tokenTexts: Readonly<Record<string, TokenText>> = {
  LineBreak: { note: 'Ends a line, with the blank lines behind it. No rule asks for it.' },
  Blanks: { note: 'Blank space between the words of a line. No rule asks for it.' },
  Comment: { note: 'From a hash sign to the end of the line, also right behind a word.' },
  CloseTag: { note: 'A closing tag. It repeats the name of the section.' },
  TagName: { note: 'The start of an opening tag.' },
  TagArguments: {
    note: 'What stands between the name of a tag and its end. A command may hold the end sign itself.',
    takes: 'the text up to the end sign of the tag; for a command up to the last one of the line',
  },
  TagEnd: { note: 'The end of an opening tag.' },
  OpenBrace: { note: 'A brace at the end of a line. PowerMTA has no braces: this is read to be reported.' },
  CloseBrace: { note: 'A brace at the start of a line.' },
  Template: { note: 'A placeholder that a template engine should have replaced.' },
  Entry: {
    note: 'A line without a keyword, which starts with a slash. As for arguments, quotes protect what they hold.',
    takes: toEndOfArguments,
  },
  Keyword: { note: 'The name of a directive, in any case.' },
  Arguments: {
    note: 'All arguments of a directive. Quotes protect what they hold; a tag ends them only after a blank.',
    takes: toEndOfArguments,
  },
  Unexpected: {
    note: 'A line that starts with none of these.',
    takes: 'the line up to a comment',
  },
};

const ruleNotes: Readonly<Record<string, string>> = {
  configuration: 'A text, line by line. Every text fits; what is wrong with it is found later.',
  directive: 'One setting. With a brace it is the head of a section in a dialect that PowerMTA does not know.',
  openTag: 'The first line of a section. Directives may follow on the same line.',
  closing: 'The last line of a section.',
  entry: 'A line of a list whose lines have no keyword.',
  foreign: 'What is not PowerMTA at all.',
  comment: 'A remark. It belongs to what stands before it on its line.',
};

/** The rules of the Chevrotain parser. @throws Error for a rule without a note */
export function parserRules(): Rule[] {
  const productions = new ChevrotainParser().getGAstProductions();
  return Object.values(productions).map(({ name, definition }) => ({
    name,
    note: noteOf(name, ruleNotes[name]),
    expression: sequenceOf(definition),
  }));
}

/** The tokens of the lexer; one that only ends a mode differently is not listed twice. @throws Error as above */
export function tokenRules(): Rule[] {
  const seen = new Set<string>();
  return tokenTypes.flatMap((token) => {
    const pattern = token.PATTERN instanceof RegExp ? token.PATTERN.source : token.name;
    if (seen.has(pattern)) return [];
    seen.add(pattern);
    const text = tokenTexts[token.name];
    return [{ name: token.name, note: noteOf(token.name, text?.note), expression: tokenExpression(token, text) }];
  });
}

function tokenExpression(token: TokenType, text: TokenText | undefined): Expression {
  if (token.PATTERN instanceof RegExp) return { kind: 'regex', source: token.PATTERN.source };
  if (typeof token.PATTERN === 'string') return { kind: 'literal', text: token.PATTERN };
  return { kind: 'prose', text: noteOf(token.name, text?.takes) };
}

function noteOf(name: string, note: string | undefined): string {
  if (note === undefined) throw new Error(`grammar/generate/parser-grammar.ts says nothing about ${name}`);
  return note;
}

function sequenceOf(definition: readonly IProduction[]): Expression {
  return group('sequence', definition.map(expressionOf));
}

function expressionOf(production: IProduction): Expression {
  if (production instanceof Terminal) return { kind: 'reference', name: production.terminalType.name };
  if (production instanceof NonTerminal) return { kind: 'reference', name: production.nonTerminalName };
  if (production instanceof Option) return { kind: 'repeat', part: sequenceOf(production.definition), times: '?' };
  if (production instanceof Repetition) return { kind: 'repeat', part: sequenceOf(production.definition), times: '*' };
  if (production instanceof RepetitionMandatory) {
    return { kind: 'repeat', part: sequenceOf(production.definition), times: '+' };
  }
  if (production instanceof Alternation) return group('choice', production.definition.map(expressionOf));
  if (production instanceof Alternative) return sequenceOf(production.definition);
  throw new Error(`the parser uses ${production.constructor.name}, which grammar/generate does not know`);
}
