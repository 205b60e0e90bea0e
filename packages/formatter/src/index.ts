export { format, formatDocument } from './format.ts';
export { type LineRange, formatEdits } from './edits.ts';
export {
  type FormatOptions,
  WIDEST_INDENT,
  booleanSpellings,
  defaultFormatOptions,
  isIndent,
  keywordCases,
  lineEnds,
  saidOptions,
} from './options.ts';
export { prettierPlugin as default } from './prettier/plugin.ts';
