/** The few things about the layout that can be chosen. Everything else is decided once, see docs/style.md. */
export interface FormatOptions {
  /** Blanks for each level of sections, or one tab. */
  readonly indent: number | 'tab';
  /** Whether values and trailing comments of neighbouring lines stand in columns. */
  readonly align: boolean;
  /** `auto` keeps what most lines of the text have. */
  readonly endOfLine: 'lf' | 'crlf' | 'auto';
  /** `lower` writes the names of known directives and sections in lower case, which PowerMTA reads the same. */
  readonly keywordCase: 'keep' | 'lower';
  /** How switches are spelled: PowerMTA takes `yes`, `true`, `no` and `false`. [G1§3.2] */
  readonly booleans: 'keep' | 'yes-no' | 'true-false';
}

export const defaultFormatOptions: FormatOptions = {
  indent: 4,
  align: true,
  endOfLine: 'lf',
  keywordCase: 'keep',
  booleans: 'keep',
};

/** The most blanks that a level of sections may have. */
export const WIDEST_INDENT = 16;

/** The values of the options that have a few, for whoever reads them from a file or a command line. */
export const lineEnds = ['lf', 'crlf', 'auto'] as const satisfies readonly FormatOptions['endOfLine'][];
export const keywordCases = ['keep', 'lower'] as const satisfies readonly FormatOptions['keywordCase'][];
export const booleanSpellings = [
  'keep',
  'yes-no',
  'true-false',
] as const satisfies readonly FormatOptions['booleans'][];

export function isIndent(value: unknown): value is FormatOptions['indent'] {
  if (value === 'tab') return true;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= WIDEST_INDENT;
}

/** Of what is said of the options, what is not undefined. Whatever else an object holds is left out. */
export function saidOptions(said: FormatOptionsOrUndefined): Partial<FormatOptions> {
  const { indent, align, endOfLine, keywordCase, booleans } = said;
  return {
    ...(indent !== undefined && { indent }),
    ...(align !== undefined && { align }),
    ...(endOfLine !== undefined && { endOfLine }),
    ...(keywordCase !== undefined && { keywordCase }),
    ...(booleans !== undefined && { booleans }),
  };
}

type FormatOptionsOrUndefined = { readonly [Name in keyof FormatOptions]?: FormatOptions[Name] | undefined };
