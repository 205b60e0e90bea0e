export { type LintResult, lint, lintProject } from './lint.ts';
export { printable } from './reporters/printable.ts';
export { jsonReport } from './reporters/json.ts';
export { type Palette, type TextReportOptions, plainPalette, textReport } from './reporters/text.ts';
export { type Summary, summarize, summaryLine } from './summary.ts';
