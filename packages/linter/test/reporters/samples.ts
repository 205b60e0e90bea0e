/** Results that try what reports have to stand. */
import { type Diagnostic, SourceFile, severities } from '@pmtakit/grammar';
import { type LintResult, type ReportContext, lint, plainPalette, reportFormats } from '../../src/index.ts';
import { resultAt } from '../marked.ts';

export const context: ReportContext = {
  version: '0.1.0',
  exitCode: 1,
  text: { palette: plainPalette, frames: false, width: 80 },
};

/** A format by its name, with the context of these tests unless told otherwise. */
export function reportAs(format: string, results: readonly LintResult[], more: Partial<ReportContext> = {}): string {
  const report = reportFormats.get(format);
  if (!report) throw new Error(`no format ${format}`);
  return report(results, { ...context, ...more });
}

export const formats: string[] = [...reportFormats.keys()];

/** Characters that end something, start something or move something in one of the formats. */
export const HOSTILE = `&<>"'\`|*_[x](http://h.example)@team #12 %0A,:\\::error::\u001B[31m\u0000\u202E\uFFFE\uFFFF\u2028]]>--><!-- {0} $x$`;

/** One finding of each severity, with all that a finding can have, everything in hostile words. */
export function hostileResult(path = `dir/${HOSTILE}.conf`): LintResult {
  const text = 'first 1\nsecond \u{1F600}é 2\nthird 3\n';
  const more = {
    message: `One ${HOSTILE}.\nTwo ${HOSTILE}.`,
    related: [
      { span: { start: 0, end: 5 }, message: `here ${HOSTILE}` },
      { span: { start: 0, end: 1 }, message: 'there', source: new SourceFile(`other/${HOSTILE}`, 'x') },
    ],
    fix: { title: `write ${HOSTILE}`, safe: true, edits: [{ span: { start: 8, end: 14 }, newText: 'x' }] },
    assumptions: ['resolution'],
  };
  const diagnostics = severities.map((severity): Diagnostic => ({
    ...{ rule: 'bad-value', messageId: 'value', severity, span: { start: 17, end: 20 } },
    ...more,
  }));
  return { source: new SourceFile(path, text), diagnostics, suppressed: [], secrets: [] };
}

/** What real configurations give: findings with fixes, related places, secrets, and a file without any. */
export function realResults(): LintResult[] {
  const text = [
    '<smtp-user shop>',
    '  password a hunter2',
    '  password ab#hunter2',
    '</smtp-user>',
    '<domain example.com>',
    '  max-msg-rate 100/hour',
    '  max-smtp-out 3',
    '  max-smtp-out 3',
    '  bounce-upon-nomx yes',
    '</domian>',
    'no-such-name ä 1',
    '',
  ].join('\r\n');
  return [
    lint(new SourceFile('pmta/config', text)),
    lint(new SourceFile('clean.conf', 'host-name mail.example.com\n')),
    resultAt('x\na ⟦b⟧', { rule: 'no-such-rule' }, '<stdin>'),
  ];
}
