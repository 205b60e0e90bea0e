/** The few things about the layout that can be chosen. Everything else is decided once, see docs/style.md. */
export interface FormatOptions {
  /** Blanks for each level of sections. */
  readonly indent: number;
  /** Whether values and trailing comments of neighbouring lines stand in columns. */
  readonly align: boolean;
  /** `auto` keeps what most lines of the text have. */
  readonly endOfLine: 'lf' | 'crlf' | 'auto';
}

export const defaultFormatOptions: FormatOptions = { indent: 4, align: true, endOfLine: 'lf' };
