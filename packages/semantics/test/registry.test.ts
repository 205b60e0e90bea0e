/** One id, four places: the file of a check, the registry, the page in docs/rules and the test. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { severities } from '@pmtakit/grammar';
import { describe, expect, it, test } from 'vitest';
import { type Check, checks } from '../src/index.ts';

const folder = (path: string): URL => new URL(path, import.meta.url);
const sources = folder('../src/validator/checks/');
const tests = folder('./checks/');
const pages = folder('../../../docs/rules/');

const read = (base: URL, name: string): string => readFileSync(new URL(name, base), 'utf8');
const sourceOf = ({ id }: Check): string => read(sources, `${id}.ts`);
const testOf = ({ id }: Check): string => read(tests, `${id}.test.ts`);
const byId = checks.map((check): [string, Check] => [check.id, check]);
const messages = checks.flatMap(({ id, messages: own }) =>
  Object.entries(own).map(([messageId, message]): [string, string] => [`${id}/${messageId}`, message.text]),
);

test('every file of a check is registered, in the order of the alphabet', () => {
  const files = readdirSync(sources).filter((name) => name !== 'index.ts');
  expect(checks.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted());
});

test('every file of a test belongs to a check', () => {
  const known = new Set(checks.map(({ id }) => `${id}.test.ts`));
  expect(readdirSync(tests).filter((name) => !known.has(name))).toEqual([]);
});

describe.each(byId)('%s', (id, check) => {
  it('says its own name in its file', () => {
    expect(sourceOf(check)).toContain(`id: '${id}'`);
    const exported = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(sourceOf(check)).toContain(`export const ${exported} = defineCheck(`);
  });

  it('has a test, which names it and asks for every message', () => {
    expect(testOf(check)).toContain(`testRule('${id}', {`);
    expect(testOf(check)).toContain(`describe('${id}', `);
    for (const messageId of Object.keys(check.messages)) expect(testOf(check)).toMatch(new RegExp(`'${messageId}'`));
  });

  it('has messages that it tells itself, and tells no others', () => {
    const source = sourceOf(check);
    const body = source.slice(source.indexOf('\n  },\n'));
    for (const messageId of Object.keys(check.messages)) expect(body).toMatch(new RegExp(`'${messageId}'`));
  });

  it('has a page with its name, its summary and its severities', () => {
    expect(existsSync(new URL(`${id}.md`, pages))).toBe(true);
    const page = read(pages, `${id}.md`);
    expect(page).toMatch(new RegExp(`^# ${id}\n\n`));
    expect(page).toContain(`\n${check.summary}.\n`);
    for (const severity of severitiesOf(check)) expect(page).toContain(severity);
  });

  it('has a summary of one line without a full stop', () => {
    expect(check.summary).toMatch(/^[A-Z][^\n]{10,80}[^.\n]$/);
  });
});

describe('the table of rules', () => {
  const rows = read(pages, 'README.md')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(byId)('has a row for %s', (id, check) => {
    const row = ['', `[${id}](${id}.md)`, severitiesOf(check).join(', '), `${check.summary}.`, ''];
    expect(rows).toContainEqual(row);
  });

  it('links to pages that exist', () => {
    const links = rows.flatMap(([, cell = '']) => /\]\((.+)\)/.exec(cell)?.[1] ?? []);
    expect(links.length).toBeGreaterThanOrEqual(checks.length);
    expect(links.filter((link) => !existsSync(new URL(link, pages)))).toEqual([]);
    expect(links).toEqual(links.toSorted());
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
function severitiesOf({ messages: own }: Check): string[] {
  const used = new Set(Object.values(own).map(({ severity }) => severity));
  return severities.filter((severity) => used.has(severity));
}
