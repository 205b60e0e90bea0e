import type { Severity } from '@pmtakit/grammar';
import { githubData, githubProperty } from './escape.ts';
import { printable } from './printable.ts';
import { type Finding, type Reporter, findingsOf } from './report.ts';
import { linesOf, messageOf, reportPath } from './words.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub Actions turns into annotations of the lines of a pull request. */
export const githubReport: Reporter = (results) => findingsOf(results).map(command).join('');

function command({ source, diagnostic }: Finding): string {
  const { severity, rule } = diagnostic;
  const properties = [
    ['file', printable(reportPath(source.path))],
    ...place({ source, diagnostic }),
    ['title', `pmtalint ${rule}`],
  ].map(([name = '', value = '']) => `${name}=${githubProperty(value)}`);
  return `::${commands[severity]} ${properties.join(',')}::${githubData(messageOf(diagnostic))}\n`;
}

/** GitHub takes columns only for what stands on one line. */
function place({ source, diagnostic: { span } }: Finding): [string, string][] {
  const { start, end } = source.range(span);
  const { first, last } = linesOf({ source }, span);
  const lines: [string, string][] = [
    ['line', String(first)],
    ['endLine', String(last)],
  ];
  if (start.line !== end.line) return lines;
  return [...lines, ['col', String(start.column)], ['endColumn', String(end.column)]];
}
