/** Words and names of findings as all formats show them. */
import { sep } from 'node:path';
import type { Diagnostic, Span } from '@pmtakit/grammar';
import { redact } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { printable } from './printable.ts';

/** A path as it was given, with the separators that reports have on every system. */
export function reportPath(path: string, separator: string = sep): string {
  return separator === '/' ? path : path.replaceAll(separator, '/');
}

/** A text of several lines without what a terminal or a viewer would act on. */
export function printableLines(text: string): string[] {
  return text.split('\n').map(printable);
}

/** The whole message; its first line stands alone. */
export function messageOf({ message }: Diagnostic): string {
  return printableLines(message).join('\n');
}

export function firstLineOf({ message }: Diagnostic): string {
  return printable(message.split('\n', 1)[0] ?? '');
}

/** The text of a file with stars for its secrets. */
export function shownText({ source, secrets }: Pick<LintResult, 'source' | 'secrets'>): string {
  return secrets.length > 0 ? redact(source.text, secrets) : source.text;
}

/** The lines that a span covers. One that ends where a line begins does not reach into it. */
export function linesOf({ source }: Pick<LintResult, 'source'>, span: Span): { first: number; last: number } {
  const { start, end } = source.range(span);
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}
