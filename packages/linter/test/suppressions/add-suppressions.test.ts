import { SourceFile, applyEdits, leavesOf, parseText } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationLike } from '../../../../grammar/test/arbitraries.ts';
import { damagedLines, realLines } from '../../../formatter/test/arbitraries.ts';
import { SERVER } from '../expect-findings.ts';
import { type AddSuppressionsOptions, type LintResult, addSuppressions, lint } from '../../src/index.ts';

const lintText = (text: string): LintResult => lint(new SourceFile('config', text), { isWhole: true });

function added(text: string, options: Partial<AddSuppressionsOptions> = {}) {
  const { files, leftOver } = addSuppressions([lintText(text)], { reason: 'known', ...options });
  return { text: applyEdits(text, files[0]?.edits ?? []), leftOver, count: files[0]?.count ?? 0 };
}

/** A configuration in which nothing is missing, with lines of a domain. */
const on = (lines: string): string =>
  `${SERVER}postmaster a@example.com\n<domain a.example.com>\n${lines}\n</domain>\n`;
const written = (lines: string, options: Partial<AddSuppressionsOptions> = {}): string => {
  const { text } = added(on(lines), options);
  return text.slice(text.indexOf('<domain a.example.com>\n') + 23, -'\n</domain>\n'.length);
};

const LINE = '# pmtalint-disable-line';
const NEXT = '# pmtalint-disable-next-line';

describe('a comment is written', () => {
  it.each([
    ['at the end of the line', 'retry-after x', `retry-after x  ${LINE} bad-value -- known`],
    ['in the place of blanks there', 'retry-after x \t', `retry-after x  ${LINE} bad-value -- known`],
    ['behind a comment', 'retry-after x # mine, so far', `retry-after x # mine, so far ${LINE} bad-value -- known`],
    [
      'above a lone word in a comment',
      '\tretry-after x # mine',
      `\t${NEXT} bad-value -- known\n\tretry-after x # mine`,
    ],
    ['above a line without a value', ' retry-after', ` ${NEXT} missing-argument -- known\n retry-after`],
    ['above a value that a # takes', 'retry-after #x', `${NEXT} missing-argument -- known\nretry-after #x`],
    ['above a template', '  {{#if x}}', `  ${NEXT} template-leftover -- known\n  {{#if x}}`],
  ])('%s', (_, lines, expected) => expect(written(lines)).toBe(expected));

  it.each(['line', 'next-line'] as const)('above a broken line and behind the rest of it', (style) => {
    const rests = ['b,c,', 'd,e'].map((rest) => `${rest}  ${LINE} wrapped-line -- known`);
    const after = [`${NEXT} unknown-directive -- known`, 'x-y a,', ...rests].join('\n');
    expect(written('x-y a,\nb,c,\nd,e', { style })).toBe(after);
  });

  it('once for each line, with its rules in order', () => {
    expect(written('retry-after x y # z #')).toMatch(
      /^retry-after x y # z # # pmtalint-disable-line [a-z-]+(?:, [a-z-]+)* -- known$/,
    );
    expect(written('retry-after x\n  max-smtp-out y')).toBe(
      `retry-after x  ${LINE} bad-value -- known\n  max-smtp-out y  ${LINE} bad-value -- known`,
    );
  });

  it('above lines on demand', () => {
    expect(written('  retry-after x\n\tmax-smtp-out y', { style: 'next-line' })).toBe(
      `  ${NEXT} bad-value -- known\n  retry-after x\n\t${NEXT} bad-value -- known\n\tmax-smtp-out y`,
    );
  });

  it('into a comment that is there', () => {
    const options = { style: 'next-line' } as const;
    expect(written(`retry-after x ${LINE} name-case -- mine`, options)).toContain(
      `${LINE} name-case, bad-value -- mine`,
    );
    expect(written(`${NEXT} name-case\n\nretry-after x`)).toContain(`${NEXT} name-case, bad-value\n\nretry-after x`);
  });

  it('at the top of the file for what has no place', () => {
    const { text, count } = added('\uFEFFhost-name a.example.com\r\n');
    expect(text).toMatch(/^\uFEFF# pmtalint-disable-file [a-z, -]+ -- known\r\nhost-name/);
    expect(count).toBeGreaterThan(0);
    expect(added(text).text).toBe(text);
    expect(added('# pmtalint-disable-file bad-value -- mine\nhost-name a.example.com\n').text).toMatch(
      /^# pmtalint-disable-file bad-value, [a-z, -]+ -- mine\nhost-name/,
    );
  });

  it('with the line ends of the file', () => {
    const text = on('retry-after x').replaceAll('\n', '\r\n');
    expect(added(text, { style: 'next-line' }).text).toContain(`\r\n${NEXT} bad-value -- known\r\nretry-after x\r\n`);
    expect(added(text).text).toContain(`\r\nretry-after x  ${LINE} bad-value -- known\r\n`);
  });

  it.each([
    ['two\nlines\u2028and\0more', 'two lines and more'],
    ['a "quoted" word', "a 'quoted' word"],
    ['an end --> of it', 'an end -> of it'],
    ['no # pmtalint-disable-line all', 'no pmtalint-disable-line all'],
    ['a -- b #1', 'a -- b #1'],
  ])('with a reason that cannot mean anything else: %j', (reason, shown) => {
    expect(written('retry-after x', { reason })).toBe(`retry-after x  ${LINE} bad-value -- ${shown}`);
  });

  it('without a reason when there is none', () => {
    expect(written('retry-after x', { reason: ' \n' })).toBe(`retry-after x  ${LINE} bad-value`);
  });
});

describe('no comment is written', () => {
  it('for findings about comments', () => {
    const text = on(`retry-after 1h ${LINE} bad-value -- mine`);
    const { leftOver, text: after } = added(text);
    expect(leftOver.map(({ diagnostic }) => diagnostic.rule)).toEqual(['suppression-unused']);
    expect(after).toBe(text);
  });

  it('between a name and the brace of its section', () => {
    const after = added('domain a.example.com\n{\nretry-after 1h\n}\n').text;
    expect(after).toContain('domain a.example.com\n{');
  });

  it('for a file without findings', () => {
    expect(addSuppressions([lintText(on('retry-after 1h'))], { reason: 'x' })).toEqual({ files: [], leftOver: [] });
    expect(addSuppressions([], { reason: 'x' })).toEqual({ files: [], leftOver: [] });
  });
});

/** Lines and tags, without comments. */
function withoutComments(text: string): string[] {
  return leavesOf(parseText(text))
    .filter(({ kind }) => kind !== 'comment')
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

describe.each([
  ['real lines', realLines],
  ['damaged lines', damagedLines],
  ['anything', configurationLike],
])('in %s', (_, texts) => {
  const reasons = fc.constantFrom('known', 'see https://example.com/a/', '', 'a "b" --> c', '/x/ {');
  const styles = fc.constantFrom('line', 'next-line');

  it('comments pass over all findings but those that are left over, and mean nothing', () => {
    fc.assert(
      fc.property(texts, reasons, styles, (text, reason, style) => {
        const { text: after, leftOver, count } = added(text, { reason, style });
        expect(withoutComments(after)).toEqual(withoutComments(text));
        const { diagnostics, suppressed } = lintText(after);
        expect(diagnostics.map(({ rule, messageId }) => `${rule} ${messageId}`)).toEqual(
          leftOver.map(({ diagnostic: { rule, messageId } }) => `${rule} ${messageId}`),
        );
        expect(suppressed).toHaveLength(count);
        expect(added(after, { reason, style }).text).toBe(after);
      }),
      { numRuns: 300 },
    );
  });
});
