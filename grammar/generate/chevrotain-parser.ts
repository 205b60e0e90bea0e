/** The rules run by Chevrotain, which checks that they decide by one token, and knows how they look. */
import { EmbeddedActionsParser, type IToken, type ParserMethod } from 'chevrotain';
import type { RuleLanguage } from '../src/syntax/rule-language.ts';
import { defineRules } from '../src/syntax/rules.ts';
import { tokenTypes } from '../src/syntax/tokens.ts';
import type { TreeBuilder } from '../src/syntax/tree-builder.ts';

export class ChevrotainParser extends EmbeddedActionsParser {
  readonly #configuration: () => void;
  #builder: TreeBuilder | undefined;

  /** @throws Error for rules that are ambiguous or need more than one token */
  constructor() {
    super(tokenTypes, { maxLookahead: 1, skipValidations: false });
    this.#configuration = defineRules(this.#language(), () => this.#takingBuilder());
    this.performSelfAnalysis();
  }

  parse(tokens: IToken[], builder: TreeBuilder): void {
    this.#builder = builder;
    this.input = tokens;
    this.#configuration();
  }

  #takingBuilder(): TreeBuilder {
    if (!this.#builder) throw new Error('nothing is parsed now');
    return this.#builder;
  }

  #language(): RuleLanguage {
    const methods = new Map<() => void, ParserMethod<[], void>>();
    return {
      RULE: (name, definition) => {
        const method = this.RULE(name, definition);
        methods.set(method, method);
        return method;
      },
      SUBRULE: (rule) => {
        const method = methods.get(rule);
        if (method) this.SUBRULE(method);
      },
      CONSUME: (type) => this.CONSUME(type),
      OPTION1: (definition) => this.OPTION1(definition),
      OPTION2: (definition) => this.OPTION2(definition),
      OR: (alternatives) => this.OR(alternatives),
      MANY: (definition) => this.MANY(definition),
      ACTION: (action) => this.ACTION(action),
    };
  }
}
