/** The schema for editors knows what the reader knows. `npm run generate -- --check` tells when it is out of date. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, JsonPlace, presetNames, readLint, rules } from '@pmtakit/linter';
import { configKeys } from '../../src/project/config-keys.ts';
import { readDirectives } from '../../src/project/extra-directives.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/pmtakit.config.schema.json', import.meta.url), 'utf8'),
).properties;
const folder = { pathOf: (place: JsonPlace) => place.text(), below: (path: string) => path };

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

const readLintKey = (place: JsonPlace): unknown => readLint(place, folder);

describe('the schema', () => {
  it.each<[string, readonly string[], object]>([
    ['the file', configKeys, schema],
    ['lint', keysOf(readLintKey, { '?': 1 }), schema.lint.properties],
    [
      'an override',
      keysOf(readLintKey, { overrides: [{ '?': 1 }] }),
      schema.lint.properties.overrides.items.properties,
    ],
    ['a directive', keysOf(readDirectives, [{ '?': 1 }]), schema.directives.items.properties],
  ])('has the keys of %s', (_, keys, properties) => {
    expect(Object.keys(properties).toSorted()).toEqual([...keys].toSorted());
  });

  it('has the presets', () => {
    expect(schema.lint.properties.preset.enum).toEqual(presetNames);
  });

  it('has no rule that is none', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(Object.keys(schema.lint.properties.rules.properties).filter((id) => !ids.has(id))).toEqual([]);
  });
});
