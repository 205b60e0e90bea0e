import type { IToken } from 'chevrotain';
import type { TokenKind } from './tokens.ts';

/** One way on where there are several. */
export interface Alternative {
  ALT: () => void;
}

/**
 * The words that the rules are written in: those of Chevrotain, which checks them, draws them and is compared with the
 * parser that runs them.
 */
export interface RuleLanguage {
  RULE(name: string, definition: () => void): () => void;
  CONSUME(type: TokenKind): IToken;
  /** Options of one rule have different numbers. */
  OPTION1<T>(definition: () => T): T | undefined;
  OPTION2<T>(definition: () => T): T | undefined;
  OR(alternatives: Alternative[]): void;
  MANY(definition: () => void): void;
  SUBRULE(rule: () => void): void;
  /** What is done with tokens; not while the rules are only looked through. */
  ACTION(action: () => void): void;
}
