import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { type LintResult, type Palette, plainPalette, summaryLine, textReport } from '../src/index.ts';
import { resultAt } from './marked.ts';

const plain = { palette: plainPalette, frames: false, width: 80 };
const framed = { ...plain, frames: true };

/** Writes what is coloured how, in words. */
const words: Palette = {
  severity: {
    error: (text) => `<error>${text}</error>`,
    warning: (text) => `<warning>${text}</warning>`,
    info: (text) => `<info>${text}</info>`,
    hint: (text) => `<hint>${text}</hint>`,
  },
  strong: (text) => `<strong>${text}</strong>`,
  faint: (text) => `<faint>${text}</faint>`,
};

const empty: LintResult = { source: new SourceFile('empty.conf', ''), diagnostics: [], suppressed: [], secrets: [] };
const related = [{ span: { start: 0, end: 1 }, message: 'it begins here' }];
const fix = { title: 'write b', safe: true, edits: [{ span: { start: 0, end: 1 }, newText: 'b' }] };

describe('text report', () => {
  it('is one line for each finding where frames are off', () => {
    const results = [
      resultAt('x\na ⟦b⟧', { message: 'Wrong.\nIt matters.\nMend it.', related, fix }),
      resultAt('⟦a⟧', { severity: 'warning', rule: 'other-rule' }, 'b/config'),
    ];
    expect(textReport(results, plain)).toBe(
      'pmta.conf:2:3: error Wrong. [some-rule]\nb/config:1:1: warning Wrong. [other-rule]\n1 error and 1 warning in 2 files\n',
    );
  });

  it('shows the source, the whole message and a blank line between findings where they are on', () => {
    const message = 'Wrong.\nIt matters.\nMend it.';
    expect(textReport([resultAt('x\na ⟦b⟧', { message }), resultAt('⟦a⟧', {}, 'c')], framed)).toBe(
      [
        'pmta.conf:2:3: error Wrong. [some-rule]',
        '  1 | x',
        '  2 | a b',
        '    |   ^',
        '  = It matters.',
        '  = Mend it.',
        '',
        'c:1:1: error Wrong. [some-rule]',
        '  1 | a',
        '    | ^',
        '',
        '2 errors in 2 files',
        '',
      ].join('\n'),
    );
  });

  it('names related places before the fix', () => {
    expect(
      textReport([resultAt('x\na ⟦b⟧', { related, fix })], framed)
        .split('\n')
        .slice(4, 6),
    ).toEqual(['  = pmta.conf:1:1: it begins here', '  = fix: write b']);
  });

  it('counts what comments pass over', () => {
    const {
      diagnostics: [diagnostic],
      ...rest
    } = resultAt('⟦a⟧', {});
    if (!diagnostic) throw new Error('no finding');
    const suppressed = [{ diagnostic, reason: 'known', place: diagnostic.span }];
    expect(textReport([{ ...rest, diagnostics: [], suppressed }], plain)).toBe('no findings in 1 file, 1 suppressed\n');
  });

  it('calls a fix that is not safe a suggestion', () => {
    const report = textReport([resultAt('⟦a⟧', { fix: { ...fix, safe: false } })], framed);
    expect(report).toContain('\n  = suggestion: write b\n');
  });

  it('colours place, severity, carets, rule and marks', () => {
    const marked = resultAt('⟦a⟧', { severity: 'hint', message: 'Wrong.\nMend it.', related, fix });
    expect(textReport([marked], { ...framed, palette: words })).toBe(
      [
        '<strong>pmta.conf:1:1:</strong> <hint>hint</hint> Wrong. <faint>[some-rule]</faint>',
        '  1 | a',
        '<hint>    | ^</hint>',
        '  <faint>=</faint> Mend it.',
        '  <faint>=</faint> pmta.conf:1:1: it begins here',
        '  <faint>=</faint> fix: write b',
        '',
        '1 hint in 1 file',
        '',
      ].join('\n'),
    );
  });

  it.each(['error', 'warning', 'info', 'hint'] as const)('colours an %s by its own colour', (severity) => {
    const report = textReport([resultAt('⟦a⟧', { severity })], { ...plain, palette: words });
    expect(report).toContain(` <${severity}>${severity}</${severity}> `);
  });

  it('keeps to the width it is given', () => {
    const report = textReport([resultAt(`${'a'.repeat(200)}⟦b⟧${'c'.repeat(200)}`)], { ...framed, width: 40 });
    expect(report.split('\n')[1]).toHaveLength(40);
  });

  it('lets no control character of a path, a message or a fix reach the terminal', () => {
    const bad = '\u001B]0;title\u0007';
    const more = { message: `${bad}.\n${bad}`, related: [{ span: { start: 0, end: 1 }, message: bad }] };
    const report = textReport([resultAt('⟦a⟧', { ...more, fix: { ...fix, title: bad } }, `${bad}.conf`)], framed);
    expect(report.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(report.split(']0;title')).toHaveLength(7);
  });

  it('says so when nothing was found', () => {
    expect(textReport([empty], plain)).toBe('no findings in 1 file\n');
    expect(textReport([empty, empty], framed)).toBe('no findings in 2 files\n');
    expect(textReport([], plain)).toBe('no findings in no files\n');
  });
});

describe('summary line', () => {
  it.each([
    [{ error: 1 }, '1 error in 1 file'],
    [{ error: 2, files: 2 }, '2 errors in 2 files'],
    [{ warning: 1, hint: 1 }, '1 warning and 1 hint in 1 file'],
    [{ info: 1 }, '1 note in 1 file'],
    [{ error: 1, warning: 2, info: 3, hint: 4 }, '1 error, 2 warnings, 3 notes and 4 hints in 1 file'],
    [{}, 'no findings in 1 file'],
  ])('of %o is "%s"', (counts, line) => {
    expect(summaryLine({ files: 1, error: 0, warning: 0, info: 0, hint: 0, suppressed: 0, ...counts })).toBe(line);
  });
});
