/** The key `format`: what each option takes, what is told of mistakes, and how files are put together. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormatOptions, defaultFormatOptions } from '@pmtakit/formatter';
import { findProjectConfig } from '../../src/project/config-file.ts';
import { formatOf, isIgnored } from '../../src/project/format-settings.ts';
import { folderWith } from '../command-line.ts';
import { problemIn } from './configs.ts';

const CONFIG = 'pmtakit.config.json';

/** A folder with JSON files. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  return folderWith(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])));
}

const withFormat = (format: unknown): string => folderOf({ [CONFIG]: { format } });

/** What the configuration of a folder says of a file in it. */
const optionsIn = (folder: string, path = 'config'): Partial<FormatOptions> =>
  formatOf(findProjectConfig(folder).format, join(folder, path)).options;

const ignoredIn = (folder: string, path: string): boolean =>
  isIgnored(findProjectConfig(folder).format, join(folder, path));

/** For each option what it may be and what it may not, with what is told then. */
const values: Readonly<
  Record<keyof FormatOptions, { readonly right: readonly unknown[]; readonly wrong: readonly [unknown, string][] }>
> = {
  indent: {
    right: [0, 1, 4, 16, 'tab'],
    wrong: [
      [17, 'expected a whole number up to 16 or "tab", not 17'],
      [-1, 'expected a whole number up to 16 or "tab", not -1'],
      [2.5, 'expected a whole number up to 16 or "tab", not 2.5'],
      ['4', 'expected a whole number up to 16 or "tab", not "4"'],
      ['Tab', 'expected a whole number up to 16 or "tab", not "Tab"'],
      [null, 'expected a whole number up to 16 or "tab", not null'],
      [[], 'expected a whole number up to 16 or "tab", not a list'],
    ],
  },
  align: {
    right: [true, false],
    wrong: [
      ['true', 'expected true or false, not "true"'],
      [1, 'expected true or false, not 1'],
    ],
  },
  endOfLine: {
    right: ['lf', 'crlf', 'auto'],
    wrong: [
      ['crfl', 'crfl is no end of line; did you mean crlf? there are lf, crlf, auto'],
      ['cr', 'cr is no end of line; '],
      ['LF', 'LF is no end of line; '],
      [1, 'expected a text, not 1'],
    ],
  },
  keywordCase: {
    right: ['keep', 'lower'],
    wrong: [
      ['upper', 'upper is no case of keywords; '],
      [true, 'expected a text, not true'],
    ],
  },
  booleans: {
    right: ['keep', 'yes-no', 'true-false'],
    wrong: [
      [
        'true-flase',
        'true-flase is no spelling of switches; did you mean true-false? there are keep, yes-no, true-false',
      ],
      [false, 'expected a text, not false'],
    ],
  },
};
const options = Object.entries(values);

describe('an option', () => {
  it('is every one that the formatter has', () => {
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(defaultFormatOptions).toSorted());
  });

  it.each(options.flatMap(([key, { right }]) => right.map((value) => [key, value] as const)))(
    '%s may be %j, in overrides too',
    (key, value) => {
      expect(optionsIn(withFormat({ [key]: value }))).toEqual({ [key]: value });
      expect(optionsIn(withFormat({ overrides: [{ files: ['*'], [key]: value }] }))).toEqual({ [key]: value });
    },
  );

  it.each(options.flatMap(([key, { wrong }]) => wrong.map(([value, told]) => [key, value, told] as const)))(
    '%s may not be %j',
    (key, value, told) => {
      expect(problemIn(withFormat({ [key]: value }))).toContain(`${CONFIG}: format.${key}: ${told}`);
      expect(problemIn(withFormat({ overrides: [{ files: ['*'], [key]: value }] }))).toContain(
        `${CONFIG}: format.overrides[0].${key}: ${told}`,
      );
    },
  );
});

describe('what is wrong', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'tab', 'format: expected an object, not "tab"'],
    ['a list', [], 'format: expected an object, not a list'],
    ['a misspelt key', { indnet: 4 }, 'format.indnet: no such key; did you mean indent? there are indent, align, '],
    ['a key of lint', { preset: 'all' }, 'format.preset: no such key; there are indent,'],
    ['an ignore that is no list', { ignore: 'a/**' }, 'format.ignore: expected a list, not "a/**"'],
    ['a pattern that is no text', { ignore: ['a', 3] }, 'format.ignore[1]: expected a pattern such as conf.d/*.conf'],
    ['an empty pattern', { ignore: [''] }, 'format.ignore[0]: expected a pattern such as'],
    ['a pattern that leads out', { ignore: ['../a'] }, 'format.ignore[0]: leads out of the folder from which it'],
    ['a pattern of the root', { ignore: ['a', '/a'] }, 'format.ignore[1]: leads out of the folder'],
    ['a broken pattern', { ignore: ['[a'] }, 'format.ignore[0]: '],
    ['an exception', { ignore: ['a', '!a/b'] }, 'format.ignore[1]: takes nothing back here; write patterns for what'],
    ['overrides that are no list', { overrides: {} }, 'format.overrides: expected a list, not an object'],
    ['an override that is none', { overrides: ['a'] }, 'format.overrides[0]: expected an object, not "a"'],
    ['an override of no files', { overrides: [{ indent: 2 }] }, 'format.overrides[0]: files is missing: the list of'],
    ['an override of an empty list', { overrides: [{ files: [] }] }, 'format.overrides[0].files: is an empty list'],
    ['an override of one text', { overrides: [{ files: 'a' }] }, 'format.overrides[0].files: expected a list, not "a"'],
    [
      'a wrong pattern',
      { overrides: [{ files: ['a', '..'] }] },
      'format.overrides[0].files[1]: leads out of the folder',
    ],
    [
      'a key that no override has',
      { overrides: [{ files: ['a'], ignore: [] }] },
      'format.overrides[0].ignore: no such key; there are files, indent,',
    ],
  ])('is told of %s', (_, format, told) => {
    const message = `${CONFIG}: ${told}`;
    expect(problemIn(withFormat(format)).slice(0, message.length)).toBe(message);
  });

  it('is told by the file that is extended', () => {
    const folder = folderOf({ [CONFIG]: { extends: 'd/a.json' }, 'd/a.json': { format: { indent: true } } });
    expect(problemIn(folder)).toBe('d/a.json: format.indent: expected a whole number up to 16 or "tab", not true');
  });
});

