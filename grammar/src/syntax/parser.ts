/**
 * Runs the rules. Every decision is made by the next token. Chevrotain itself, which could run them as well, takes longer to
 * get ready than a short file takes to be laid out; see docs/decisions/0018-rules-and-parser.md.
 */
import type { Token } from './lexer.ts';
import type { Alternative, RuleLanguage } from './rule-language.ts';
import { defineRules } from './rules.ts';
import { type TokenKind, tokenTypes } from './tokens.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Whether something can start with a token, by its number. */
type Starts = boolean[];

export class Parser implements RuleLanguage {
  readonly #configuration: () => void;
  readonly #starts = new Map<() => unknown, Starts>();
  readonly #choices = new Map<readonly Alternative[], Alternative[]>();
  #tokens: readonly Token[] = [];
  #next = 0;
  /** What the rules that are only looked through can start with, until that is known. */
  #found: Starts | undefined;
  #isLooking = false;
  #builder: TreeBuilder | undefined;

  constructor() {
    this.#configuration = defineRules(this, () => this.#takingBuilder());
  }

  /** Hands all lines of a text to a builder. */
  parse(tokens: readonly Token[], builder: TreeBuilder): void {
    this.#tokens = tokens;
    this.#next = 0;
    this.#builder = builder;
    this.#configuration();
    const left = this.#tokens[this.#next];
    if (left) throw new Error(`no rule takes ${left.tokenType.name}`);
    this.#tokens = [];
  }

  #takingBuilder(): TreeBuilder {
    if (!this.#builder) throw new Error('nothing is parsed now');
    return this.#builder;
  }

  RULE(_name: string, definition: () => void): () => void {
    return definition;
  }

  SUBRULE(rule: () => void): void {
    rule();
  }

  CONSUME(type: TokenKind): Token {
    if (this.#isLooking) return this.#look(type);
    const token = this.#tokens[this.#next++];
    if (!token) throw new Error(`${type.name} is missing at the end`);
    return token;
  }

  OPTION1<T>(definition: () => T): T | undefined {
    return this.#isNext(definition) ? definition() : undefined;
  }

  OPTION2<T>(definition: () => T): T | undefined {
    return this.OPTION1(definition);
  }

  MANY(definition: () => void): void {
    while (this.#isNext(definition)) definition();
  }

  OR(alternatives: Alternative[]): void {
    if (this.#isLooking) this.#add(union(alternatives.map(({ ALT }) => this.#startsOf(ALT))));
    else this.#choicesOf(alternatives)[this.#type]?.ALT();
  }

  ACTION(action: () => void): void {
    if (!this.#isLooking) action();
  }

  /** The number of the next token's type; -1 at the end. */
  get #type(): number {
    return this.#tokens[this.#next]?.tokenType.number ?? -1;
  }

  #isNext(definition: () => unknown): boolean {
    return !this.#isLooking && this.#startsOf(definition)[this.#type] === true;
  }

  #choicesOf(alternatives: Alternative[]): Alternative[] {
    const known = this.#choices.get(alternatives);
    if (known) return known;
    const choices: Alternative[] = [];
    for (const alternative of alternatives) {
      this.#startsOf(alternative.ALT).forEach((_, type) => (choices[type] ??= alternative));
    }
    this.#choices.set(alternatives, choices);
    return choices;
  }

  /** Looks through a definition once, up to what it starts with; no rule starts with what may be left out. */
  #startsOf(definition: () => unknown): Starts {
    const known = this.#starts.get(definition);
    if (known) return known;
    const outer = { isLooking: this.#isLooking, found: this.#found };
    const starts: Starts = [];
    this.#isLooking = true;
    this.#found = starts;
    definition();
    this.#isLooking = outer.isLooking;
    this.#found = outer.found;
    this.#starts.set(definition, starts);
    return starts;
  }

  #look(type: TokenKind): Token {
    const starts: Starts = [];
    for (const kind of tokenTypes) if (isOf(kind, type)) starts[kind.number] = true;
    this.#add(starts);
    return noToken;
  }

  /** The first thing that is found ends the look. */
  #add(starts: Starts): void {
    const found = this.#found;
    this.#found = undefined;
    if (found) starts.forEach((_, type) => (found[type] = true));
  }
}

const noToken: Token = { image: '', startOffset: 0, tokenTypeIdx: -1, tokenType: { name: 'none', number: -1 } };

/** Whether a token is of a type or stands for one of it. */
function isOf(one: TokenKind, type: TokenKind): boolean {
  return one === type || (one.CATEGORIES?.includes(type) ?? false);
}

function union(all: readonly Starts[]): Starts {
  const starts: Starts = [];
  for (const one of all) one.forEach((_, type) => (starts[type] = true));
  return starts;
}
