/** What `pmtakit.config.json` says with the files that it extends, and what is told of mistakes in it. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, JsonPlace, settingsByFile } from '@pmtakit/linter';
import { defaultAssumptions } from '@pmtakit/semantics';
import { UsageError } from '../../src/exit-codes.ts';
import { findProjectConfig } from '../../src/project/config-file.ts';
import { withKey } from '../../src/project/config-keys.ts';
import { configKeys } from '../../src/project/key-names.ts';
import { emptyConfig } from '../../src/project/project-config.ts';
import { folderWith } from '../command-line.ts';
import { configOf, problemIn } from './configs.ts';

const CONFIG = 'pmtakit.config.json';

/** A folder with JSON files. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  return folderWith(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])));
}

describe('a configuration file', () => {
  it('says everything', () => {
    const folder = folderOf({
      [CONFIG]: {
        $schema: './schema.json',
        $from: ['a.json'],
        main: 'server/config',
        map: { '/etc/pmta': 'server' },
        base: '/srv',
        pmtaVersion: '4.5',
        assumptions: { resolution: 'specificity-first' },
        directives: [{ name: 'x-new', scopes: ['domain'], type: 'boolean' }],
        lint: { preset: 'strict', failOn: 'error', maxWarnings: 5, baseline: 'known.json' },
        format: { indent: 2, endOfLine: 'auto' },
      },
    });
    expect(configOf(folder)).toEqual({
      files: [CONFIG],
      main: join(folder, 'server/config'),
      mappings: [{ from: '/etc/pmta', to: join(folder, 'server') }],
      base: '/srv',
      pmtaVersion: '4.5',
      assumptions: { ...defaultAssumptions, resolution: 'specificity-first' },
      directives: [{ name: 'x-new', scopes: ['domain'], argument: { type: 'boolean' }, repeatable: false }],
      lint: {
        layers: [{ preset: 'strict', rules: new Map() }],
        failOn: 'error',
        maxWarnings: 5,
        baseline: join(folder, 'known.json'),
      },
      format: {
        layers: [
          {
            options: { indent: 2, endOfLine: 'auto' },
            origins: { indent: join(folder, CONFIG), endOfLine: join(folder, CONFIG) },
          },
        ],
        ignored: [],
      },
    });
  });

  it('says nothing when there is none', () => {
    expect(findProjectConfig('/')).toBe(emptyConfig);
  });
});

describe('extends', () => {
  it('puts files below the one that names them, later ones on top', () => {
    const folder = folderOf({
      [CONFIG]: { extends: ['a.json', 'd/b.json'], base: 'own', lint: { rules: { 'bad-value': 'hint' } } },
      'a.json': { main: 'a', base: 'a', map: { '/a': 'a' }, assumptions: { resolution: 'specificity-first' } },
      'd/b.json': {
        main: 'b',
        map: { '/b': 'b' },
        assumptions: { 'name-case': 'kept' },
        lint: { preset: 'all', rules: { 'bad-value': 'off', 'wrong-scope': 'off' } },
      },
    });
    const config = configOf(folder);
    expect(config).toMatchObject({
      files: ['a.json', 'd/b.json', CONFIG],
      main: join(folder, 'd/b'),
      base: join(folder, 'own'),
      mappings: [
        { from: '/a', to: join(folder, 'a') },
        { from: '/b', to: join(folder, 'd/b') },
      ],
      assumptions: { resolution: 'specificity-first', 'name-case': 'kept' },
    });
    const { preset, rules } = settingsByFile(config.lint.layers)('x');
    expect(preset).toBe('all');
    expect([...rules].map(([id, { level }]) => [id, level])).toEqual([
      ['bad-value', 'hint'],
      ['wrong-scope', 'off'],
    ]);
  });

  it('reads each file once, below all that need it', () => {
    const folder = folderOf({
      [CONFIG]: { extends: ['a.json', 'b.json'] },
      'a.json': { extends: 'd.json', main: 'a' },
      'b.json': { extends: './d.json', base: 'b' },
      'd.json': { main: 'd', base: 'd' },
    });
    expect(configOf(folder)).toMatchObject({
      files: ['d.json', 'a.json', 'b.json', CONFIG],
      main: join(folder, 'a'),
      base: join(folder, 'b'),
    });
  });

  it('counts patterns from the folder of the file that says them', () => {
    const folder = folderOf({
      [CONFIG]: { extends: 'd/base.json', lint: { overrides: [{ files: ['*'], preset: 'none' }] } },
      'd/base.json': { lint: { overrides: [{ files: ['*'], preset: 'all' }] } },
    });
    const settings = settingsByFile(findProjectConfig(folder).lint.layers);
    expect(settings(join(folder, 'config')).preset).toBe('none');
    expect(settings(join(folder, 'd/config')).preset).toBe('all');
    expect(settings(join(folder, 'e/config')).preset).toBe('recommended');
    expect(settings('/elsewhere').preset).toBe('recommended');
  });

  it('finds packages from the file, whose paths count from who names them', () => {
    const folder = folderOf({
      'sub/pmtakit.config.json': { extends: ['npm:plain/strict.json', 'npm:@acme/rules'] },
      'node_modules/@acme/rules/pmtakit.config.json': {
        extends: './more.json',
        base: 'lists',
        lint: { overrides: [{ files: ['*.inc'], preset: 'none' }] },
      },
      'node_modules/@acme/rules/more.json': { main: 'config' },
      'sub/node_modules/plain/strict.json': { lint: { preset: 'strict' } },
    });
    const config = findProjectConfig(join(folder, 'sub'));
    expect(config).toMatchObject({ main: join(folder, 'sub/config'), base: join(folder, 'sub/lists') });
    const settings = settingsByFile(config.lint.layers);
    expect(settings(join(folder, 'sub/a.inc')).preset).toBe('none');
    expect(settings(join(folder, 'sub/a.conf')).preset).toBe('strict');
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a circle',
      { [CONFIG]: { extends: 'a.json' }, 'a.json': { extends: ['b.json'] }, 'b.json': { extends: 'a.json' } },
      'b.json: extends: leads back to where it began (a.json, b.json, a.json); take it out',
    ],
    [
      'itself',
      { [CONFIG]: { extends: ['./pmtakit.config.json'] } },
      'pmtakit.config.json: extends[0]: leads back to where it began (pmtakit.config.json, pmtakit.config.json); take it out',
    ],
    [
      'a missing file',
      { [CONFIG]: { extends: ['nope.json'] } },
      'pmtakit.config.json: extends[0]: nope.json: no such file; check the path',
    ],
    ['a folder', { [CONFIG]: { extends: 'd' }, 'd/x': 1 }, 'pmtakit.config.json: extends: d: is a folder; '],
    [
      'a missing package',
      { [CONFIG]: { extends: 'npm:nope-of-ours' } },
      'pmtakit.config.json: extends: no node_modules/nope-of-ours/pmtakit.config.json here or in a folder above; install the package',
    ],
    [
      'a package that leads out',
      { [CONFIG]: { extends: 'npm:../x' } },
      'pmtakit.config.json: extends: npm:../x is no package; write npm:NAME or npm:NAME/FILE',
    ],
    ['a NUL', { [CONFIG]: { extends: 'a\0' } }, 'pmtakit.config.json: extends: holds a NUL character'],
    ['a number', { [CONFIG]: { extends: 3 } }, 'pmtakit.config.json: extends: expected a path or npm:NAME, not 3'],
    [
      'a file with a mistake',
      { [CONFIG]: { extends: 'd/a.json' }, 'd/a.json': { lint: { preset: 'x' } } },
      'd/a.json: lint.preset: x is no preset; there are recommended, strict, all, none',
    ],
  ])('of %s is told', (_, files, message) => {
    expect(problemIn(folderOf(files))).toContain(message);
  });

  it('of a circle by a symbolic link is told', () => {
    const folder = folderOf({ [CONFIG]: { extends: 'link.json' } });
    symlinkSync(join(folder, CONFIG), join(folder, 'link.json'));
    expect(problemIn(folder)).toContain('extends: leads back to where it began (pmtakit.config.json, link.json)');
  });

  it('of text that is no JSON is told by file, line and column', () => {
    const folder = folderWith({ [CONFIG]: '{"extends":"a.json"}', 'a.json': '\uFEFF{\n  "main": "a",\n}' });
    expect(problemIn(folder)).toBe('a.json: is no JSON: line 3, column 1: a comma too many before }');
  });
});

describe('any JSON value', () => {
  const leaf = fc.oneof(
    fc.constantFrom(
      'domain',
      'boolean',
      'on',
      'all',
      '5.0',
      'scope-first',
      '__proto__',
      'npm:x',
      '../a',
      'tab',
      'lf',
      '!a',
    ),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const word = fc.constantFrom(
    ...[
      'name',
      'scopes',
      'type',
      'members',
      'to',
      'min',
      'default',
      'resolution',
      'rules',
      'overrides',
      'files',
      'indent',
      'align',
      'endOfLine',
      'ignore',
    ],
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(word, fc.string()), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const file = { path: 'x.json', pathOf: (place: JsonPlace) => place.text(), below: (path: string) => path };

  it('of a key is read, or its mistake is told by the key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...configKeys), tree, (key, value) => {
        try {
          withKey(emptyConfig, key, new JsonPlace(value, key), file);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
          expect(String(error)).toMatch(new RegExp(`^ConfigurationError: ${key.replace('$', String.raw`\$`)}[:.[]`));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('as a file is read, or its mistake is told by the file and by one of its keys', () => {
    const file = fc.oneof(tree, fc.dictionary(fc.oneof(fc.constantFrom(...configKeys), fc.string()), tree));
    const folder = folderWith();
    fc.assert(
      fc.property(file, (value) => {
        const below = folderOf({ [CONFIG]: value });
        try {
          findProjectConfig(below);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect(String(error)).toMatch(/^UsageError: .*pmtakit\.config\.json: (?:expected an object|[\w$-]|\[")/);
        }
      }),
      { numRuns: 300 },
    );
    expect(findProjectConfig(folder)).toBe(emptyConfig);
  });
});
