/** The XML of JUnit and of Checkstyle. */
import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { resultAt } from '../marked.ts';
import { reportAs } from './samples.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const clean = { source: new SourceFile('clean.conf', ''), diagnostics: [], suppressed: [], secrets: [] };

describe('junit', () => {
  it('has a suite for each file and a test for each finding', () => {
    const results = [resultAt('x\na ⟦b⟧', { message: 'Wrong.\nIt <matters>.' }), clean];
    expect(reportAs('junit', results).split('\n')).toEqual([
      HEAD,
      '<testsuites name="pmtalint" tests="2" failures="1" errors="0">',
      '  <testsuite name="pmta.conf" tests="1" failures="1" errors="0" skipped="0">',
      '    <testcase name="some-rule at 2:3" classname="pmta.conf">',
      '      <failure type="error" message="Wrong.">Wrong.',
      'It &lt;matters&gt;.',
      '  1 | x',
      '  2 | a b',
      '    |   ^</failure>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="clean.conf" tests="1" failures="0" errors="0" skipped="0">',
      '    <testcase name="no findings" classname="clean.conf"/>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ]);
  });

  it.each(['error', 'warning', 'info'] as const)('takes an %s for a failure', (severity) => {
    expect(reportAs('junit', [resultAt('⟦a⟧', { severity })])).toContain(`<failure type="${severity}" `);
  });

  it('takes a hint for a test that was skipped', () => {
    const report = reportAs('junit', [resultAt('⟦a⟧', { severity: 'hint' })]);
    expect(report).toContain('<testsuites name="pmtalint" tests="1" failures="0" errors="0">');
    expect(report).toContain('failures="0" errors="0" skipped="1">');
    expect(report).toContain('<skipped type="hint" ');
  });

  it('shows stars for what is secret in the source', () => {
    const user = '<smtp-user shop>\npassword hunter2 more\n</smtp-user>\n';
    expect(reportAs('junit', [lint(new SourceFile('a', user))])).toContain('\n  2 | password ******* ****\n');
  });

  it('has no suites for no results', () => {
    expect(reportAs('junit', [])).toBe(
      `${HEAD}\n<testsuites name="pmtalint" tests="0" failures="0" errors="0">\n</testsuites>\n`,
    );
  });
});

describe('checkstyle', () => {
  it('has all files and all findings', () => {
    const results = [resultAt('x\na ⟦b⟧', { message: 'Wrong.\nIt "matters".' }), clean];
    expect(reportAs('checkstyle', results).split('\n')).toEqual([
      HEAD,
      '<checkstyle version="4.3">',
      '  <file name="pmta.conf">',
      '    <error line="2" column="3" severity="error" message="Wrong.&#10;It &quot;matters&quot;." source="pmtalint.some-rule"/>',
      '  </file>',
      '  <file name="clean.conf"/>',
      '</checkstyle>',
      '',
    ]);
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'info'],
    ['hint', 'info'],
  ] as const)('calls an %s %s', (severity, name) => {
    expect(reportAs('checkstyle', [resultAt('⟦a⟧', { severity })])).toContain(` severity="${name}" `);
  });

  it('has no files for no results', () => {
    expect(reportAs('checkstyle', [])).toBe(`${HEAD}\n<checkstyle version="4.3">\n</checkstyle>\n`);
  });
});

it.each(['junit', 'checkstyle'])('%s writes no character that XML does not have', (format) => {
  const bad = String.fromCodePoint(...Array.from({ length: 32 }, (_, code) => code), 0x7f, 0xfffe, 0xffff);
  const report = reportAs(format, [resultAt(`⟦a⟧ ${bad}`, { message: bad }, bad)]);
  expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\uFFFE\uFFFF]/u);
});
