/** The examples of docs/reference/value-types.md are read as the linter would read them. */
import { describe, expect, test } from 'vitest';
import type { ArgumentSpec, CatalogueRow, ValueTypeName } from '../../src/catalogue/rows.ts';
import { readArguments } from '../../src/values/arguments.ts';
import { valueTypes } from '../../src/values/value-types.ts';
import { type ValueGrammar, valueGrammar } from '../../generate/value-grammar.ts';

/** What is wrong with a text as the only argument of a line, or undefined. */
function problemOf(text: string, spec: ArgumentSpec): string | undefined {
  const row: CatalogueRow = {
    name: 'example',
    scopes: ['global'],
    arguments: [spec],
    repeatable: false,
    status: 'documented',
    summary: '',
    sources: [],
  };
  const { arguments: read, missing, extra } = readArguments(text, { start: 0, end: text.length }, row);
  const [first] = read;
  if (missing) return 'nothing is read';
  if (extra) return `${extra.raw} is left over`;
  return first?.value.kind === 'error' ? first.value.problem : undefined;
}

const types = Object.keys(valueTypes).filter((name): name is ValueTypeName => name in valueGrammar);

function examples(list: 'good' | 'bad'): [text: string, type: ValueTypeName, grammar: ValueGrammar][] {
  return types.flatMap((type) => {
    const grammar = valueGrammar[type];
    return grammar[list].map((text): [string, ValueTypeName, ValueGrammar] => [text, type, grammar]);
  });
}

describe('examples of value types', () => {
  test('stand for every type that can be read', () => {
    expect(Object.keys(valueGrammar).toSorted()).toEqual(Object.keys(valueTypes).toSorted());
  });

  test.each(examples('good'))('%s is a right %s', (text, type, { spec }) => {
    expect(problemOf(text, { ...spec, type })).toBeUndefined();
  });

  test.each(examples('bad'))('%s is a wrong %s', (text, type, { spec }) => {
    expect(problemOf(text, { ...spec, type })).toBeDefined();
  });
});
