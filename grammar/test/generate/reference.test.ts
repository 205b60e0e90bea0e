import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArgumentSpec, CatalogueRow } from '../../src/catalogue/rows.ts';
import { grammarGroups } from '../../generate/grammar-rules.ts';
import { loadCatalogue, loadInvented } from '../../generate/load-catalogue.ts';
import { code, escapeMarkdown, slug } from '../../generate/markdown.ts';
import { railroadPage } from '../../generate/railroad.ts';
import { ReferenceBook } from '../../generate/reference-book.ts';
import { directiveEntry } from '../../generate/reference-entry.ts';
import { sourceCodes } from '../../generate/reference-sources.ts';
import { referencePages } from '../../generate/reference.ts';
import { syntaxOf } from '../../src/catalogue/syntax-line.ts';
import { valueGrammar } from '../../generate/value-grammar.ts';

const files = loadCatalogue();
const rows = files.flatMap((file) => file.directives);
const invented = loadInvented();
const pages = referencePages(files, invented);
const pageOf = (name: string) => pages[`docs/reference/${name}.md`] ?? '';

/** The text without blocks of code, in which nothing is Markdown. */
function withoutCode(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gm, '');
}

function headings(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.replaceAll('`', ''));
}

describe('the directive reference', () => {
  test.each(rows.map((row) => [row.section ? `<${row.name}>` : row.name, row] as const))(
    '%s has its headings',
    (_, row) => {
      if (row.section) expect(headings(pageOf(row.name))[0]).toBe(`<${row.name}>`);
      const heading = row.name === '*' ? 'Line * of a nested list' : row.name;
      for (const scope of row.section ? [] : row.scopes) expect(headings(pageOf(scope))).toContain(heading);
      expect(pageOf('README')).toContain(`\n| [${code(row.section ? `<${row.name}>` : row.name)}](`);
    },
  );

  const anchors = new Map<string, Set<string>>(
    Object.entries(pages).map(([path, text]) => [path, new Set(headings(text).map(slug))]),
  );
  const ids = railroadPage(grammarGroups()).matchAll(/ id="([^"]+)"/g);
  anchors.set('docs/grammar/index.html', new Set([...ids].map(([, id = '']) => id)));
  anchors.set('docs/grammar/pmta.ebnf', new Set());

  test.each(Object.entries(pages))('%s: every link leads somewhere', (path, text) => {
    const targets = [...withoutCode(text).matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (target.startsWith('https://')) return false;
      const [file = '', anchor] = target.split('#');
      const page = anchors.get(file === '' ? path : posix.join(posix.dirname(path), file));
      return !page || (anchor !== undefined && !page.has(anchor));
    });
    expect(broken).toEqual([]);
  });

  test.each(Object.entries(pages))('%s: no two headings share an anchor', (_, text) => {
    const all = headings(text).map(slug);
    expect(all.filter((anchor, index) => all.indexOf(anchor) !== index)).toEqual([]);
    expect(all).not.toContain('');
  });

  test.each(Object.entries(pages))('%s: tables have as many cells in each line', (_, text) => {
    for (const block of text.split('\n\n').filter((part) => part.startsWith('|'))) {
      const cells = block
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test.each(Object.entries(pages))('%s: no bare angle bracket, no missing value, no local path', (_, text) => {
    const bare = withoutCode(text)
      .replaceAll(/``.*?``|`[^`\n]*`/g, '')
      .replaceAll(/^>/gm, '');
    expect(bare).not.toMatch(/(?<!\\)[<>]/);
    expect(bare).not.toMatch(/(?<!-)undefined(?!-)|\[object|\/work\//);
    expect(text).not.toMatch(/[ \t]$|\n{3}/m);
  });

  test('every source code is explained', () => {
    const codes = rows.flatMap((row) => row.sources).map((source) => source.replace(/§.*/, ''));
    expect(codes.filter((name) => !/^\d+$/.test(name) && !(name in sourceCodes))).toEqual([]);
  });

  test('every value type and every invented name is on its page', () => {
    for (const name of Object.keys(valueGrammar)) expect(headings(pageOf('value-types'))).toContain(name);
    for (const { name, kind } of invented) {
      expect(pageOf('invented')).toContain(`| ${code(kind === 'section' ? `<${name}>` : name)} |`);
    }
  });
});

describe('an entry', () => {
  const row: CatalogueRow = {
    name: 'new-thing',
    scopes: ['domain', 'source'],
    arguments: [{ type: 'integer', min: 1, max: 9, unlimited: true }],
    default: 'a|b',
    defaultNote: 'As max-smtp-out.',
    repeatable: 'assumed',
    since: '5.0',
    sinceNotes: ['Known to <domain> only later.'],
    deprecated: { since: '4.5', use: ['smtp-hosts', '<source>'], note: 'Both *count*.' },
    requires: ['queue-to'],
    notes: ['See new-thing, domain-key and no-such-name.'],
    status: 'guessed',
    summary: 'Does a thing.',
    sources: ['G1§1.2', '123'],
  };
  const text = directiveEntry(row, 'domain', new ReferenceBook(files));

  test.each([
    '## `new-thing`',
    '> **Deprecated** since 4.5. Use [`smtp-hosts`](domain.md#smtp-hosts) and [`<source>`](source.md) instead. ' +
      String.raw`Both \*count\*.`,
    '```pmta\nnew-thing { INTEGER | unlimited }\n```',
    '- **Arguments:** [integer](value-types.md#integer) (1 to 9)',
    '- **Stands in:** [`<domain>`](domain.md), [`<source>`](source.md)',
    String.raw`- **Default:** ${'`a\\|b`'} (As [${'`max-smtp-out`'}](domain.md#max-smtp-out).)`,
    '- **Repeatable:** probably; the documentation does not say',
    '- **Only with:** [`queue-to`](domain.md#queue-to)',
    '- **Since:** 5.0',
    '- **History:** Known to [`<domain>`](domain.md) only later.',
    '- **Status:** guessed, so take it with care',
    '- **Sources:** [G1](sources.md#g1) §1.2, [file 123](sources.md#numbers)',
    '- See `new-thing`, [`domain-key`](global.md#domain-key) and no-such-name.',
  ])('says %j', (part) => {
    expect(text).toContain(part);
  });

  test('of a removed directive says since when', () => {
    const removed = { ...row, removed: '5.0' };
    expect(directiveEntry(removed, 'domain', new ReferenceBook(files))).toContain('> **Removed** in 5.0.');
  });
});

describe('a syntax line', () => {
  const base = {
    name: 'x',
    scopes: ['global'],
    repeatable: false,
    status: 'documented',
    summary: '',
    sources: [],
  } as const;

  test.each<[expected: string, specs: readonly ArgumentSpec[]]>([
    ['x', []],
    ['x { yes | no }', [{ type: 'boolean' }]],
    ['x CIDR RATE', [{ type: 'cidr' }, { type: 'rate' }]],
    ['x { DURATION | never }', [{ type: 'duration', never: true }]],
    ['x [NAME]', [{ type: 'name', optional: true }]],
    ['x [ a | b ]', [{ type: 'enum', members: ['a', 'b'], optional: true }]],
    ['x { /REGEX/ | EMAIL }', [{ anyOf: [{ type: 'regex' }, { type: 'email' }] }]],
    ['x [source=SOURCE]', [{ type: 'reference', to: ['source'], key: 'source', optional: true }]],
    ['x PROXY[,PROXY...]', [{ type: 'reference', to: ['proxy'], list: true }]],
    ['x { PATTERN-RESULT | <pattern-list> }', [{ type: 'pattern-result', orBlock: true }]],
    ['x QUEUE-NAME.rollup', [{ type: 'queue-name', suffix: '.rollup' }]],
    ['x { HOST-LIST | "" }', [{ type: 'host-list', clearable: true }]],
    ['x HOST[:PORT]', [{ type: 'host-port', portOptional: true }]],
  ])('%s', (expected, specs) => {
    expect(syntaxOf({ ...base, arguments: specs })).toBe(expected);
  });

  test('of a section shows both tags', () => {
    expect(syntaxOf({ ...base, section: true, arguments: [{ type: 'name' }] })).toBe('<x NAME>\n  ...\n</x>');
  });

  test('of a line without a keyword shows none', () => {
    expect(syntaxOf({ ...base, name: '(entry)', arguments: [{ type: 'regex' }] })).toBe('/REGEX/');
  });
});

describe('Markdown', () => {
  test.each([
    ['a|b <c> *d*', String.raw`a\|b \<c\> \*d\*`],
    ['snake_case _word_', String.raw`snake_case \_word\_`],
    [String.raw`\x23 [x]`, String.raw`\\x23 \[x\]`],
  ])('%s is escaped', (plain, escaped) => {
    expect(escapeMarkdown(plain)).toBe(escaped);
  });

  test('anchors are those of GitHub', () => {
    expect(slug('smtp-tls-allow-tlsv1.3')).toBe('smtp-tls-allow-tlsv13');
    expect(slug('Line * of a nested list')).toBe('line--of-a-nested-list');
  });
});
