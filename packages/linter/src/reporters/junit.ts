import type { Diagnostic } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { codeFrame } from './code-frame.ts';
import { xmlAttribute, xmlText } from './escape.ts';
import { printable } from './printable.ts';
import type { Reporter } from './report.ts';
import { firstLineOf, messageOf, reportPath, shownText } from './words.ts';

/** Columns of the source below a message. */
const WIDTH = 120;

/**
 * A suite for each file. A finding is a test that failed; a hint is one that was skipped, because hints do not make a
 * run fail; a file without findings is one test that passed.
 */
export const junitReport: Reporter = (results) => {
  const suites = results.map((result) => ({ result, ...countsOf(result) }));
  const sum = (count: 'tests' | 'failures' | 'skipped') => suites.reduce((total, suite) => total + suite[count], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="pmtalint" tests="${sum('tests')}" failures="${sum('failures')}" errors="0">`,
    ...suites.flatMap(({ result, ...counts }) => suiteElement(result, counts)),
    '</testsuites>',
    '',
  ].join('\n');
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

function countsOf({ diagnostics }: LintResult): Counts {
  const skipped = diagnostics.filter(({ severity }) => severity === 'hint').length;
  return { tests: Math.max(1, diagnostics.length), failures: diagnostics.length - skipped, skipped };
}

function suiteElement(result: LintResult, { tests, failures, skipped }: Counts): string[] {
  const name = xmlAttribute(printable(reportPath(result.source.path)));
  const counts = `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [`  <testsuite name="${name}" ${counts}>`, ...testElements(result, name), '  </testsuite>'];
}

function testElements(result: LintResult, file: string): string[] {
  if (result.diagnostics.length === 0) return [`    <testcase name="no findings" classname="${file}"/>`];
  const shown = shownText(result);
  return result.diagnostics.flatMap((diagnostic) => {
    const { line, column } = result.source.lines.position(diagnostic.span.start);
    const name = `${xmlAttribute(diagnostic.rule)} at ${line}:${column}`;
    return [
      `    <testcase name="${name}" classname="${file}">`,
      outcome(diagnostic, [messageOf(diagnostic), ...frame(result, shown, diagnostic)].join('\n')),
      '    </testcase>',
    ];
  });
}

function outcome(diagnostic: Diagnostic, body: string): string {
  const element = diagnostic.severity === 'hint' ? 'skipped' : 'failure';
  const message = xmlAttribute(firstLineOf(diagnostic));
  return `      <${element} type="${diagnostic.severity}" message="${message}">${xmlText(body)}</${element}>`;
}

function frame({ source }: LintResult, shown: string, { span }: Diagnostic): string[] {
  return codeFrame(shown, source.lines, span, WIDTH);
}
