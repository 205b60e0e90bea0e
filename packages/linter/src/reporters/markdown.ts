import { type Diagnostic, type Severity, severities } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { summarize, summaryLine } from '../summary.ts';
import { markdownCode, markdownText } from './escape.ts';
import { printable } from './printable.ts';
import { type Finding, type Reporter, findingsOf } from './report.ts';
import { firstLineOf, reportPath } from './words.ts';

/** Rows of a table; a comment on a pull request may have 65,536 characters. */
const MOST_ROWS = 40;
const LONGEST_MESSAGE = 120;
const LONGEST_PATH = 80;

/** A summary for a pull request or the page of a run: what was found by rule and by file, and the worst findings. */
export const markdownReport: Reporter = (results) => {
  const found = findingsOf(results);
  const title = `## pmtalint: ${summaryLine(summarize(results))}`;
  if (found.length === 0) return `${title}\n`;
  const sections = [
    table(
      ['Rule', ...countHeads],
      countsBy(found, ({ rule }) => markdownCode(rule)),
      'rules',
    ),
    table(
      ['File', ...countHeads],
      countsBy(found, (_, path) => markdownCode(path)),
      'files',
    ),
    `### Findings\n\n${table(['Place', 'Severity', 'Finding', 'Rule'], found.toSorted(worstFirst).map(findingRow), 'findings')}`,
  ];
  return `${[title, ...sections].join('\n\n')}\n`;
};

const countHeads = ['Errors', 'Warnings', 'Notes', 'Hints'];

/** The rows that fit, and how many more there are. */
function table(heads: readonly string[], rows: readonly string[][], what: string): string {
  const shown = rows.slice(0, MOST_ROWS);
  const lines = [heads, heads.map(() => '---'), ...shown].map((cells) => `| ${cells.join(' | ')} |`);
  const left = rows.length - shown.length;
  return [...lines, ...(left > 0 ? ['', `… and ${left} more ${what}.`] : [])].join('\n');
}

/** How many findings of each severity belong together, the worst groups first. */
function countsBy(found: readonly Finding[], nameOf: (diagnostic: Diagnostic, path: string) => string): string[][] {
  const groups = new Map<string, Record<Severity, number>>();
  for (const { source, diagnostic } of found) {
    const name = nameOf(diagnostic, pathOf(source));
    const counts = groups.get(name) ?? { error: 0, warning: 0, info: 0, hint: 0 };
    counts[diagnostic.severity]++;
    groups.set(name, counts);
  }
  return [...groups]
    .sort(([a, of], [b, other]) => byCounts(of, other) || (a < b ? -1 : 1))
    .map(([name, counts]) => [name, ...severities.map((severity) => String(counts[severity] || ''))]);
}

function byCounts(one: Readonly<Record<Severity, number>>, other: Readonly<Record<Severity, number>>): number {
  for (const severity of severities) {
    if (one[severity] !== other[severity]) return other[severity] - one[severity];
  }
  return 0;
}

function worstFirst(a: Finding, b: Finding): number {
  return severities.indexOf(a.diagnostic.severity) - severities.indexOf(b.diagnostic.severity);
}

function findingRow({ source, diagnostic }: Finding): string[] {
  const { line, column } = source.lines.position(diagnostic.span.start);
  const place = markdownCode(`${pathOf(source)}:${line}:${column}`);
  const words = markdownText(cutEnd(firstLineOf(diagnostic), LONGEST_MESSAGE));
  return [place, diagnostic.severity, words, markdownCode(diagnostic.rule)];
}

/** Of a long path its end says more. */
function pathOf({ path }: LintResult['source']): string {
  const shown = printable(reportPath(path));
  return shown.length > LONGEST_PATH ? `…${shown.slice(1 - LONGEST_PATH)}` : shown;
}

function cutEnd(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
