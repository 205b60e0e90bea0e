/** The schema for editors knows what the reader knows. `npm run generate -- --check` tells when it is out of date. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, JsonPlace, presetNames, readLint, rules } from '@pmtakit/linter';
import { WIDEST_INDENT, defaultFormatOptions } from '@pmtakit/formatter';
import { readDirectives } from '../../src/project/extra-directives.ts';
import { readFormat } from '../../src/project/format-settings.ts';
import { configKeys } from '../../src/project/key-names.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/pmtakit.config.schema.json', import.meta.url), 'utf8'),
).properties;
const file = { path: 'x.json', pathOf: (place: JsonPlace) => place.text(), below: (path: string) => path };

/** The keys that a reader says there are. */
function keysOf(read: (place: JsonPlace) => unknown, wrong: unknown): string[] {
  try {
    read(new JsonPlace(wrong));
  } catch (error) {
    if (error instanceof ConfigurationError) return /there are (.*)$/.exec(error.message)?.[1]?.split(', ') ?? [];
    throw error;
  }
  return [];
}

const readLintKey = (place: JsonPlace): unknown => readLint(place, file);
const readFormatKey = (place: JsonPlace): unknown => readFormat(place, file);

describe('the schema', () => {
  it.each<[string, readonly string[], object]>([
    ['the file', configKeys, schema],
    ['lint', keysOf(readLintKey, { '?': 1 }), schema.lint.properties],
    [
      'an override',
      keysOf(readLintKey, { overrides: [{ '?': 1 }] }),
      schema.lint.properties.overrides.items.properties,
    ],
    ['format', keysOf(readFormatKey, { '?': 1 }), schema.format.properties],
    [
      'an override of format',
      keysOf(readFormatKey, { overrides: [{ '?': 1 }] }),
      schema.format.properties.overrides.items.properties,
    ],
    ['a directive', keysOf(readDirectives, [{ '?': 1 }]), schema.directives.items.properties],
  ])('has the keys of %s', (_, keys, properties) => {
    expect(Object.keys(properties).toSorted()).toEqual([...keys].toSorted());
  });

  it('has the presets', () => {
    expect(schema.lint.properties.preset.enum).toEqual(presetNames);
  });

  it('has the defaults of the style', () => {
    const { ignore: _, overrides: __, ...options } = schema.format.properties;
    const defaults = Object.entries<{ default: unknown }>(options).map(([key, value]) => [key, value.default]);
    expect(Object.fromEntries(defaults)).toEqual(defaultFormatOptions);
  });

  it('has the words of the style that the reader takes, and no other', () => {
    const { indent, endOfLine, keywordCase, booleans } = schema.format.properties;
    const words = { endOfLine, keywordCase, booleans };
    for (const [key, { enum: known }] of Object.entries<{ enum: string[] }>(words)) {
      expect(keysOf(readFormatKey, { [key]: '?' })).toEqual(known);
    }
    expect(indent.anyOf).toEqual([{ type: 'integer', minimum: 0, maximum: WIDEST_INDENT }, { const: 'tab' }]);
  });

  it('has no rule that is none', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(Object.keys(schema.lint.properties.rules.properties).filter((id) => !ids.has(id))).toEqual([]);
  });
});
