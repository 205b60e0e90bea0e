/**
 * The grammar. It knows lines only: every line of any text is one of its forms, so it never fails. Which tag belongs to
 * which is decided by the tree builder, which needs no recursion and so has no limit on depth.
 */
import type { RuleLanguage } from './rule-language.ts';
import {
  Arguments,
  CloseBrace,
  CloseTag,
  Comment,
  Entry,
  Keyword,
  OpenBrace,
  TagArguments,
  TagEnd,
  TagName,
  Template,
  Unexpected,
} from './tokens.ts';
import type { TreeBuilder } from './tree-builder.ts';

/**
 * The rules in the words of a parser; gives the one for a whole text. Alternatives and options are made once and not for
 * each line, which would cost more than the parsing.
 * @param builder takes what the rules find
 */
export function defineRules($: RuleLanguage, builder: () => TreeBuilder): () => void {
  const takeArguments = () => $.CONSUME(Arguments);
  const takeOpenBrace = () => $.CONSUME(OpenBrace);
  const takeTagArguments = () => $.CONSUME(TagArguments);
  const takeTagEnd = () => $.CONSUME(TagEnd);

  const lines = [
    { ALT: () => $.SUBRULE(directive) },
    { ALT: () => $.SUBRULE(openTag) },
    { ALT: () => $.SUBRULE(closing) },
    { ALT: () => $.SUBRULE(entry) },
    { ALT: () => $.SUBRULE(foreign) },
    { ALT: () => $.SUBRULE(comment) },
  ];
  const takeLine = () => $.OR(lines);
  const configuration = $.RULE('configuration', () => $.MANY(takeLine));

  /** `name arguments`, or the head of a section with braces; the brace may stand on the next line. */
  const directive = $.RULE('directive', () => {
    const keyword = $.CONSUME(Keyword);
    const rest = $.OPTION1(takeArguments);
    const brace = $.OPTION2(takeOpenBrace);
    $.ACTION(() => {
      if (brace) builder().openBrace(keyword, rest, brace);
      else builder().directive(keyword, rest);
    });
  });

  const openTag = $.RULE('openTag', () => {
    const name = $.CONSUME(TagName);
    const rest = $.OPTION1(takeTagArguments);
    const end = $.OPTION2(takeTagEnd);
    $.ACTION(() => builder().openTag(name, rest, end));
  });

  const takeCloseTag = () => {
    const tag = $.CONSUME(CloseTag);
    $.ACTION(() => builder().closeTag(tag));
  };
  const takeCloseBrace = () => {
    const brace = $.CONSUME(CloseBrace);
    $.ACTION(() => builder().closeBrace(brace));
  };
  const closings = [{ ALT: takeCloseTag }, { ALT: takeCloseBrace }];
  const closing = $.RULE('closing', () => $.OR(closings));

  /** A line of a list whose lines have no keyword: `/regex/ category`. */
  const entry = $.RULE('entry', () => {
    const text = $.CONSUME(Entry);
    const brace = $.OPTION1(takeOpenBrace);
    $.ACTION(() => builder().entry(text, brace));
  });

  const takeTemplate = () => {
    const template = $.CONSUME(Template);
    $.ACTION(() => builder().foreign('template', template));
  };
  const takeUnexpected = () => {
    const unexpected = $.CONSUME(Unexpected);
    $.ACTION(() => builder().foreign('unexpected', unexpected));
  };
  const takeLoneBrace = () => {
    const brace = $.CONSUME(OpenBrace);
    $.ACTION(() => builder().foreign('unexpected', brace));
  };
  const foreigners = [{ ALT: takeTemplate }, { ALT: takeUnexpected }, { ALT: takeLoneBrace }];
  /** What is no PowerMTA, and a brace without a head. */
  const foreign = $.RULE('foreign', () => $.OR(foreigners));

  const comment = $.RULE('comment', () => {
    const text = $.CONSUME(Comment);
    $.ACTION(() => builder().comment(text));
  });

  return configuration;
}
