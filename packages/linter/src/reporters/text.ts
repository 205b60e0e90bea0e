import type { Diagnostic, Severity, SourceFile } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { summarize, summaryLine } from '../summary.ts';
import { codeFrame } from './code-frame.ts';
import { printable } from './printable.ts';
import { firstLineOf, reportPath, shownText } from './words.ts';

/** How a report is coloured. Without colour each function gives back its text. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const same = (text: string): string => text;

export const plainPalette: Palette = {
  severity: { error: same, warning: same, info: same, hint: same },
  strong: same,
  faint: same,
};

export interface TextReportOptions {
  readonly palette: Palette;
  /** Whether the source is shown below each finding, with the whole message. */
  readonly frames: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Findings for people: `path:line:column: severity message [rule]`, with or without the source below. */
export function textReport(results: readonly LintResult[], options: TextReportOptions): string {
  const blocks = results.flatMap((result) => fileBlocks(result, options));
  const summary = summaryLine(summarize(results));
  const text = blocks.join(options.frames ? '\n\n' : '\n');
  return text === '' ? `${summary}\n` : `${text}\n${options.frames ? '\n' : ''}${summary}\n`;
}

function fileBlocks({ source, diagnostics, secrets }: LintResult, options: TextReportOptions): string[] {
  if (diagnostics.length === 0) return [];
  const shown = shownText({ source, secrets });
  return diagnostics.map((diagnostic) => {
    const [, ...more] = diagnostic.message.split('\n');
    const head = headLine(source, diagnostic, options.palette);
    if (!options.frames) return head;
    const frame = codeFrame(shown, source.lines, diagnostic.span, options.width);
    return [
      head,
      ...colouredFrame(frame, diagnostic, options.palette),
      ...notes(source, diagnostic, more, options),
    ].join('\n');
  });
}

/** `path:line:column: severity message [rule]`, with the first line of the message. */
export function headLine(source: SourceFile, diagnostic: Diagnostic, palette: Palette): string {
  const { line, column } = source.lines.position(diagnostic.span.start);
  const severity = palette.severity[diagnostic.severity](diagnostic.severity);
  const place = palette.strong(`${printable(reportPath(source.path))}:${line}:${column}:`);
  return `${place} ${severity} ${firstLineOf(diagnostic)} ${palette.faint(`[${diagnostic.rule}]`)}`;
}

function colouredFrame(frame: readonly string[], { severity }: Diagnostic, palette: Palette): string[] {
  return frame.map((line, index) => (index === frame.length - 1 ? palette.severity[severity](line) : line));
}

function notes(
  source: SourceFile,
  diagnostic: Diagnostic,
  more: readonly string[],
  { palette }: TextReportOptions,
): string[] {
  const related = (diagnostic.related ?? []).map(({ span, message, source: { path, lines } = source }) => {
    const { line, column } = lines.position(span.start);
    return `${reportPath(path)}:${line}:${column}: ${message}`;
  });
  const { fix, assumptions = [] } = diagnostic;
  const assumed = assumptions.map((name) => `this rests on an assumption: ${name} (docs/assumptions.md)`);
  const offer = fix ? [`${fix.safe ? 'fix' : 'suggestion'}: ${fix.title}`] : [];
  return [...more, ...related, ...assumed, ...offer].map((line) => `  ${palette.faint('=')} ${printable(line)}`);
}
