/**
 * The grammar. It knows lines only: every line of any text is one of its forms, so it never fails. Which tag belongs to
 * which is decided by the tree builder, which needs no recursion and so has no limit on depth.
 */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { TreeBuilder } from './tree-builder.ts';
import {
  Arguments,
  CloseBrace,
  CloseTag,
  Comment,
  Entry,
  Keyword,
  LineBreak,
  OpenBrace,
  TagArguments,
  TagEnd,
  TagName,
  Template,
  Unexpected,
  tokenTypes,
} from './tokens.ts';

export class ConfigurationParser extends EmbeddedActionsParser {
  /** Takes what the rules find. Set before `configuration` is called. */
  builder!: TreeBuilder;

  constructor(options: { readonly skipValidations: boolean }) {
    super(tokenTypes, { recoveryEnabled: true, maxLookahead: 1, skipValidations: options.skipValidations });
    this.performSelfAnalysis();
  }

  configuration = this.RULE('configuration', () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.directive) },
        { ALT: () => this.SUBRULE(this.openTag) },
        { ALT: () => this.SUBRULE(this.closing) },
        { ALT: () => this.SUBRULE(this.entry) },
        { ALT: () => this.SUBRULE(this.foreign) },
        { ALT: () => this.SUBRULE(this.comment) },
        { ALT: () => this.SUBRULE(this.lineBreak) },
      ]);
    });
  });

  /** `name arguments`, or the head of a section with braces. */
  directive = this.RULE('directive', () => {
    const keyword = this.CONSUME(Keyword);
    let rest: IToken | undefined;
    let brace: IToken | undefined;
    this.OPTION1(() => {
      rest = this.CONSUME(Arguments);
    });
    this.OPTION2(() => {
      brace = this.CONSUME(OpenBrace);
    });
    this.ACTION(() => {
      if (brace) this.builder.openBrace(keyword, rest, brace);
      else this.builder.directive(keyword, rest);
    });
  });

  openTag = this.RULE('openTag', () => {
    const name = this.CONSUME(TagName);
    let rest: IToken | undefined;
    let end: IToken | undefined;
    this.OPTION1(() => {
      rest = this.CONSUME(TagArguments);
    });
    this.OPTION2(() => {
      end = this.CONSUME(TagEnd);
    });
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
    let brace: IToken | undefined;
    this.OPTION(() => {
      brace = this.CONSUME(OpenBrace);
    });
    this.ACTION(() => this.builder.entry(text, brace));
  });

  /** What is no PowerMTA, and a brace that stands alone on its line. */
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
          this.ACTION(() => this.builder.loneBrace(brace));
        },
      },
    ]);
  });

  comment = this.RULE('comment', () => {
    const comment = this.CONSUME(Comment);
    this.ACTION(() => this.builder.comment(comment));
  });

  lineBreak = this.RULE('lineBreak', () => {
    this.CONSUME(LineBreak);
    this.ACTION(() => this.builder.lineBreak());
  });
}
