import { afterEach, describe, expect, it } from 'vitest';
import { SourceFile, useDirectives } from '@pmtakit/grammar';
import { ConfigurationError, JsonPlace, lint } from '@pmtakit/linter';
import { mergedDirectives, printedDirective, readDirectives } from '../../src/project/extra-directives.ts';

const read = (...values: readonly unknown[]) => readDirectives(new JsonPlace(values, 'directives'));
const wide = { name: 'moon-out', scopes: ['domain', 'virtual-mta'], type: 'integer' };

function problemOf(...values: readonly unknown[]): string {
  try {
    read(...values);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
}

/** The findings in a text, as `rule: first line`. */
function found(text: string): string[] {
  const { diagnostics } = lint(new SourceFile('config', text));
  return diagnostics.map(({ rule, message }) => `${rule}: ${message.split('\n')[0]}`);
}

afterEach(() => useDirectives([]));

describe('directives', () => {
  it('are known to every rule', () => {
    const text = '<domain example.com>\n    moon-out many\n</domain>\n<source 0/0>\n    moon-out 5\n</source>\n';
    expect(found(text).map((line) => line.split(':')[0])).toEqual(['unknown-directive', 'unknown-directive']);
    useDirectives(read({ ...wide, default: '20' }));
    expect(found(text)).toEqual([
      'bad-value: moon-out: many is no whole number.',
      expect.stringMatching(/^wrong-scope: moon-out /),
    ]);
  });

  it.each<[string, string, string[]]>([
    ['that stand once', 'moon-out 5\n    moon-out 6', ['duplicate-directive']],
    ['with a limit', 'moon-out 0', ['bad-value']],
    ['in capitals', 'MOON-OUT 5', []],
    ['that are misspelt', 'mon-out 5', ['unknown-directive']],
  ])('%s', (_, lines, rules) => {
    useDirectives(read({ ...wide, min: 1 }));
    expect(found(`<domain example.com>\n    ${lines}\n</domain>\n`).map((line) => line.split(':')[0])).toEqual(rules);
  });

  it('may be secret', () => {
    const text = '<domain example.com>\n    moon-out many words\n</domain>\n';
    useDirectives(read({ ...wide, secret: true }));
    const { diagnostics, secrets } = lint(new SourceFile('config', text));
    expect(secrets.map(({ start, end }) => text.slice(start, end))).toEqual(['many', 'words']);
    expect(diagnostics.map(({ message }) => message).join()).not.toMatch(/many|words/);
  });

  it('may say all that the catalogue says', () => {
    const said = [
      {
        name: 'a',
        scopes: ['global'],
        repeatable: true,
        type: 'enum',
        members: ['x', 'y'],
        optional: true,
        default: 'y',
      },
      { name: 'b', scopes: ['source'], repeatable: false, type: 'reference', to: ['pattern-list'], list: true },
      { name: 'c', scopes: ['domain'], repeatable: false, type: 'duration', never: true, secret: true },
      { name: 'd', scopes: ['domain'], repeatable: false, type: 'integer', min: 1, max: 9, unlimited: true },
    ];
    expect(read(...said).map(printedDirective)).toEqual(said);
  });

  it.each<[string, unknown, string]>([
    ['a text', 'x', 'directives[0]: expected an object, not "x"'],
    ['no name', { scopes: ['domain'], type: 'boolean' }, 'directives[0]: name is missing'],
    ['no scopes', { name: 'x', type: 'boolean' }, 'directives[0]: scopes is missing'],
    ['no type', { name: 'x', scopes: ['domain'] }, 'directives[0]: type is missing'],
    ['an unknown key', { ...wide, typ: 'x' }, 'directives[0].typ: no such key; did you mean type? there are name,'],
    ['empty scopes', { ...wide, scopes: [] }, 'directives[0].scopes: is an empty list'],
    [
      'an unknown section',
      { ...wide, scopes: ['domain', 'domian'] },
      'directives[0].scopes[1]: no such section; did you mean domain? there are global, acct-file,',
    ],
    [
      'an unknown type',
      { ...wide, type: 'bool' },
      'directives[0].type: bool is no type of values; there are api-key, boolean,',
    ],
    [
      'words without an enum',
      { ...wide, members: ['x'] },
      'directives[0].members: goes with enum and record-types, not',
    ],
    ['an enum without words', { ...wide, type: 'enum' }, 'directives[0]: members is missing'],
    ['a reference to nothing', { ...wide, type: 'reference' }, 'directives[0]: to is missing'],
    ['a text as limit', { ...wide, min: '1' }, 'directives[0].min: expected a whole number, not "1"'],
    ['a name with a blank', { ...wide, name: 'a b' }, 'directives[0].name: expected letters, digits and hyphens'],
    [
      'a name of the catalogue',
      { ...wide, name: 'max-smtp-out' },
      'directives[0].name: max-smtp-out is known already in <domain>',
    ],
    [
      'a default that does not fit',
      { ...wide, default: 'many' },
      'directives[0].default: many is no whole number; expected a whole number',
    ],
  ])('with %s are refused', (_, value, message) => {
    expect(problemOf(value).slice(0, message.length)).toBe(message);
  });

  it('that are told twice are refused, and in two files the later counts', () => {
    const other = { ...wide, name: 'MOON-out', scopes: ['domain'], type: 'boolean' };
    expect(problemOf(wide, other)).toBe('directives[1]: MOON-out is told twice');
    expect(problemOf(wide, { ...other, scopes: ['source'] })).toBe('no problem');
    expect(mergedDirectives(read(wide), read(other))).toEqual(read(other));
  });
});
