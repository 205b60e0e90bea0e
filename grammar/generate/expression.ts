/**
 * One side of a grammar rule, as data: the EBNF and the railroad diagrams are two pictures of it. Rules written by hand
 * are written as text in the notation of this file, which `printExpression` writes and `parseExpression` reads.
 */

export type Expression =
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly times: '?' | '*' | '+' }
  | { readonly kind: 'reference'; readonly name: string }
  /** These characters. */
  | { readonly kind: 'literal'; readonly text: string }
  /** One character of a class, `[a-z]`. */
  | { readonly kind: 'class'; readonly text: string }
  /** The source of a regular expression. */
  | { readonly kind: 'regex'; readonly source: string }
  /** What no notation says as shortly as words. */
  | { readonly kind: 'prose'; readonly text: string };

const lexeme =
  /\s*(?:(?<literal>"[^"]*"|'[^']*')|(?<charset>\[(?:\\.|[^\]\\])*\])|(?<regex>\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/)|(?<prose><[^>]*>)|(?<name>[A-Za-z][\w-]*)|(?<mark>[()|?*+]))/y;

/** Expressions that bind less than their surroundings stand in parentheses. */
const strength: Readonly<Record<Expression['kind'], number>> = {
  choice: 0,
  sequence: 1,
  repeat: 2,
  reference: 3,
  literal: 3,
  class: 3,
  regex: 3,
  prose: 3,
};

/** The text of an expression, with no more parentheses than it needs. */
export function printExpression(expression: Expression, least = 0): string {
  const text = bare(expression);
  return strength[expression.kind] < least ? `( ${text} )` : text;
}

function bare(expression: Expression): string {
  switch (expression.kind) {
    case 'choice':
      return expression.parts.map((part) => printExpression(part, 1)).join(' | ');
    case 'sequence':
      return expression.parts.map((part) => printExpression(part, 2)).join(' ');
    case 'repeat':
      return printExpression(expression.part, 3) + expression.times;
    case 'reference':
      return expression.name;
    case 'literal':
      return expression.text.includes('"') ? `'${expression.text}'` : `"${expression.text}"`;
    case 'class':
      return expression.text;
    case 'regex':
      return `/${expression.source}/`;
    case 'prose':
      return `<${expression.text}>`;
  }
}

/** Reads the notation. @throws Error when the text is not in it */
export function parseExpression(text: string): Expression {
  const reader = new NotationReader(text);
  const expression = reader.choice();
  reader.expectEnd();
  return expression;
}

/** The names of all rules an expression refers to. */
export function references(expression: Expression): string[] {
  if (expression.kind === 'reference') return [expression.name];
  if (expression.kind === 'repeat') return references(expression.part);
  if (expression.kind === 'sequence' || expression.kind === 'choice') return expression.parts.flatMap(references);
  return [];
}

/** A sequence or choice; of one part, that part. */
export function group(kind: 'sequence' | 'choice', parts: readonly Expression[]): Expression {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind, parts };
}

type Lexeme = Readonly<Record<string, string | undefined>>;

class NotationReader {
  readonly #text: string;
  #next: Lexeme | undefined;
  #offset = 0;

  constructor(text: string) {
    this.#text = text.trimEnd();
    this.#advance();
  }

  choice(): Expression {
    const parts = [this.#sequence()];
    while (this.#skipMark('|')) parts.push(this.#sequence());
    return group('choice', parts);
  }

  expectEnd(): void {
    if (this.#next) throw this.#error();
  }

  #sequence(): Expression {
    const parts = [this.#repeat()];
    while (this.#next && !['|', ')'].includes(this.#next['mark'] ?? '')) parts.push(this.#repeat());
    return group('sequence', parts);
  }

  #repeat(): Expression {
    const part = this.#atom();
    for (const times of ['?', '*', '+'] as const) {
      if (this.#skipMark(times)) return { kind: 'repeat', part, times };
    }
    return part;
  }

  #atom(): Expression {
    if (this.#skipMark('(')) {
      const inner = this.choice();
      if (!this.#skipMark(')')) throw this.#error();
      return inner;
    }
    const atom = this.#next && atomOf(this.#next);
    if (!atom) throw this.#error();
    this.#advance();
    return atom;
  }

  #skipMark(mark: string): boolean {
    const here = this.#next?.['mark'] === mark;
    if (here) this.#advance();
    return here;
  }

  #advance(): void {
    lexeme.lastIndex = this.#offset;
    const match = lexeme.exec(this.#text);
    if (!match && this.#offset < this.#text.length) throw this.#error();
    this.#next = match?.groups;
    if (match) this.#offset = lexeme.lastIndex;
  }

  #error(): Error {
    return new Error(`not in the notation of grammar rules, before ${this.#offset}: ${this.#text}`);
  }
}

function atomOf({ literal, charset, regex, prose, name }: Lexeme): Expression | undefined {
  if (literal) return { kind: 'literal', text: literal.slice(1, -1) };
  if (charset) return { kind: 'class', text: charset };
  if (regex) return { kind: 'regex', source: regex.slice(1, -1) };
  if (prose) return { kind: 'prose', text: prose.slice(1, -1) };
  return name ? { kind: 'reference', name } : undefined;
}
