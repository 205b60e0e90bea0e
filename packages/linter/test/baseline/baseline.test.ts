import { SourceFile } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationLike } from '../../../../grammar/test/arbitraries.ts';
import { damagedLines, realLines } from '../../../formatter/test/arbitraries.ts';
import { SERVER, domain } from '../expect-findings.ts';
import {
  type BaselineOptions,
  type LintResult,
  applyBaseline,
  askedBy,
  baselineOf,
  emptyBaseline,
  goneLine,
  lint,
  mergeResults,
  pathsFrom,
  recommended,
  updatedBaseline,
} from '../../src/index.ts';

const lintText = (text: string, path = 'config'): LintResult => lint(new SourceFile(path, text), { isWhole: true });
/** A part, so that nothing is missing. */
const lintPart = (text: string, path = 'config'): LintResult => lint(new SourceFile(path, text));
const textsOf = (text: string): string[] =>
  [...(baselineOf([lintPart(text)]).files.get('config') ?? [])].map((one) => one.text);

/** How many findings are known and new in a text, and how many known ones are gone. */
function compared(before: string, after: string): { known: number; fresh: number; gone: number } {
  const { results, matched, gone } = applyBaseline([lintPart(after)], baselineOf([lintPart(before)]));
  const fresh = results.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  return { known: matched.length, fresh, gone: gone.reduce((sum, { count }) => sum + count, 0) };
}

const BAD = 'retry-after soon';
const on = (lines: string): string => domain('a.example.com', lines);

describe('a finding is known', () => {
  it.each([
    ['at the same place', BAD],
    ['further down', `max-smtp-out 5\n\n# text\n${BAD}`],
    ['with other blanks', `\t retry-after\t  soon  `],
    ['with the name in capitals', 'Retry-AFTER soon'],
    ['with a comment', `${BAD}  # it is known`],
    ['with other line ends', `\r\n${BAD}\r\n`],
  ])('%s', (_, lines) => expect(compared(on(BAD), on(lines))).toEqual({ known: 1, fresh: 0, gone: 0 }));

  it('in another section', () => {
    const before = `${domain('a', BAD)}\n${domain('b', 'retry-after 1h')}\n`;
    const after = `${domain('a', 'retry-after 1h')}\n${domain('b', BAD)}\n`;
    expect(compared(before, after)).toEqual({ known: 1, fresh: 0, gone: 0 });
  });

  it.each([
    ['with another value', 'retry-after later', { known: 0, fresh: 1, gone: 1 }],
    ['of another case of the value', 'retry-after Soon', { known: 0, fresh: 1, gone: 1 }],
    ['twice', `${BAD}\n</domain>\n<domain b.example.com>\n${BAD}`, { known: 1, fresh: 1, gone: 0 }],
    ['of another directive', 'bounce-after soon', { known: 0, fresh: 1, gone: 1 }],
    ['that is mended', 'retry-after 1h', { known: 0, fresh: 0, gone: 1 }],
  ])('but not one %s', (_, lines, expected) => expect(compared(on(BAD), on(lines))).toEqual(expected));

  it('as often as it is counted, the first ones', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => domain(`d${n}`, BAD)).join('\n');
    expect(compared(many(3), many(5))).toEqual({ known: 3, fresh: 2, gone: 0 });
    expect(compared(many(5), many(3))).toEqual({ known: 3, fresh: 0, gone: 2 });
    const { results } = applyBaseline([lintPart(many(2))], baselineOf([lintPart(many(1))]));
    expect(results[0]?.diagnostics[0]?.span.start).toBe(many(2).lastIndexOf('soon'));
  });

  it('in its own file only', () => {
    const baseline = baselineOf([lintPart(on(BAD), 'a.conf')]);
    expect(applyBaseline([lintPart(on(BAD), 'b.conf')], baseline).matched).toEqual([]);
    expect(applyBaseline([lintPart(on(BAD), 'a.conf')], baseline).matched).toHaveLength(1);
  });

  it('by no name of an object', () => {
    expect(applyBaseline([lintPart(on(BAD), '__proto__')], emptyBaseline).results[0]?.diagnostics).toHaveLength(1);
    expect(baselineOf([lintPart(on(BAD), 'constructor')]).files.get('constructor')).toHaveLength(1);
  });
});

