import type { SupportOptions } from 'prettier';
import { type FormatOptions, WIDEST_INDENT, defaultFormatOptions } from '../options.ts';

/** What Prettier tells a plugin, as far as this one asks. */
export interface PrettierOptions {
  readonly filepath?: string;
  readonly tabWidth: number;
  readonly useTabs?: boolean;
  readonly rangeStart: number;
  readonly rangeEnd: number;
  /** Below 0 where there is no cursor. */
  cursorOffset?: number;
  readonly pmtaAlign?: boolean;
  readonly pmtaKeywordCase?: FormatOptions['keywordCase'];
  readonly pmtaBooleans?: FormatOptions['booleans'];
}

const category = 'PowerMTA';

/** The options of its own. */
export const supportOptions = {
  pmtaAlign: {
    category,
    type: 'boolean',
    default: defaultFormatOptions.align,
    description: 'Align values and trailing comments of neighbouring lines in columns.',
    oppositeDescription: 'Do not align values and trailing comments of neighbouring lines.',
  },
  pmtaKeywordCase: {
    category,
    type: 'choice',
    default: defaultFormatOptions.keywordCase,
    description: 'How to write the names of known directives and sections.',
    choices: [
      { value: 'keep', description: 'Keep names as they are.' },
      { value: 'lower', description: 'Write names in lower case.' },
    ],
  },
  pmtaBooleans: {
    category,
    type: 'choice',
    default: defaultFormatOptions.booleans,
    description: 'How to spell switches.',
    choices: [
      { value: 'keep', description: 'Keep switches as they are.' },
      { value: 'yes-no', description: 'Spell them yes and no.' },
      { value: 'true-false', description: 'Spell them true and false.' },
    ],
  },
} satisfies SupportOptions;

/** The defaults of Prettier's own options, where they differ from Prettier's. */
export const defaultOptions = { tabWidth: 4 };

/** Prettier gives and takes texts whose lines end with LF, and writes `endOfLine` itself. */
export function formatOptionsOf(options: PrettierOptions): FormatOptions {
  const { tabWidth, useTabs, pmtaAlign, pmtaKeywordCase, pmtaBooleans } = options;
  return {
    indent: useTabs ? 'tab' : Math.min(tabWidth, WIDEST_INDENT),
    align: pmtaAlign ?? defaultFormatOptions.align,
    endOfLine: 'lf',
    keywordCase: pmtaKeywordCase ?? defaultFormatOptions.keywordCase,
    booleans: pmtaBooleans ?? defaultFormatOptions.booleans,
  };
}
