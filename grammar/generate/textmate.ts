/**
 * The TextMate grammar. Highlighters see one line at a time and no tree, so it follows the lexer (tokens.ts) and takes
 * from the catalogue what a line may start with and whether its arguments may hold regular expressions.
 */
import type { DirectiveKind, HighlightedNames, NamesOfKind } from './highlighted-names.ts';
import {
  BRACE,
  LINE_END,
  type TextMateRule,
  WORD_END,
  WORD_START,
  escapeRegex,
  valueRules,
} from './textmate-values.ts';

/** A line starts here: at its first word, or behind a tag. */
const LINE_START = String.raw`(?:^|(?<=[\s>]))`;
/** The keyword of any line, known or not. */
const KEYWORD = String.raw`(?>(?:[^\s#<>{}/]|\{(?=[^\s#{}]))(?:[^\s#<{]|\{(?=[^\s#{}]))*)`;
/** Quoted strings protect what ends a tag or line. */
const COMMAND = String.raw`"?\|(?:"(?:\\.|[^"\\])*"|[^#])*`;

/** How a kind of directive is coloured: the last part of its scope, and the rules for its arguments. */
const colours: Readonly<Record<DirectiveKind['id'], { scope: string; values: string }>> = {
  pattern: { scope: 'pattern', values: 'pattern-arguments' },
  'free-text': { scope: 'free-text', values: 'free-text' },
  size: { scope: 'setting', values: 'size-arguments' },
  setting: { scope: 'setting', values: 'arguments' },
};

export interface TextMateGrammar {
  readonly information_for_contributors: readonly string[];
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly TextMateRule[];
  readonly repository: Readonly<Record<string, TextMateRule>>;
}

export function textMateGrammar(names: HighlightedNames): TextMateGrammar {
  const sections = sectionsOf(names);
  return {
    information_for_contributors: ['Generated from grammar/catalogue by `npm run generate`. Do not edit.'],
    name: 'PowerMTA configuration',
    scopeName: 'source.pmta',
    fileTypes: ['pmta', 'pmta.conf'],
    patterns: include('html-comment', 'template', 'comment', 'tags', 'braces', 'entry', 'directives', 'unexpected'),
    repository: {
      ...lineRules(sections),
      ...tagRules(sections),
      ...directiveRules(names, sections),
      ...valueRules(names),
    },
  };
}

/** The grammar as the text of a tmLanguage file. */
export function printGrammar(grammar: TextMateGrammar): string {
  return `${JSON.stringify(grammar, undefined, 2)}\n`;
}

interface Sections {
  readonly all: string;
  readonly current: string;
  readonly old: string;
}

function sectionsOf({ sections, oldSections }: HighlightedNames): Sections {
  const all = alternation([...sections, ...oldSections].sort((a, b) => b.length - a.length));
  return { all, current: alternation(sections), old: alternation(oldSections) };
}

function lineRules(sections: Sections): Record<string, TextMateRule> {
  return {
    'html-comment': {
      name: 'invalid.illegal.html-comment.pmta',
      begin: String.raw`^\s*<!--`,
      end: '-->',
    },
    template: { name: 'invalid.illegal.template.pmta', match: String.raw`^\s*(?:\{\{|\{%|<\?|<%).*$` },
    comment: {
      name: 'comment.line.number-sign.pmta',
      match: '(#).*$',
      captures: { 1: { name: 'punctuation.definition.comment.pmta' } },
    },
    braces: {
      patterns: [
        { match: BRACE, name: 'invalid.illegal.brace.pmta' },
        { match: String.raw`^\s*(\})`, captures: { 1: { name: 'invalid.illegal.brace.pmta' } } },
      ],
    },
    entry: {
      name: 'meta.entry.pmta',
      begin: `${LINE_START}(?=/)`,
      end: lineEnd(sections),
      patterns: include('entry-values'),
    },
    'entry-values': {
      patterns: [
        ...include('regex', 'braces'),
        { match: `${WORD_START}[\\w-]+${WORD_END}`, name: 'support.constant.category.pmta' },
      ],
    },
    unexpected: { match: String.raw`[^\s#<][^#<]*` },
  };
}

