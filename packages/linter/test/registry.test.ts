/** One id, four places: the file of a check, the registry, the page in docs/rules and the test. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { severities } from '@pmtakit/grammar';
import { checks } from '@pmtakit/semantics';
import { describe, expect, it, test } from 'vitest';
import { type Rule, rules } from '../src/index.ts';

const folder = (path: string): URL => new URL(path, import.meta.url);
const pages = folder('../../../docs/rules/');
/** Where the rules are that everybody needs, and where those of the linter. */
const homes = [
  { sources: folder('../../semantics/src/validator/checks/'), tests: folder('../../semantics/test/checks/') },
  { sources: folder('../src/rules/'), tests: folder('./rules/') },
] as const;
const ofValidator = new Set(checks.map(({ id }) => id));
const homeOf = ({ id }: Rule) => homes[ofValidator.has(id) ? 0 : 1];

const read = (base: URL, name: string): string => readFileSync(new URL(name, base), 'utf8');
const sourceOf = (rule: Rule): string => read(homeOf(rule).sources, `${rule.id}.ts`);
const testOf = (rule: Rule): string => read(homeOf(rule).tests, `${rule.id}.test.ts`);
const byId = rules.map((rule): [string, Rule] => [rule.id, rule]);
const messages = rules.flatMap(({ id, messages: own }) =>
  Object.entries(own).map(([messageId, message]): [string, string] => [`${id}/${messageId}`, message.text]),
);
const notRules = new Set(['index.ts', 'rule.ts']);

test('every file of a rule is registered, in the order of the alphabet', () => {
  const files = homes.flatMap(({ sources }) => readdirSync(sources)).filter((name) => !notRules.has(name));
  expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted());
});

test('every file of a test belongs to a rule', () => {
  const known = new Set(rules.map(({ id }) => `${id}.test.ts`));
  const files = homes.flatMap(({ tests }) => readdirSync(tests));
  expect(files.filter((name) => !known.has(name))).toEqual([]);
});

describe.each(byId)('%s', (id, rule) => {
  it('says its own name in its file', () => {
    expect(sourceOf(rule)).toContain(`id: '${id}'`);
    const exported = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(sourceOf(rule)).toContain(`export const ${exported} = define${ofValidator.has(id) ? 'Check' : 'Rule'}(`);
  });

  it('has a test, which names it and asks for every message', () => {
    expect(testOf(rule)).toContain(`testRule('${id}', `);
    expect(testOf(rule)).toContain(`describe('${id}', `);
    for (const messageId of Object.keys(rule.messages)) expect(testOf(rule)).toMatch(new RegExp(`'${messageId}'`));
  });

  it('has messages that it tells itself, and tells no others', () => {
    const source = sourceOf(rule);
    const body = source.slice(source.indexOf('\n  },\n'));
    for (const messageId of Object.keys(rule.messages)) expect(body).toMatch(new RegExp(`'${messageId}'`));
  });

  it('has a page with its name, its summary and its severities', () => {
    expect(existsSync(new URL(`${id}.md`, pages))).toBe(true);
    const page = read(pages, `${id}.md`);
    expect(page).toMatch(new RegExp(`^# ${id}\n\n`));
    expect(page).toContain(`\n${rule.summary}.\n`);
    for (const severity of severitiesOf(rule)) expect(page).toContain(severity);
  });

  it('tells its options on its page, with their defaults', () => {
    const page = read(pages, `${id}.md`);
    const cells = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { name, default: value, description } of rule.options ?? []) {
      expect(page).toContain('\n## Options\n');
      expect(cells).toContainEqual(['', `\`${name}\``, `\`${JSON.stringify(value)}\``, description, '']);
    }
  });

  it('has a summary of one line without a full stop', () => {
    expect(rule.summary).toMatch(/^[A-Z][^\n]{10,80}[^.\n]$/);
  });
});

describe('the first line of a message', () => {
  it.each(messages)('of %s stands alone', (_, text) => {
    const [first = ''] = text.split('\n');
    expect(first).toMatch(/^(?:[A-Z{]|<\/?\{)/);
    expect(first).toMatch(/[.?]$/);
    expect(first).toContain(' ');
    expect(first.length).toBeLessThanOrEqual(120);
  });

  it.each(messages)('of %s is followed by why it matters or what to do', (_, text) => {
    const more = text.split('\n').slice(1);
    expect(more.length).toBeGreaterThan(0);
    for (const line of more) expect(line).toMatch(/^[A-Z{].*[.}]$/);
  });

  it.each(messages)('of %s has well-formed placeholders', (_, text) => {
    expect(text.replaceAll(/\{\{[a-z]+\}\}/g, '')).not.toMatch(/\{\{|\}\}/);
  });
});

/** From the worst on. */
function severitiesOf({ messages: own }: Rule): string[] {
  const used = new Set(Object.values(own).map(({ severity }) => severity));
  return severities.filter((severity) => used.has(severity));
}
