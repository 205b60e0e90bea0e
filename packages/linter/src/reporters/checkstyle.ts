import type { Diagnostic, Severity } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { xmlAttribute } from './escape.ts';
import { printable } from './printable.ts';
import type { Reporter } from './report.ts';
import { messageOf, reportPath } from './words.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** The XML of Checkstyle, which many tools of build servers read. */
export const checkstyleReport: Reporter = (results) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...results.flatMap(fileElement),
    '</checkstyle>',
    '',
  ].join('\n');

function fileElement(result: LintResult): string[] {
  const name = xmlAttribute(printable(reportPath(result.source.path)));
  if (result.diagnostics.length === 0) return [`  <file name="${name}"/>`];
  return [`  <file name="${name}">`, ...result.diagnostics.map((one) => errorElement(result, one)), '  </file>'];
}

function errorElement({ source }: LintResult, diagnostic: Diagnostic): string {
  const { line, column } = source.lines.position(diagnostic.span.start);
  const message = xmlAttribute(messageOf(diagnostic));
  const where = `line="${line}" column="${column}" severity="${severities[diagnostic.severity]}"`;
  return `    <error ${where} message="${message}" source="pmtalint.${xmlAttribute(diagnostic.rule)}"/>`;
}
