/** A reference to a capturing group, checked when all groups are known. */
interface GroupReference {
  readonly group: number | string;
  readonly column: number;
}

/** A group that waits for its closing parenthesis. */
interface OpenGroup {
  readonly column: number;
  /** What closes it in JavaScript. */
  readonly closes: string;
  /** True where PCRE has to know the length of the text. */
  readonly fixedLength: boolean;
}

const QUOTE_MARK = /\\[QE]/y;
const QUOTE_END = /\\E/y;

/** Where the translation of a pattern stands: what is read, what is written, and what is wrong. */
export class PatternScanner {
  readonly pattern: string;
  offset = 0;
  /** The JavaScript pattern so far. */
  output = '';
  /** Why PCRE refuses the pattern. */
  error: string | undefined;
  /** What JavaScript cannot run. */
  unsupported: string | undefined;
  caseless = true;
  /** True between `\Q` and `\E`, where every character stands for itself. */
  quoted = false;
  /** True when a quantifier may follow. */
  repeatable = false;
  readonly open: OpenGroup[] = [];
  readonly names = new Set<string>();
  readonly references: GroupReference[] = [];
  groups = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** True after an error too. */
  get atEnd(): boolean {
    return this.offset >= this.pattern.length;
  }

  /** Counted from 1 behind the opening slash. */
  get column(): number {
    return this.offset + 1;
  }

  get character(): string {
    return this.pattern.charAt(this.offset);
  }

  /** Moves over what a sticky expression finds here. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.offset;
    const match = expression.exec(this.pattern) ?? undefined;
    if (match) this.offset += match[0].length;
    return match;
  }

  skipQuoteMarks(): void {
    for (;;) {
      const mark = this.take(this.quoted ? QUOTE_END : QUOTE_MARK);
      if (!mark) return;
      this.quoted = mark[0] === '\\Q';
    }
  }

  emit(source: string, repeatable = true): void {
    this.output += source;
    this.repeatable = repeatable;
  }

  refer(group: number | string, column: number): void {
    this.references.push({ group, column });
  }

  /** The pattern is wrong: the first reason counts and nothing more is read. */
  refuse(problem: string): void {
    this.error ??= problem;
    this.offset = this.pattern.length;
  }

  /** JavaScript has no such thing; reading goes on, since the pattern may be wrong as well. */
  lack(feature: string): void {
    this.unsupported ??= feature;
  }
}
