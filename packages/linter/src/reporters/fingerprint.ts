import type { Diagnostic } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { shownText } from './words.ts';

/** A line may be a megabyte long; what tells it from others stands at its beginning. */
const LONGEST = 1000;
/** Who passes a finding over does not make another one of it. */
const ownComment = /#+[ \t]*pmtalint-.*/s;

/**
 * For each finding of a file what it is recognised by after lines were moved: its rule, its message and the words of its
 * line, and which one of several alike it is. Secrets count as stars, since a short one could be found out from a hash.
 */
export function fingerprints(result: LintResult, diagnostics: readonly Diagnostic[] = result.diagnostics): string[] {
  const seen = new Map<string, number>();
  const text = diagnostics.length > 0 ? shownText(result) : '';
  return diagnostics.map((diagnostic) => {
    const { rule, messageId } = diagnostic;
    const key = JSON.stringify([rule, messageId, wordsOfLine(result, text, diagnostic)]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return hash(`${key} ${count}`);
  });
}

export function hash(text: string): string {
  // Loading it takes a tenth of the start of pmtalint, and most reports need none.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

function wordsOfLine({ source: { lines } }: LintResult, text: string, { span }: Diagnostic): string {
  const { line } = lines.position(span.start);
  const start = lines.lineStart(line);
  const end = Math.min(lines.lineStart(line + 1), start + LONGEST);
  const words = text.slice(start, end).replace(ownComment, '');
  return words.trim().replaceAll(/\s+/g, ' ').replaceAll(/\*+/g, '*');
}
