import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { levelOf, rules } from '@pmtakit/linter';
import { printConfig } from '../../src/commands/print-config.ts';
import { UsageError } from '../../src/exit-codes.ts';
import { findProjectConfig } from '../../src/project/config-file.ts';
import { lintSettings } from '../../src/project/lint-settings.ts';
import { folderWith } from '../command-line.ts';

/** Makes a folder with these files the current one until the test ends. */
function inFolder(files: Readonly<Record<string, unknown>>): void {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(
    folderWith(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]))),
  );
}

const said = {
  extends: 'base.json',
  main: 'server/config',
  map: { '/etc/pmta': 'server' },
  assumptions: { 'name-case': 'kept' },
  directives: [{ name: 'moon-out', scopes: ['domain'], type: 'integer', min: 1, default: '5' }],
  lint: {
    preset: 'strict',
    failOn: 'error',
    maxWarnings: 2,
    baseline: 'known.json',
    rules: { 'bounce-after-long': ['error', { longest: '5d' }] },
    overrides: [{ files: ['old/**'], preset: 'none', rules: { 'bad-value': 'hint' } }],
  },
};
const base = { pmtaVersion: '4.5', lint: { rules: { 'wrong-scope': 'off' } } };

describe('printConfig', () => {
  it('tells all that holds for a file', () => {
    inFolder({ 'pmtakit.config.json': said, 'base.json': base });
    const printed = JSON.parse(printConfig('old/config', { rule: ['unknown-directive=info'] }));
    expect(printed).toMatchObject({
      $from: ['base.json', 'pmtakit.config.json'],
      main: 'server/config',
      map: { '/etc/pmta': 'server' },
      pmtaVersion: '4.5',
      assumptions: { ...defaultAssumptions, 'name-case': 'kept' },
      directives: said.directives,
      lint: {
        preset: 'none',
        failOn: 'error',
        maxWarnings: 2,
        baseline: 'known.json',
        rules: {
          'bounce-after-long': ['error', { longest: '5d' }],
          'wrong-scope': 'off',
          'bad-value': 'hint',
          'unknown-directive': 'info',
          'wrapped-line': 'off',
        },
      },
    });
    expect(Object.keys(printed.lint.rules)).toEqual(rules.map(({ id }) => id));
  });

  it.each<[string, object | undefined]>([
    ['config', { indent: 2, align: true }],
    ['old/config', { indent: 2, align: false }],
    ['made/config', { indent: 2, align: true, ignore: ['**'] }],
  ])('tells what files say of the style of %s', (path, format) => {
    const own = { ignore: ['made/**'], overrides: [{ files: ['old/**'], align: false }] };
    inFolder({
      'pmtakit.config.json': { extends: 'base.json', format: { align: true, ...own } },
      'base.json': { format: { indent: 2, align: false } },
    });
    const printed = printConfig(path, {});
    expect(JSON.parse(printed).format).toEqual(format);
    writeFileSync('pmtakit.config.json', printed);
    expect(JSON.parse(printConfig(path, {})).format).toEqual(format);
  });

  it('tells the style of the nearest configuration, and nothing where none says it', () => {
    inFolder({ 'pmtakit.config.json': { format: { indent: 2 } }, 'a/pmtakit.config.json': {} });
    expect(JSON.parse(printConfig('config', {})).format).toEqual({ indent: 2 });
    expect(JSON.parse(printConfig('a/config', {}))).not.toHaveProperty('format');
  });

  it('lets the command line win', () => {
    inFolder({ 'pmtakit.config.json': said, 'base.json': base });
    const options = { pmtaVersion: '5.0', assume: ['name-case=ignored'], config: 'other', preset: 'all' } as const;
    expect(JSON.parse(printConfig('config', { ...options, base: 'b', map: ['/x=y'] }))).toMatchObject({
      ...{ main: 'other', base: 'b', map: { '/etc/pmta': 'server', '/x': 'y' }, pmtaVersion: '5.0' },
      assumptions: defaultAssumptions,
      lint: { preset: 'all' },
    });
  });

  it.each(['config', 'old/config'])('is a configuration that says the same of %s', (path) => {
    inFolder({ 'pmtakit.config.json': said, 'base.json': base });
    const first = printConfig(path, {});
    const before = lintSettings(findProjectConfig('.'))(path);
    writeFileSync('pmtakit.config.json', first);
    const after = lintSettings(findProjectConfig('.'))(path);
    expect(rules.map((rule) => levelOf(after, rule))).toEqual(rules.map((rule) => levelOf(before, rule)));
    const { $from: _, ...again } = JSON.parse(printConfig(path, {}));
    const { $from: __, ...once } = JSON.parse(first);
    expect(again).toEqual(once);
  });

  it('tells the files of a nearer configuration', () => {
    inFolder({ 'pmtakit.config.json': said, 'base.json': base, 'a/pmtakit.config.json': { lint: { preset: 'all' } } });
    expect(JSON.parse(printConfig('a/config', {}))).toMatchObject({
      $from: ['base.json', 'pmtakit.config.json', 'a/pmtakit.config.json'],
      main: 'server/config',
      lint: { preset: 'all' },
    });
  });

  it('tells the defaults when nobody says anything', () => {
    inFolder({});
    const printed = JSON.parse(printConfig('config', {}));
    expect(printed).toMatchObject({ $from: [], pmtaVersion: '5.0', lint: { preset: 'recommended' } });
    expect(printed.lint.rules['bounce-after-long']).toEqual(['off', { longest: '7d' }]);
  });

  it('says what is wrong', () => {
    inFolder({});
    expect(() => printConfig('config', { preset: 'x' })).toThrow(UsageError);
  });
});
