/** The formats that write a line for each finding: compact and the workflow commands of GitHub. */
import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it, test } from 'vitest';
import { resultAt } from '../marked.ts';
import { HOSTILE, hostileResult, reportAs } from './samples.ts';

describe('compact', () => {
  it('is a line for each finding and nothing else', () => {
    const results = [
      resultAt('x\na ⟦b⟧', { message: 'Wrong.\nIt matters.' }),
      resultAt('⟦a⟧', { severity: 'hint', rule: 'other-rule' }, 'b/config'),
    ];
    expect(reportAs('compact', results)).toBe(
      'pmta.conf:2:3: error Wrong. [some-rule]\nb/config:1:1: hint Wrong. [other-rule]\n',
    );
  });

  it('is empty when nothing was found', () => {
    expect(
      reportAs('compact', [{ source: new SourceFile('a', ''), diagnostics: [], suppressed: [], secrets: [] }]),
    ).toBe('');
  });

  it('has as many lines as findings whatever they say', () => {
    expect(reportAs('compact', [hostileResult()]).split('\n')).toHaveLength(5);
  });
});

describe('github', () => {
  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'notice'],
    ['hint', 'notice'],
  ] as const)('tells an %s as %s', (severity, command) => {
    expect(reportAs('github', [resultAt('x\na ⟦bc⟧', { severity })])).toBe(
      `::${command} file=pmta.conf,line=2,endLine=2,col=3,endColumn=5,title=pmtalint some-rule::Wrong.\n`,
    );
  });

  it.each([
    ['of several lines', 'x\na ⟦b\nc⟧', 'line=2,endLine=3,title'],
    ['up to the start of a line', 'x\n⟦a b\n⟧c', 'line=2,endLine=2,title'],
    ['between two characters', 'a⟦⟧b', 'line=1,endLine=1,col=2,endColumn=2,title'],
  ])('a place %s', (_, marked, place) => {
    expect(reportAs('github', [resultAt(marked)])).toContain(`file=pmta.conf,${place}=`);
  });

  it('keeps the lines of a message', () => {
    expect(reportAs('github', [resultAt('⟦a⟧', { message: 'No.\nYes, 100%.' })])).toContain('::No.%0AYes, 100%25.\n');
  });

  it('starts no command of a path, a rule or a message', () => {
    const bad = 'a,line=9\n::error::x';
    const lines = reportAs('github', [resultAt('⟦a⟧', { message: bad, rule: bad }, bad)]).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('file=a%2Cline=9\uFFFD%3A%3Aerror%3A%3Ax,line=1,');
    expect(reportAs('github', [hostileResult()])).toContain(`bad-value::One ${HOSTILE.slice(0, 5)}`);
  });
});

test('neither tells anything of no results', () => {
  expect(reportAs('compact', []) + reportAs('github', [])).toBe('');
});
