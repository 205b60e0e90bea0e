import { readFileSync, readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Palette, plainPalette, recommended, rules } from '@pmtakit/linter';
import { UsageError } from '../../src/exit-codes.ts';
import { type RulePages, explainRule, rulesJson, rulesText } from '../../src/commands/rule-pages.ts';

const folder = new URL('../../../../docs/rules/', import.meta.url);
const pages: RulePages = new Map(
  readdirSync(folder).map((name) => [name.replace(/\.md$/, ''), readFileSync(new URL(name, folder), 'utf8')]),
);
/** Rules whose page is written. */
const withPage = rules.map(({ id }) => id).filter((id) => pages.has(id));

const bold = (text: string): string => `\u001B[1m${text}\u001B[22m`;
const colours: Palette = {
  severity: { error: bold, warning: bold, info: bold, hint: bold },
  strong: bold,
  faint: bold,
};

const shown = (page: string, width = 40): string[] =>
  explainRule('bad-value', width, plainPalette, new Map([['bad-value', page]]))
    .trimEnd()
    .split('\n');

describe('explainRule', () => {
  it('says where the rule belongs', () => {
    expect(shown('# bad-value\n\nWords.')).toEqual([
      'bad-value',
      '',
      expect.stringMatching(/^Category [a-z]+, preset recommended\.$/),
      '',
      'Words.',
    ]);
  });

  it.each<[string, string, string[]]>([
    [
      'wraps prose',
      'One two three\nfour five six seven eight nine ten.',
      ['One two three four five six seven eight', 'nine ten.'],
    ],
    [
      'takes code and links for what they say',
      'Write `a|b`, see [x](x.md) and **all** of _it_.',
      ['Write a|b, see x and all of it.'],
    ],
    ['keeps addresses of the web', 'See [here](https://example.com).', ['See here (https://example.com).']],
    ['keeps signs that are no marks', 'a_b_c * 2 and snake_case <x> 3\\*4', ['a_b_c * 2 and snake_case <x> 3*4']],
    [
      'indents code and keeps its lines',
      '```pmta bad\n<domain *>\n\n  `x` **y**\n</domain>\n```',
      ['  bad:', '    <domain *>', '', '      `x` **y**', '    </domain>'],
    ],
    ['says for which release code is', '```pmta bad 4.5\nx 1\n```', ['  bad for 4.5:', '    x 1']],
    ['shows headings without signs', '## The fix', ['The fix']],
    [
      'hangs the lines of lists',
      '- one two three four five six seven eight nine ten\n- **b**: c\n  d',
      ['- one two three four five six seven', '  eight nine ten', '- b: c d'],
    ],
    ['counts lists', '1. a\n2. b', ['1. a', '2. b']],
    [
      'lines up tables',
      '| A | Bee |\n| --- | --- |\n| `aa` | b |\n| c | x \\| y |',
      ['A   Bee', '--  -----', 'aa  b', 'c   x | y'],
    ],
    [
      'wraps the cells of wide tables',
      '| Option | Meaning |\n| - | - |\n| `longest` | The longest time for which mail may be tried. |\n| b | c |',
      [
        'Option   Meaning',
        '-------  -------------------------------',
        'longest  The longest time for which mail',
        '         may be tried.',
        'b        c',
      ],
    ],
  ])('%s', (_, page, lines) => {
    expect(shown(`# bad-value\n\n${page}`).slice(4)).toEqual(lines);
  });

  it.each(withPage)('shows the page of %s without marks, in its width', (id) => {
    const text = explainRule(id, 72, plainPalette, pages);
    const prose = text.split('\n').filter((line) => !line.startsWith('    '));
    expect(prose.join('\n')).not.toMatch(/`|\*\*|^#|^\||\]\(/m);
    expect(prose.filter((line) => line.length > 72)).toEqual([]);
    expect(text).toContain('When to ignore it');
  });

  it.each(withPage)('colours the page of %s and changes nothing else', (id) => {
    expect(stripVTControlCharacters(explainRule(id, 60, colours, pages))).toBe(
      explainRule(id, 60, plainPalette, pages),
    );
  });

  it.each([
    ['bad-valeu', 'bad-valeu: no such rule; did you mean bad-value? pmtalint rules lists them'],
    ['__proto__', '__proto__: no such rule; pmtalint rules lists them'],
  ])('says that there is no %s', (id, message) => {
    expect(() => explainRule(id, 80, plainPalette, pages)).toThrow(new UsageError(message));
  });
});

it('breaks lists without blanks behind their commas', () => {
  const page = '# bad-value\n\n| Option | Default |\n| - | - |\n| `fields` | `["timeLogged","timeQueued","rcpt"]` |';
  expect(shown(page, 30).slice(-2)).toEqual(['fields  ["timeLogged",', '        "timeQueued", "rcpt"]']);
});

describe('the list of rules', () => {
  const settings = {
    ...recommended,
    rules: new Map([
      ['bad-value', { level: 'off', options: new Map() } as const],
      ['bounce-after-long', { level: 'info', options: new Map([['longest', '3d']]) } as const],
    ]),
  };
  const text = rulesText(settings, pages);

  it('names every rule once, by category, in 80 columns', () => {
    const lines = text.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    const ids = lines.flatMap((line) => /^ {2}([a-z\d-]+) /.exec(line)?.[1] ?? []);
    expect(ids.toSorted()).toEqual(rules.map(({ id }) => id));
    expect(lines.filter((line) => /^[a-z]+$/.test(line))).toContain('backoff');
  });

  it.each([
    ['Safe. It is offered where one is meant.', 'fix'],
    ['A suggestion, since the value counts from then on.', 'suggestion'],
    ['There is none, because only you know. Safe.', undefined],
  ])('tells level, preset, fix and options: %s', (words, fix) => {
    const page = `# bad-value\n\n## The fix\n\n${words}\n\n## When to ignore it\n\nNever.\n`;
    const listed = rulesText(settings, new Map([['bad-value', page]]));
    const end = fix === undefined ? '' : ` +${fix}`;
    expect(listed).toMatch(new RegExp(`\\n  bad-value +off +recommended${end}\\n    A value of a form `));
    expect(listed).toMatch(/\n {2}bounce-after-long +info +strict\n {4}Mail that .*\n {4}longest = "3d": The longest /);
  });

  it('is there for programs too', () => {
    const { version, rules: listed } = JSON.parse(rulesJson(settings, pages));
    expect(version).toBe(1);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    expect(listed.find(({ id }: { id: string }) => id === 'bounce-after-long')).toMatchObject({
      category: 'backoff',
      preset: 'strict',
      level: 'info',
      severities: ['info'],
      fix: 'none',
      options: [{ name: 'longest', default: '7d', value: '3d' }],
    });
  });
});
