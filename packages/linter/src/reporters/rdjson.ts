import { Buffer } from 'node:buffer';
import { type Diagnostic, type Fix, type Severity, type SourceFile, type Span, byPlace } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { jsonText } from './escape.ts';
import { printable } from './printable.ts';
import type { Reporter } from './report.ts';
import { messageOf, reportPath } from './words.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/** The format of reviewdog, with suggestions that a reviewer can take over. */
export const rdjsonReport: Reporter = (results) =>
  jsonText({
    source: { name: 'pmtalint' },
    diagnostics: results.flatMap((result) => result.diagnostics.map((one) => asRdjson(result, one))),
  });

function asRdjson(result: LintResult, diagnostic: Diagnostic) {
  const { source } = result;
  const { rule, severity, span, fix } = diagnostic;
  const suggestion = fix && suggestionOf(result, fix);
  return {
    message: [messageOf(diagnostic), ...relatedLines(source, diagnostic)].join('\n'),
    location: locationOf(source, span),
    severity: severities[severity],
    code: { value: rule },
    ...(suggestion && { suggestions: [suggestion] }),
  };
}

/** As words, since readers before 0.20 refuse a document with a key that they do not know. */
function relatedLines(source: SourceFile, { related = [] }: Diagnostic): string[] {
  return related.map(({ source: { path, lines } = source, span, message }) => {
    const { line, column } = lines.position(span.start);
    return printable(`${reportPath(path)}:${line}:${column}: ${message}`);
  });
}

function locationOf(source: SourceFile, span: Span) {
  return { path: reportPath(source.path), range: byteRange(source, span) };
}

/** Columns count the bytes of UTF-8. */
function byteRange(source: SourceFile, span: Span) {
  return { start: bytePosition(source, span.start), end: bytePosition(source, span.end) };
}

function bytePosition({ lines, text }: SourceFile, at: number) {
  const { line, offset } = lines.position(at);
  return { line, column: Buffer.byteLength(text.slice(lines.lineStart(line), offset)) + 1 };
}

/**
 * Several suggestions would each be one to choose, so the edits of a fix become a single one with what stands between
 * them. There is none when a secret does.
 */
function suggestionOf({ source, secrets }: LintResult, { edits }: Fix) {
  const ordered = edits.toSorted(byPlace);
  const pieces: string[] = [];
  let done = ordered[0]?.span.start ?? 0;
  const whole = { start: done, end: ordered.at(-1)?.span.end ?? done };
  for (const { span, newText } of ordered) {
    const between = { start: done, end: span.start };
    if (secrets.some((secret) => secret.start < between.end && between.start < secret.end)) return undefined;
    pieces.push(source.slice(between), newText);
    done = span.end;
  }
  return { range: byteRange(source, whole), text: pieces.join('') };
}