describe('what a finding is known by', () => {
  it.each([
    ['a line', on('\tRetry-After   soon # x'), ['retry-after soon']],
    ['a tag', '<Domian  *  >\n</domian>\n', ['<domian *>']],
    ['a name and a brace', 'domain  * {\nretry-after 1h\n}\n', ['domain * {']],
    ['several things on a line', '<domain *> retry-after  soon\n</domain>\n', ['<domain *> retry-after soon']],
    ['the first line of many', '<!--  a\nb -->\n', ['<!-- a']],
    ['a comment', '  #  pmtalint-disable-file  x\n', ['# pmtalint-disable-file x']],
  ])('%s', (_, text, expected) => expect(new Set(textsOf(text))).toEqual(new Set(expected)));

  it('nothing, for what is about the whole file', () => {
    const [finding] = baselineOf([lintText('')]).files.get('config') ?? [];
    expect(finding).toMatchObject({ rule: 'spool-missing', text: '' });
    const other = applyBaseline([lintText('host-name a.example.com\n')], baselineOf([lintText('')]));
    expect(other.results[0]?.diagnostics).toEqual([]);
  });

  it('the start and a sum of a long line', () => {
    const [long = '', other] = ['a', 'b'].map((end) => textsOf(on(`retry-after ${'soon,'.repeat(1000)}${end}`))[0]);
    expect(long).toMatch(/^retry-after (?:soon,)+.*\.\.\. [0-9a-f]{16}$/);
    expect(long.length).toBeLessThan(110);
    expect(other).not.toBe(long);
  });

  it.each([
    ['a password', '<smtp-user a>\npassword x hunter2\n</smtp-user>\n', 'password *** ***'],
    ['a long one', `<smtp-user a>\npassword x ${'hunter2'.repeat(50)}\n</smtp-user>\n`, 'password *** ***'],
    ['a password at a wrong place', 'password hunter2\n', 'password ***'],
    ['a name with a password', 'db-password=hunter2\n', 'db-password=***'],
    ['a key', 'http-api-key hunter2\n', 'http-api-key ***'],
    ['a password in a comment', '<smtp-user a>\npassword ab#hunter2\n</smtp-user>\n', 'password *** ***'],
  ])('stars for %s', (_, text, expected) => {
    const texts = textsOf(text);
    expect(texts).not.toEqual([]);
    expect(texts.join('\n')).not.toContain('hunter2');
    expect(texts).toContain(expected);
  });
});

describe('what is gone', () => {
  const known = baselineOf([lintPart(on(`${BAD}\nno-such-name 1`), 'a.conf'), lintPart(on(BAD), 'b.conf')]);
  const clean = lintPart(on('retry-after 1h'), 'a.conf');
  const goneIn = (results: LintResult[], options?: BaselineOptions): string[] =>
    applyBaseline(results, known, options).gone.map(({ path, rule, count }) => `${path} ${rule} ${count}`);

  it('is told of files that were looked over', () => {
    expect(goneIn([clean])).toEqual(['a.conf bad-value 1', 'a.conf unknown-directive 1']);
    expect(goneIn([])).toEqual([]);
  });

  it('is told of files that are no longer there', () => {
    expect(goneIn([clean], { exists: (path) => path !== 'b.conf' })).toContain('b.conf bad-value 1');
  });

  it('is not told of rules that were not asked', () => {
    expect(goneIn([clean], { isAsked: (_, rule) => rule !== 'bad-value' })).toEqual(['a.conf unknown-directive 1']);
  });

  it('is told in one line', () => {
    expect(goneLine([])).toBeUndefined();
    const { gone } = applyBaseline([clean], known);
    expect(goneLine(gone)).toBe('2 entries of the baseline are gone; --update-baseline takes them out');
    expect(goneLine(gone.slice(1))).toBe('1 entry of the baseline is gone; --update-baseline takes it out');
  });

  it('goes from an updated baseline, and all that is new comes in', () => {
    const results = [lintPart(on(`${BAD}\nmax-smtp-out x`), 'a.conf'), lintPart(on(BAD), 'c.conf')];
    const rulesIn = (options: BaselineOptions) =>
      [...updatedBaseline(known, results, options).files].map(([path, all]) => [path, ...all.map(({ text }) => text)]);
    expect(rulesIn({})).toEqual([
      ['a.conf', 'max-smtp-out x', 'retry-after soon'],
      ['b.conf', 'retry-after soon'],
      ['c.conf', 'retry-after soon'],
    ]);
    const options = {
      exists: (path: string) => path !== 'b.conf',
      isAsked: (_: string, rule: string) => rule === 'bad-value',
    };
    expect(rulesIn(options)).toEqual([
      ['a.conf', 'max-smtp-out x', 'retry-after soon', 'no-such-name 1'],
      ['c.conf', 'retry-after soon'],
    ]);
  });

  it('is not told of rules that need the whole when only a part is looked over', () => {
    const text = 'host-name a.example.com\n';
    const old = baselineOf([lintText(text, 'a.conf')]);
    expect(old.files.get('a.conf')).not.toEqual([]);
    const part = lintPart(text, 'a.conf');
    expect(applyBaseline([part], old).gone).toEqual([]);
    expect(updatedBaseline(old, [part])).toEqual(old);
    const whole = lintText(SERVER + text, 'a.conf');
    expect(applyBaseline([whole], old).gone).not.toEqual([]);
    expect(applyBaseline([mergeResults(part, whole)], old).gone).not.toEqual([]);
  });

  it('is told of rules that are on, and of those that do not exist', () => {
    const isAsked = askedBy(() => recommended);
    expect(isAsked('a.conf', 'bad-value')).toBe(true);
    expect(isAsked('a.conf', 'bounce-after-long')).toBe(false);
    expect(isAsked('a.conf', 'no-such-rule')).toBe(true);
  });
});

