/** What the manifest promises is there. */
import { readFileSync } from 'node:fs';
import { lineEnds } from '@pmtakit/formatter';
import { readEditorSettings, semanticTokensLegend } from '@pmtakit/language-service';
import { describe, expect, it } from 'vitest';
import { at, keysAt, listAt, readJson, sourceFolder } from './extension-folder.ts';

const manifest = readJson(`${sourceFolder}package.json`);
const source = readFileSync(`${sourceFolder}src/extension.ts`, 'utf8');
const settings = at(manifest, 'contributes', 'configuration', 0, 'properties');
const commands = listAt(manifest, 'contributes', 'commands').map((command) => String(at(command, 'command')));

it('every command is registered, and no other', () => {
  expect([...source.matchAll(/'(pmtakit\.\w+)'/g)].map(([, name]) => name)).toEqual(commands);
});

it('menus hold known commands', () => {
  const places = keysAt(manifest, 'contributes', 'menus');
  const named = places.flatMap((place) =>
    listAt(manifest, 'contributes', 'menus', place).map((item) => at(item, 'command')),
  );
  expect(named.filter((name) => !commands.includes(String(name)))).toEqual([]);
});

describe.each(keysAt(settings))('the setting %s', (name) => {
  it('has a type, a default and a description', () => {
    const setting = at(settings, name);
    expect(keysAt(setting)).toEqual(expect.arrayContaining(['default', 'scope']));
    expect(at(setting, 'type') ?? at(setting, 'anyOf')).toBeDefined();
    expect(at(setting, 'description') ?? at(setting, 'markdownDescription')).toMatch(/^[A-Z].*\.$/s);
  });
});

describe('settings of the layout', () => {
  const format = keysAt(settings)
    .filter((name) => name.startsWith('pmta.format.'))
    .map((name) => name.replace('pmta.format.', ''));

  it('are those of the server, which takes the defaults and every choice', () => {
    const tried = format.flatMap((name) => {
      const setting = at(settings, `pmta.format.${name}`);
      return [at(setting, 'default'), ...listAt(setting, 'enum')].map((value) => ({ [name]: value }));
    });
    expect(tried.flatMap((said) => readEditorSettings({ format: said }).problems)).toEqual([]);
    expect(listAt(settings, 'pmta.format.endOfLine', 'enum')).toEqual(expect.arrayContaining([...lineEnds]));
  });

  it('are all that the server knows', () => {
    const { format: read } = readEditorSettings({
      format: { indent: 2, align: false, endOfLine: 'lf', keywordCase: 'lower', booleans: 'yes-no' },
    });
    expect([...Object.keys(read), 'onSave'].sort()).toEqual([...format].sort());
  });
});

it('colours that the server tells are those of the grammar, where themes would leave a word plain', () => {
  const grammar = readFileSync(`${sourceFolder}../../grammar/syntax/pmta.tmLanguage.json`, 'utf8');
  const scopes = at(manifest, 'contributes', 'semanticTokenScopes', 0, 'scopes');
  expect(keysAt(scopes)).toEqual(['property']);
  expect(semanticTokensLegend.tokenTypes).toContain('property');
  for (const scope of listAt(scopes, 'property')) expect(grammar).toContain(`"${String(scope)}"`);
});

describe('files', () => {
  it.each([
    ['pattern of the indent', ['indentationRules', 'increaseIndentPattern']],
    ['pattern of the end', ['indentationRules', 'decreaseIndentPattern']],
    ['word', ['wordPattern']],
    ['start of a fold', ['folding', 'markers', 'start']],
    ['end of a fold', ['folding', 'markers', 'end']],
  ])('the %s is a regular expression', (_, keys) => {
    const text = at(readJson(`${sourceFolder}language-configuration.json`), ...keys);
    expect(() => new RegExp(String(text))).not.toThrow();
    expect(text).toBeTypeOf('string');
  });
});

describe('indentation', () => {
  const rules = at(readJson(`${sourceFolder}language-configuration.json`), 'indentationRules');
  const goesIn = new RegExp(String(at(rules, 'increaseIndentPattern')));
  const goesOut = new RegExp(String(at(rules, 'decreaseIndentPattern')));

  it.each([
    ['<domain *>', true],
    ['  <virtual-mta a> # with a comment', true],
    ['mail-from /a/ <pattern-list>', true],
    ['<acct-file "/var/log/a > b.csv">', true],
    ['</domain>', false],
    ['# <domain *>', false],
    ['max-smtp-out 20', false],
    ['user-string "<domain *>"', false],
    ['<domain *> max-smtp-out 5', false],
    ['<domain a.com></domain>', false],
  ])('goes in behind %s: %s', (line, expected) => expect(goesIn.test(line)).toBe(expected));

  it.each([
    ['</domain>', true],
    ['   </domain> # end', true],
    ['<domain *>', false],
    ['# </domain>', false],
  ])('goes out at %s: %s', (line, expected) => expect(goesOut.test(line)).toBe(expected));
});