describe('overrides', () => {
  it('count in their order, each option by itself', () => {
    const folder = withFormat({
      indent: 2,
      overrides: [
        { files: ['a/**'], indent: 'tab', align: false },
        { files: ['a/b/*', '*.inc'], indent: 8 },
        { files: ['a/b/c'], align: true },
      ],
    });
    expect(optionsIn(folder)).toEqual({ indent: 2 });
    expect(optionsIn(folder, 'a/x')).toEqual({ indent: 'tab', align: false });
    expect(optionsIn(folder, 'a/b/x')).toEqual({ indent: 8, align: false });
    expect(optionsIn(folder, 'a/b/c')).toEqual({ indent: 8, align: true });
    expect(optionsIn(folder, 'x.inc')).toEqual({ indent: 8 });
    expect(optionsIn(folder, 'd/x.inc')).toEqual({ indent: 2 });
  });

  it('are about no file outside of the folder', () => {
    const folder = withFormat({ indent: 2, overrides: [{ files: ['**'], indent: 8 }], ignore: ['**'] });
    const { format } = findProjectConfig(folder);
    expect(formatOf(format, '/elsewhere/config').options).toEqual({ indent: 2 });
    expect(isIgnored(format, '/elsewhere/config')).toBe(false);
  });
});

describe('ignore', () => {
  it.each<[string, readonly string[], boolean]>([
    ['generated/a.conf', ['generated/**'], true],
    ['generated/.a/b', ['generated/**'], true],
    ['x/generated/a', ['generated/**'], false],
    ['x/generated/a', ['**/generated/**'], true],
    ['a.conf', ['b.conf', '*.conf'], true],
    ['d/a.conf', ['*.conf'], false],
    ['a.conf', ['!(a).conf'], false],
    ['b.conf', ['!(a).conf'], true],
    ['a.conf', [], false],
  ])('%s by %j: %j', (path, ignore, expected) => {
    expect(ignoredIn(withFormat({ ignore }), path)).toBe(expected);
  });
});

describe('extends', () => {
  const folder = (): string =>
    folderOf({
      [CONFIG]: { extends: ['a.json', 'd/b.json'], format: { booleans: 'yes-no', ignore: ['own'] } },
      'a.json': { format: { indent: 2, align: false, endOfLine: 'crlf', ignore: ['a'] } },
      'd/b.json': {
        format: {
          indent: 'tab',
          booleans: 'keep',
          ignore: ['b'],
          overrides: [{ files: ['*'], indent: 1, booleans: 'keep' }],
        },
      },
    });

  it('puts options together, the strongest last, with overrides of weaker files below', () => {
    expect(optionsIn(folder())).toEqual({ indent: 'tab', align: false, endOfLine: 'crlf', booleans: 'yes-no' });
    expect(optionsIn(folder(), 'd/config')).toMatchObject({ indent: 1, booleans: 'yes-no' });
  });

  it('tells which file says what', () => {
    const at = folder();
    const { origins } = formatOf(findProjectConfig(at).format, join(at, 'config'));
    expect(origins).toEqual({
      indent: join(at, 'd/b.json'),
      align: join(at, 'a.json'),
      endOfLine: join(at, 'a.json'),
      booleans: join(at, CONFIG),
    });
  });

  it('ignores what any of them ignores, from the folder of each', () => {
    const at = folder();
    expect(['own', 'a', 'd/b', 'b', 'd/a', 'd/own'].map((path) => ignoredIn(at, path))).toEqual([
      ...[true, true, true, false, false, false],
    ]);
  });
});

it('gives each option as the strongest says it, whatever the files say', () => {
  const format = fc.record(
    {
      indent: fc.constantFrom(2, 8, 'tab'),
      align: fc.boolean(),
      endOfLine: fc.constantFrom('lf', 'crlf', 'auto'),
      keywordCase: fc.constantFrom('keep', 'lower'),
      booleans: fc.constantFrom('keep', 'yes-no', 'true-false'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(format, { maxLength: 3 }), format, fc.array(format, { maxLength: 3 }), (bases, own, last) => {
      const overrides = last.map((one) => ({ files: ['config'], ...one }));
      const files = Object.fromEntries(bases.map((one, index) => [`${index}.json`, { format: one }]));
      const folder = folderOf({ ...files, [CONFIG]: { extends: Object.keys(files), format: { ...own, overrides } } });
      expect(optionsIn(folder)).toEqual(Object.assign({}, ...bases, own, ...last));
    }),
    { numRuns: 100 },
  );
});
