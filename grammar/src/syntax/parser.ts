/**
 * The grammar. It knows lines only: every line of any text is one of its forms, so it never fails. Which tag belongs to
 * which is decided by the tree builder, which needs no recursion and so has no limit on depth.
 */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { NextTokenStrategy } from './lookahead.ts';
import type { TreeBuilder } from './tree-builder.ts';
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
  tokenTypes,
} from './tokens.ts';

export class ConfigurationParser extends EmbeddedActionsParser {
  // Functions made once: what is made anew in each rule costs more than the parsing.
  private takeArguments = (): IToken => this.CONSUME(Arguments);
  private takeOpenBrace = (): IToken => this.CONSUME(OpenBrace);
  private takeTagArguments = (): IToken => this.CONSUME(TagArguments);
  private takeTagEnd = (): IToken => this.CONSUME(TagEnd);

  /** Takes what the rules find. Set before `configuration` is called. */
  builder!: TreeBuilder;

  constructor(options: { readonly skipValidations: boolean }) {
    const { skipValidations } = options;
    super(tokenTypes, { lookaheadStrategy: new NextTokenStrategy(), maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  configuration = this.RULE('configuration', () => {
    // Made once and not in each turn of the loop, which is what most of the time would go to.
    const alternatives = [
      { ALT: () => this.SUBRULE(this.directive) },
      { ALT: () => this.SUBRULE(this.openTag) },
      { ALT: () => this.SUBRULE(this.closing) },
      { ALT: () => this.SUBRULE(this.entry) },
      { ALT: () => this.SUBRULE(this.foreign) },
      { ALT: () => this.SUBRULE(this.comment) },
    ];
    this.MANY(() => this.OR(alternatives));
  });

  /** `name arguments`, or the head of a section with braces; the brace may stand on the next line. */
  directive = this.RULE('directive', () => {
    const keyword = this.CONSUME(Keyword);
    const rest = this.OPTION1(this.takeArguments);
    const brace = this.OPTION2(this.takeOpenBrace);
    this.ACTION(() => {
      if (brace) this.builder.openBrace(keyword, rest, brace);
      else this.builder.directive(keyword, rest);
    });
  });

  openTag = this.RULE('openTag', () => {
    const name = this.CONSUME(TagName);
    const rest = this.OPTION1(this.takeTagArguments);
    const end = this.OPTION2(this.takeTagEnd);
    this.ACTION(() => this.builder.openTag(name, rest, end));
  });

  closing = this.RULE('closing', () => {
    this.OR([
      {
        ALT: () => {
          const tag = this.CONSUME(CloseTag);
          this.ACTION(() => this.builder.closeTag(tag));
        },
      },
      {
        ALT: () => {
          const brace = this.CONSUME(CloseBrace);
          this.ACTION(() => this.builder.closeBrace(brace));
        },
      },
    ]);
  });

  /** A line of a list whose lines have no keyword: `/regex/ category`. */
  entry = this.RULE('entry', () => {
    const text = this.CONSUME(Entry);
    const brace = this.OPTION(this.takeOpenBrace);
    this.ACTION(() => this.builder.entry(text, brace));
  });

  /** What is no PowerMTA, and a brace without a head. */
  foreign = this.RULE('foreign', () => {
    this.OR([
      {
        ALT: () => {
          const template = this.CONSUME(Template);
          this.ACTION(() => this.builder.foreign('template', template));
        },
      },
      {
        ALT: () => {
          const unexpected = this.CONSUME(Unexpected);
          this.ACTION(() => this.builder.foreign('unexpected', unexpected));
        },
      },
      {
        ALT: () => {
          const brace = this.CONSUME(OpenBrace);
          this.ACTION(() => this.builder.foreign('unexpected', brace));
        },
      },
    ]);
  });

  comment = this.RULE('comment', () => {
    const comment = this.CONSUME(Comment);
    this.ACTION(() => this.builder.comment(comment));
  });
}
