/**
 * Cuts a text into the tokens of tokens.ts, by the rules of Chevrotain's own lexer: a test compares the two. That one
 * takes the patterns apart before it starts, which would be a third of the time that a short file takes.
 */
import type { IToken } from 'chevrotain';
import { type ModeName, SKIPPED, type TokenKind, modes } from './tokens.ts';

/** A token of a text. */
export interface Token extends IToken {
  tokenType: TokenKind;
}

/** A token that may come next. */
interface Candidate {
  readonly type: TokenKind;
  readonly isSkipped: boolean;
  /** Where the token that starts at an offset ends; at the same offset when none starts there. */
  readonly endOf: (text: string, start: number) => number;
  /** The mode that it switches to. */
  readonly next: string | undefined;
}

const FIRST_MODE: ModeName = 'line';

export class Lexer {
  readonly #modes: ReadonlyMap<string, Mode> = new Map(
    Object.entries(modes).map(([name, types]) => [name, new Mode(types)]),
  );
  #mode = this.#modeNamed(FIRST_MODE);

  /** The tokens of a text, without those that are skipped. */
  tokenize(text: string): Token[] {
    const tokens: Token[] = [];
    this.#mode = this.#modeNamed(FIRST_MODE);
    let offset = 0;
    while (offset < text.length) offset = this.#take(text, offset, tokens);
    return tokens;
  }

  /** Adds the token that starts at an offset, and gives the offset behind it. */
  #take(text: string, start: number, tokens: Token[]): number {
    for (const { type, isSkipped, endOf, next } of this.#mode.candidatesAt(text, start)) {
      const end = endOf(text, start);
      if (end === start) continue;
      if (!isSkipped) tokens.push(tokenOf(type, text, start, end));
      if (next !== undefined) this.#mode = this.#modeNamed(next);
      return end;
    }
    throw new Error(`no token fits at ${start}; the last ones of each mode in tokens.ts must take anything`);
  }

  #modeNamed(name: string): Mode {
    const mode = this.#modes.get(name);
    if (!mode) throw new Error(`tokens.ts has no mode ${name}`);
    return mode;
  }
}

/** Characters from this one on start only what takes any character. */
const FIRST_NOT_ASCII = 128;

class Mode {
  readonly #candidates: readonly Candidate[];
  /** The candidates by the code of the character to come, each list made when it is first asked for. */
  readonly #byCode: (readonly Candidate[])[] = [];

  constructor(types: readonly TokenKind[]) {
    this.#candidates = types.map(candidateOf);
  }

  candidatesAt(text: string, offset: number): readonly Candidate[] {
    const code = Math.min(text.charCodeAt(offset), FIRST_NOT_ASCII);
    return (this.#byCode[code] ??= this.#startingWith(String.fromCharCode(code)));
  }

  #startingWith(character: string): Candidate[] {
    return this.#candidates.filter(({ type }) => type.START_CHARS_HINT?.includes(character) ?? true);
  }
}

function candidateOf(type: TokenKind): Candidate {
  return {
    type,
    isSkipped: type.GROUP === SKIPPED,
    endOf: endFinder(type.PATTERN),
    // No mode is entered from another one than the first, so leaving one leads there.
    next: type.PUSH_MODE ?? (type.POP_MODE ? FIRST_MODE : undefined),
  };
}

function endFinder(pattern: TokenKind['PATTERN']): Candidate['endOf'] {
  if (typeof pattern === 'string') {
    return (text, start) => (text.startsWith(pattern, start) ? start + pattern.length : start);
  }
  if (typeof pattern === 'function') return (text, start) => start + (pattern(text, start, [], {})?.[0].length ?? 0);
  if (!(pattern instanceof RegExp)) throw new Error('a token of tokens.ts has no pattern');
  return (text, start) => {
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : start;
  };
}

/** With the number that Chevrotain gives the type, if it did. */
function tokenOf(tokenType: TokenKind, text: string, start: number, end: number): Token {
  const { tokenTypeIdx = tokenType.number } = tokenType;
  return { image: text.slice(start, end), startOffset: start, tokenTypeIdx, tokenType };
}
