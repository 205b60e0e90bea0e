import { describe, expect, test } from 'vitest';
import { ChevrotainParser } from '../../generate/chevrotain-parser.ts';
import { tokenTypes } from '../../src/syntax/tokens.ts';
import { ebnf } from '../../generate/ebnf.ts';
import { parseExpression, references } from '../../generate/expression.ts';
import { grammarGroups } from '../../generate/grammar-rules.ts';
import { valueGrammar } from '../../generate/value-grammar.ts';

const text = ebnf(grammarGroups());

/** The rules as a reader of the file finds them: blocks without their comments. */
function publishedRules(): Map<string, string> {
  const bare = text.replaceAll(/\/\*[^]*?\*\//g, '');
  const blocks = bare.split(/\n(?=[\w-]+ ::=)/).map((block) => block.trim());
  return new Map(
    blocks
      .filter((block) => block !== '')
      .map((block) => {
        const [name = '', expression = ''] = block.split(/ ::=\s/, 2);
        return [name, expression];
      }),
  );
}

describe('pmta.ebnf', () => {
  const rules = publishedRules();

  test('defines every name once', () => {
    const names = grammarGroups().flatMap((group) => group.rules.map((rule) => rule.name));
    expect([...rules.keys()]).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  test('uses no name that it does not define', () => {
    const used = [...rules.values()].flatMap((rule) => references(parseExpression(rule)));
    expect(used.filter((name) => !rules.has(name))).toEqual([]);
  });

  test('has no rule that nothing leads to', () => {
    const used = new Set([...rules.values()].flatMap((rule) => references(parseExpression(rule))));
    const unused = [...rules.keys()].filter((name) => !used.has(name));
    expect(unused).toEqual(['document', 'configuration', 'LineBreak', 'Blanks', 'value']);
  });

  test('has the rules of the parser', () => {
    const parser = new ChevrotainParser();
    for (const name of Object.keys(parser.getGAstProductions())) expect(rules.has(name)).toBe(true);
    expect(rules.get('openTag')).toBe('TagName TagArguments? TagEnd?');
  });

  test('has every token with its pattern', () => {
    const patterns = tokenTypes.map((token) => token.PATTERN).filter((pattern) => pattern instanceof RegExp);
    for (const { source } of patterns) expect([...rules.values()]).toContain(`/${source}/`);
    expect(rules.get('TagEnd')).toBe('">"');
  });

  test('has every value type', () => {
    for (const name of Object.keys(valueGrammar)) expect(rules.has(name)).toBe(true);
  });

  test('keeps long alternatives on lines of their own', () => {
    expect(rules.get('item')).toMatch(/^ *section\n {2}\| directive\n/);
  });
});

describe('the examples of value types', () => {
  test.each(Object.entries(valueGrammar))('%s: are there and differ', (_, { good, bad, note }) => {
    expect(good.length).toBeGreaterThan(0);
    expect(new Set([...good, ...bad]).size).toBe(good.length + bad.length);
    expect(note).toMatch(/^[A-Z].*\.$/);
  });
});
