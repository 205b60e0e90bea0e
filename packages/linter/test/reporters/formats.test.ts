/** What holds for every format. */
import { type Diagnostic, SourceFile, parse, secretSpans } from '@pmtakit/grammar';
import { describe, expect, it, test } from 'vitest';
import { type LintResult, lint, plainPalette } from '../../src/index.ts';
import { reportPath } from '../../src/reporters/words.ts';
import { formats, hostileResult, realResults, reportAs } from './samples.ts';

test('the names are those of the documentation', () => {
  expect(formats).toEqual([
    ...['text', 'compact', 'markdown', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson'],
  ]);
});

describe.each(formats)('%s', (format) => {
  it('ends with a line break, or is empty', () => {
    for (const results of [[], realResults(), [hostileResult()]]) {
      expect(reportAs(format, results)).toMatch(/^$|\n$/);
    }
  });

  it('gives the same for the same', () => {
    expect(reportAs(format, realResults())).toBe(reportAs(format, realResults()));
  });

  it('tells every finding', () => {
    const report = reportAs(format, realResults());
    for (const { diagnostics } of realResults()) for (const { rule } of diagnostics) expect(report).toContain(rule);
  });

  it('shows no password, nor how long it is', () => {
    for (const frames of [true, false]) {
      const text = { palette: plainPalette, frames, width: 80 };
      expect(reportAs(format, realResults(), { text })).not.toContain('hunter2');
    }
  });

  it('holds no character that a terminal, a parser or an editor acts on', () => {
    expect(reportAs(format, [hostileResult()]).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('tells paths as they were given', () => {
    const report = reportAs(format, [lint(new SourceFile('conf.d/../a.conf', 'no-such-name\n'))]);
    expect(report).toContain('conf.d/../a.conf');
    expect(report).not.toContain(process.cwd());
  });

  it('takes time in proportion to what was found', () => {
    const results = [manyFindings(20_000)];
    const started = performance.now();
    reportAs(format, results, { text: { palette: plainPalette, frames: true, width: 80 } });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('shows no secret next to a fix of several edits', () => {
    const text = 'password hunter2 x\n';
    const source = new SourceFile('a.conf', text);
    const edits = [
      { span: { start: 0, end: 8 }, newText: 'name' },
      { span: { start: 17, end: 18 }, newText: '' },
    ];
    const fix = { title: 'mend it', safe: true, edits };
    const finding = { rule: 'r', messageId: 'm', severity: 'error', span: { start: 0, end: 18 }, message: 'No.', fix };
    const result = {
      source,
      diagnostics: [{ ...finding, severity: 'error' as const }],
      suppressed: [],
      secrets: secretSpans(parse(source)),
    };
    expect(result.secrets).not.toEqual([]);
    expect(reportAs(format, [result])).not.toContain('hunter2');
  });
});

function manyFindings(count: number): LintResult {
  const diagnostics = Array.from({ length: count }, (_, index): Diagnostic => ({
    ...{ rule: 'bad-value', messageId: 'value', severity: 'error', message: 'Wrong.\nIt matters.' },
    span: { start: index * 4, end: index * 4 + 1 },
  }));
  return {
    source: new SourceFile('a.conf', 'a 1\n'.repeat(count)),
    diagnostics,
    suppressed: [],
    secrets: [{ start: 2, end: 3 }],
  };
}

test('paths have slashes on every system', () => {
  expect(reportPath('a\\b/c.conf', '\\')).toBe('a/b/c.conf');
  expect(reportPath('a\\b/c.conf', '/')).toBe('a\\b/c.conf');
});
