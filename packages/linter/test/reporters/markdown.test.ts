import { type Diagnostic, SourceFile } from '@pmtakit/grammar';
import { expect, it } from 'vitest';
import type { LintResult } from '../../src/index.ts';
import { resultAt } from '../marked.ts';
import { hostileResult, reportAs } from './samples.ts';

/** Many findings, the worst one last. */
function manyIn(path: string, count: number, message = 'Wrong.'): LintResult {
  const diagnostics = Array.from({ length: count }, (_, index): Diagnostic => ({
    rule: `rule-${index}`,
    messageId: 'm',
    severity: index === count - 1 ? 'error' : 'info',
    span: { start: 0, end: 1 },
    message,
  }));
  return { source: new SourceFile(path, 'a\n'), diagnostics, suppressed: [], secrets: [] };
}

it('counts by rule and by file, and lists what was found, the worst first', () => {
  const results = [
    resultAt('x\na ⟦b⟧', { severity: 'info', message: 'Take care.\nIt matters.' }, 'b/config'),
    resultAt('⟦a⟧', { rule: 'other-rule', message: '<domain> is open.' }),
  ];
  expect(reportAs('markdown', results)).toBe(`## pmtalint: 1 error and 1 note in 2 files

| Rule | Errors | Warnings | Notes | Hints |
| --- | --- | --- | --- | --- |
| \`other-rule\` | 1 |  |  |  |
| \`some-rule\` |  |  | 1 |  |

| File | Errors | Warnings | Notes | Hints |
| --- | --- | --- | --- | --- |
| \`pmta.conf\` | 1 |  |  |  |
| \`b/config\` |  |  | 1 |  |

### Findings

| Place | Severity | Finding | Rule |
| --- | --- | --- | --- |
| \`pmta.conf:1:1\` | error | &lt;domain&gt; is open. | \`other-rule\` |
| \`b/config:2:3\` | info | Take care. | \`some-rule\` |
`);
});

it('is a heading when nothing was found', () => {
  expect(reportAs('markdown', [])).toBe('## pmtalint: no findings in no files\n');
  expect(reportAs('markdown', [manyIn('a', 0)])).toBe('## pmtalint: no findings in 1 file\n');
});

it('cuts long lists, with a count, and keeps the worst', () => {
  const report = reportAs('markdown', [manyIn('z', 41), ...Array.from({ length: 44 }, (_, n) => manyIn(`f${n}`, 1))]);
  expect(report).toContain('\n\n… and 1 more rules.\n\n| File ');
  expect(report).toContain('\n\n… and 5 more files.\n\n### ');
  expect(report).toContain('\n\n… and 45 more findings.\n');
  expect(report).toContain('| `z:1:1` | error |');
});

it('stays below what a comment of a pull request may have', () => {
  const wide = Array.from({ length: 100 }, (_, n) => manyIn(`${n}${'@|'.repeat(5000)}`, 100, '@'.repeat(5000)));
  expect(reportAs('markdown', wide).length).toBeLessThan(65_536);
});

it('keeps the end of a long path and the start of a long message', () => {
  const report = reportAs('markdown', [manyIn(`${'a'.repeat(200)}/end.conf`, 1, `start ${'b'.repeat(500)}`)]);
  expect(report).toMatch(/\| `…a+\/end\.conf:1:1` \| error \| start b+… \|/);
});

it('keeps every row a row of four or five cells, whatever names and messages hold', () => {
  const rows = reportAs('markdown', [hostileResult()])
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(3 * 2 + 1 + 1 + 4);
  for (const row of rows) {
    expect([6, 7]).toContain(row.replaceAll(/\\./g, '').split('|').length);
    expect(row.replaceAll(/`[^`]*`|<\/?code>/g, '')).not.toMatch(/[<>]|@\w|:\/\//);
  }
});
