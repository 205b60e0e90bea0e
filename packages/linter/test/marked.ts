import { type Diagnostic, SourceFile, type Span } from '@pmtakit/grammar';
import type { LintResult } from '../src/index.ts';

/** A text in which `⟦...⟧` stands round a place, without the marks, and the place. */
export function readMark(marked: string): { text: string; span: Span } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  if (start < 0 || end < start) throw new Error(`no mark in ${JSON.stringify(marked)}`);
  return { text: marked.replace('⟦', '').replace('⟧', ''), span: { start, end } };
}

/** A result with one finding at the mark, which is an error of the rule `some-rule` unless told otherwise. */
export function resultAt(marked: string, more: Partial<Diagnostic> = {}, path = 'pmta.conf'): LintResult {
  const { text, span } = readMark(marked);
  const finding = { rule: 'some-rule', messageId: 'some', severity: 'error', span, message: 'Wrong.' } as const;
  return { source: new SourceFile(path, text), diagnostics: [{ ...finding, ...more }], suppressed: [], secrets: [] };
}