describe('paths', () => {
  it.each([
    ['conf/a.conf', 'conf', 'a.conf'],
    ['conf/sub/a.conf', 'conf', 'sub/a.conf'],
    ['a.conf', 'conf', '../a.conf'],
    ['/etc/pmta/config', '/etc', 'pmta/config'],
    ['<stdin>', 'conf', '<stdin>'],
    ['https://example.com/a.conf', 'conf', 'https://example.com/a.conf'],
  ])('%s from %s', (path, folder, expected) => expect(pathsFrom(folder)(path)).toBe(expected));

  it('are those that the options give', () => {
    const options = { pathOf: pathsFrom('conf') };
    const baseline = baselineOf([lintPart(on(BAD), 'conf/a.conf')], options);
    expect([...baseline.files.keys()]).toEqual(['a.conf']);
    expect(applyBaseline([lintPart(on(BAD), 'conf/a.conf')], baseline, options).matched).toHaveLength(1);
  });
});

describe.each([
  ['real lines', realLines],
  ['damaged lines', damagedLines],
  ['anything', configurationLike],
])('the baseline of %s', (_, texts) => {
  it('knows all that it was made of', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = lintText(text);
        const { results, matched, gone } = applyBaseline([result], baselineOf([result]));
        expect(results).toEqual([{ ...result, diagnostics: [] }]);
        expect(matched.map(({ diagnostic }) => diagnostic)).toEqual(result.diagnostics);
        expect(gone).toEqual([]);
        expect(updatedBaseline(baselineOf([result]), [result])).toEqual(baselineOf([result]));
      }),
    );
  });

  it('loses and makes up no finding of another text', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const result = lintText(after);
        const baseline = baselineOf([lintText(before)]);
        const { results, matched, gone } = applyBaseline([result], baseline);
        const left = results[0]?.diagnostics ?? [];
        expect(left.length + matched.length).toBe(result.diagnostics.length);
        expect(new Set([...left, ...matched.map(({ diagnostic }) => diagnostic)])).toEqual(new Set(result.diagnostics));
        const known = [...baseline.files.values()].flat().reduce((sum, { count }) => sum + count, 0);
        expect(matched.length + gone.reduce((sum, { count }) => sum + count, 0)).toBe(known);
      }),
    );
  });
});

it('knows all findings again whatever comments and blank lines are put between the lines', () => {
  const inserted = fc.constantFrom('', '', '', '\n', '\n\n', '# text\n', '\t # more "text\r\n');
  fc.assert(
    fc.property(realLines, fc.array(inserted, { minLength: 100, maxLength: 100 }), (text, more) => {
      const lines = text.split(/(?<=\n)/);
      const after = lines.map((line, index) => `${more[index] ?? ''}${line}`).join('');
      const { results, gone } = applyBaseline([lintText(after)], baselineOf([lintText(text)]));
      expect(results.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
      expect(gone).toEqual([]);
    }),
  );
});
