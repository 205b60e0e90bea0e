import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { jsonReport, lint } from '../src/index.ts';
import { resultAt } from './marked.ts';

const bare = {
  rule: 'some-rule',
  messageId: 'some',
  severity: 'error',
  message: 'Wrong.',
  range: { start: { line: 2, column: 3, offset: 4 }, end: { line: 2, column: 4, offset: 5 } },
};
const first = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };

describe('JSON report', () => {
  it('has exactly the shape that the docs describe', () => {
    const more = {
      related: [{ span: { start: 0, end: 1 }, message: 'it begins here' }],
      fix: { title: 'write b', safe: false, edits: [{ span: { start: 0, end: 1 }, newText: 'b' }] },
    };
    const report = jsonReport([resultAt('x\na ⟦b⟧', more)]);
    expect(JSON.parse(report)).toEqual({
      version: 1,
      files: [
        {
          path: 'pmta.conf',
          diagnostics: [
            {
              ...bare,
              related: [{ message: 'it begins here', range: first }],
              fix: { title: 'write b', safe: false, edits: [{ range: first, newText: 'b' }] },
            },
          ],
        },
      ],
      summary: { files: 1, error: 1, warning: 0, info: 0, hint: 0, suppressed: 0 },
    });
  });

  it('keeps the order of its keys, and ends with a line break', () => {
    const report = jsonReport([resultAt('x\na ⟦b⟧')]);
    expect([...report.matchAll(/^ *"(\w+)":/gm)].map(([, key]) => key)).toEqual([
      ...['version', 'files', 'path', 'diagnostics', 'rule', 'messageId', 'severity', 'message', 'range'],
      ...['start', 'line', 'column', 'offset', 'end', 'line', 'column', 'offset'],
      ...['summary', 'files', 'error', 'warning', 'info', 'hint', 'suppressed'],
    ]);
    expect(report.endsWith('}\n')).toBe(true);
  });

  it('has no keys for what a finding does not have', () => {
    const { files } = JSON.parse(jsonReport([resultAt('x\na ⟦b⟧')]));
    expect(files).toEqual([{ path: 'pmta.conf', diagnostics: [bare] }]);
  });

  it('lists files without findings, and can be empty', () => {
    const clean = lint(new SourceFile('clean.conf', ''));
    expect(JSON.parse(jsonReport([clean]))).toMatchObject({ files: [{ path: 'clean.conf', diagnostics: [] }] });
    expect(JSON.parse(jsonReport([]))).toEqual({
      version: 1,
      files: [],
      summary: { files: 0, error: 0, warning: 0, info: 0, hint: 0, suppressed: 0 },
    });
  });

  it('counts columns in UTF-16 code units', () => {
    const { files } = JSON.parse(jsonReport([resultAt('\u{1F600}\r\n\u{1F600}⟦b⟧')]));
    expect(files[0].diagnostics[0].range.start).toEqual({ line: 2, column: 3, offset: 6 });
  });
});