function tagRules({ current, old, all }: Sections): Record<string, TextMateRule> {
  const punctuation = { name: 'punctuation.definition.tag.pmta' };
  const beginCaptures = (name: string) => ({ 1: punctuation, 2: { name } });
  const tag = (names: string, name: string): TextMateRule => ({
    name: 'meta.tag.pmta',
    begin: `(<)[ \\t]*(${names})(?=[\\s>#]|$)`,
    beginCaptures: beginCaptures(name),
    end: '(>)|(?=#)|$',
    endCaptures: { 1: punctuation },
    patterns: include('tag-arguments'),
  });
  const closing = (names: string, name: string): TextMateRule => ({
    name: 'meta.tag.close.pmta',
    match: `(</)[ \\t]*(${names})(?=[\\s>#]|$)([^#<>]*)(>)?`,
    captures: { ...beginCaptures(name), 3: { name: 'invalid.illegal.tag-end.pmta' }, 4: punctuation },
  });
  return {
    tags: {
      patterns: [
        closing(old, 'invalid.deprecated.pmta'),
        closing(current, 'entity.name.tag.pmta'),
        closing('[^\\s#<>]+', 'meta.tag.unknown.pmta'),
        commandTag(all),
        tag(old, 'invalid.deprecated.pmta'),
        tag(current, 'entity.name.tag.pmta'),
        tag(String.raw`[A-Za-z_][\w.:-]*`, 'meta.tag.unknown.pmta'),
      ],
    },
    'tag-arguments': {
      patterns: [
        ...include('string', 'macro', 'reserved', 'wildcard', 'address', 'path'),
        { match: String.raw`[^\s#>"$]+`, name: 'entity.name.section.pmta' },
      ],
    },
  };
}

/** `<acct-file |program >file>`: a command runs to the last `>` of the line. */
function commandTag(names: string): TextMateRule {
  return {
    name: 'meta.tag.pmta',
    match: `(<)[ \\t]*(${names})[ \\t]+(${COMMAND})(>)`,
    captures: {
      1: { name: 'punctuation.definition.tag.pmta' },
      2: { name: 'entity.name.tag.pmta' },
      3: { name: 'string.unquoted.command.pmta', patterns: include('string', 'macro') },
      4: { name: 'punctuation.definition.tag.pmta' },
    },
  };
}

function directiveRules(
  { directives, oldDirectives }: HighlightedNames,
  sections: Sections,
): Record<string, TextMateRule> {
  const line = (names: string, scope: string, values: string): TextMateRule => ({
    name: 'meta.directive.pmta',
    begin: `${LINE_START}(${names})(?=[\\s#<{]|$)`,
    beginCaptures: { 1: { name: scope } },
    end: lineEnd(sections),
    patterns: include(values),
  });
  const known = (of: readonly NamesOfKind[], scope: string): TextMateRule[] =>
    of.map(({ names, kind }) => {
      const colour = colours[kind.id];
      return line(alternation(names), scope.replace('KIND', colour.scope), colour.values);
    });
  return {
    directives: {
      patterns: [
        line(`${KEYWORD}(?=[^#"]*${BRACE})`, 'invalid.illegal.brace-section.pmta', 'arguments'),
        ...known(oldDirectives, 'invalid.deprecated.pmta'),
        ...known(directives, 'keyword.other.KIND.pmta'),
        line(KEYWORD, 'meta.unknown.pmta', 'arguments'),
      ],
    },
  };
}

/** A line ends before its comment, and before a section that opens on it. */
function lineEnd({ all }: Sections): string {
  return `${LINE_END}|(?<=[\\s,=;|])(?=<[ \\t]*${all}[ \\t>])`;
}

/** Names in any case; the first that fits is taken. */
function alternation(names: readonly string[]): string {
  return `(?i:${names.map(escapeRegex).join('|')})`;
}

function include(...names: readonly string[]): TextMateRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}
