/** The JSON of GitLab and of reviewdog. */
import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { resultAt } from '../marked.ts';
import { reportAs } from './samples.ts';

const parsed = (format: string, ...parameters: Parameters<typeof resultAt>) =>
  JSON.parse(reportAs(format, [resultAt(...parameters)]));

describe('gitlab', () => {
  it('has exactly the keys that GitLab reads', () => {
    expect(parsed('gitlab', 'x\na ⟦b\nc⟧', { message: 'Wrong.\nIt matters.' })).toEqual([
      {
        description: 'Wrong.',
        check_name: 'some-rule',
        fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
        severity: 'critical',
        location: { path: 'pmta.conf', lines: { begin: 2, end: 3 } },
      },
    ]);
  });

  it.each([
    ['error', 'critical'],
    ['warning', 'major'],
    ['info', 'minor'],
    ['hint', 'info'],
  ] as const)('calls an %s %s', (severity, name) => {
    expect(parsed('gitlab', '⟦a⟧', { severity })[0].severity).toBe(name);
  });

  it.each([
    ['./a/b.conf', 'a/b.conf'],
    ['././/a', 'a'],
    ['../a', '../a'],
    ['.hidden', '.hidden'],
  ])('takes the file %s for %s', (path, shown) => {
    expect(parsed('gitlab', '⟦a⟧', {}, path)[0].location.path).toBe(shown);
  });

  it('has a fingerprint of its own for each finding in all files', () => {
    const file = (path: string) => lint(new SourceFile(path, 'no-such-name\n'.repeat(20)));
    const issues: { fingerprint: string }[] = JSON.parse(reportAs('gitlab', [file('a'), file('b')]));
    expect(issues).toHaveLength(40);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(40);
  });

  it('keeps it when lines move', () => {
    const print = (marked: string) => parsed('gitlab', marked)[0].fingerprint;
    expect(print('x\n\n a  ⟦b⟧')).toBe(print('a ⟦b⟧'));
  });

  it('is an empty list for no results', () => {
    expect(reportAs('gitlab', [])).toBe('[]\n');
  });
});

describe('rdjson', () => {
  const finding = (...parameters: Parameters<typeof resultAt>) => parsed('rdjson', ...parameters).diagnostics[0];

  it('has exactly the keys that reviewdog reads', () => {
    expect(parsed('rdjson', 'x\na ⟦b⟧', { message: 'Wrong.\nIt matters.' })).toEqual({
      source: { name: 'pmtalint' },
      diagnostics: [
        {
          message: 'Wrong.\nIt matters.',
          location: { path: 'pmta.conf', range: { start: { line: 2, column: 3 }, end: { line: 2, column: 4 } } },
          severity: 'ERROR',
          code: { value: 'some-rule' },
        },
      ],
    });
  });

  it.each([
    ['error', 'ERROR'],
    ['warning', 'WARNING'],
    ['info', 'INFO'],
    ['hint', 'INFO'],
  ] as const)('calls an %s %s', (severity, name) => {
    expect(finding('⟦a⟧', { severity }).severity).toBe(name);
  });

  it.each([
    ['é⟦b⟧', 3, 4],
    ['\u{1F600}⟦é⟧', 5, 7],
    ['€ ⟦⟧', 5, 5],
    ['\uFEFF⟦a⟧', 4, 5],
  ])('counts columns of %j in bytes', (marked, start, end) => {
    const { range } = finding(marked).location;
    expect([range.start.column, range.end.column]).toEqual([start, end]);
  });

  it('offers a fix', () => {
    const fix = { title: 'write x', safe: false, edits: [{ span: { start: 2, end: 3 }, newText: 'x' }] };
    expect(finding('é ⟦a⟧', { fix }).suggestions).toEqual([
      { range: { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } }, text: 'x' },
    ]);
  });

  it('makes one suggestion of several edits, with what stands between them', () => {
    const edits = [
      { span: { start: 6, end: 6 }, newText: '>' },
      { span: { start: 0, end: 1 }, newText: '<' },
    ];
    expect(finding('⟦a⟧ b\nc\n', { fix: { title: 'mend', safe: true, edits } }).suggestions).toEqual([
      { range: { start: { line: 1, column: 1 }, end: { line: 3, column: 1 } }, text: '< b\nc\n>' },
    ]);
  });

  it('names other places behind the message', () => {
    const other = new SourceFile('b.conf', 'x\n  y');
    const related = [
      { span: { start: 0, end: 1 }, message: 'set here' },
      { span: { start: 4, end: 5 }, message: 'and here', source: other },
    ];
    expect(finding('⟦a⟧', { related }).message).toBe('Wrong.\npmta.conf:1:1: set here\nb.conf:2:3: and here');
  });

  it('has an empty list for no results', () => {
    expect(JSON.parse(reportAs('rdjson', []))).toEqual({ source: { name: 'pmtalint' }, diagnostics: [] });
  });
});
