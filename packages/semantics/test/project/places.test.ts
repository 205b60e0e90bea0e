import { describe, expect, it } from 'vitest';
import { type Project, everything, placesInWhole } from '../../src/index.ts';
import { loadTexts } from './load-texts.ts';

/** Takes the `|` out of one of the texts and tells what stands around its place, once for each inclusion. */
function placesAt(marked: Readonly<Record<string, string>>): string[] {
  const [path, text] = Object.entries(marked).find(([, one]) => one.includes('|')) ?? ['', ''];
  const { project } = loadTexts({ ...marked, [path]: text.replace('|', '') });
  const file = project.files.find((one) => one.path === path);
  if (!file) return [];
  return placesInWhole(project, file, text.indexOf('|')).map(({ blocks, includes }) =>
    [
      blocks.map(({ name, argument }) => `${name} ${argument}`.trim()).join(' > '),
      ...includes.map((include) => `${include.file.path}:${include.file.position(include.span.start).line}`),
    ].join(', '),
  );
}

describe('the place in the whole', () => {
  it.each<[string, string, string]>([
    ['a line at the top', 'a |1\n', 'global'],
    ['an empty text', '|', 'global'],
    ['a line in a section', '<domain *>\na |1\n</domain>\n', 'global > domain *'],
    ['the end of a line', '<domain *>\na 1|\n</domain>\n', 'global > domain *'],
    ['the start of an opening tag', '|<domain *>\n</domain>\n', 'global > domain *'],
    ['an opening tag', '<domain |*>\n</domain>\n', 'global > domain *'],
    ['a closing tag', '<domain *>\n</dom|ain>\n', 'global > domain *'],
    ['what stands behind a closing tag', '<domain *>\n</domain> |# x\n', 'global'],
    ['a comment in a section', '<domain *>\n# |x\n</domain>\n', 'global > domain *'],
    ['a comment on a line', '<domain *>\na 1 # |x\n</domain>\n', 'global > domain *'],
    ['a blank line in a section', '<domain *>\n\n|\n</domain>\n', 'global > domain *'],
    ['a blank line between sections', '<domain a>\n</domain>\n|\n<domain b>\n</domain>\n', 'global'],
    ['a blank line at the top', '|\n<domain *>\n</domain>\n', 'global'],
    ['the end of the text', '<domain *>\n</domain>\n|', 'global'],
    ['the end of a text in a section', '<domain *>\n|', 'global > domain *'],
    [
      'a section in a section',
      '<virtual-mta v>\n<domain *>\n|\n</domain>\n</virtual-mta>\n',
      'global > virtual-mta v > domain *',
    ],
    ['what stands behind it', '<virtual-mta v>\n<domain *>\n</domain>\n|\n</virtual-mta>\n', 'global > virtual-mta v'],
    ['a section with braces', 'domain * {\n|\n}\n', 'global > domain *'],
    ['a tag behind another', '<domain a>\n</domain><do|main b>\n</domain>\n', 'global > domain b'],
    ['a section that another one ends', '<domain a>\n|\n<domain b>\n</domain>\n', 'global > domain a'],
    ['what stands behind a section that another one ends', '<domain a>\n<domain b>\n</domain>\n|', 'global'],
    [
      'a line with a list at its end',
      '<pattern-list p>\nmail-from |/a/ <pattern-list>\n</pattern-list>\n</pattern-list>\n',
      'global > pattern-list p',
    ],
    [
      'a list at the end of a line',
      '<pattern-list p>\nmail-from /a/ <pattern-list>\n|\n</pattern-list>\n</pattern-list>\n',
      'global > pattern-list p > pattern-list',
    ],
    ['an include line', '<domain *>\nincl|ude no\n</domain>\n', 'global > domain *'],
    ['a text with a byte order mark', '\uFEFF<domain *>\n|\n</domain>\n', 'global > domain *'],
  ])('is told for %s', (_, config, expected) => expect(placesAt({ config })).toEqual([expected]));

  it('is told once for each inclusion, with the lines that lead there', () => {
    const config = '<virtual-mta v>\ninclude b\n</virtual-mta>\n\ninclude c\n';
    const c = 'a 1\n<virtual-mta w>\n<domain x>\ninclude b\n</domain>\n</virtual-mta>\n';
    expect(placesAt({ config, b: 'a |1\n', c })).toEqual([
      'global > virtual-mta v, config:2',
      'global > virtual-mta w > domain x, config:5, c:4',
    ]);
  });

  it.each([
    ['an empty file', '|'],
    ['a comment', '# |\n'],
    ['the end of a file', 'a 1\n|'],
  ])('is told for %s', (_, b) => {
    expect(placesAt({ config: '<domain *>\ninclude b\n</domain>\n', b })).toEqual(['global > domain *, config:2']);
  });

  it('is told for each file of a wildcard', () => {
    const config = '<domain *>\ninclude *.c\n</domain>\n';
    expect(placesAt({ config, 'a.c': 'a 1\n', 'b.c': 'a |2\n' })).toEqual(['global > domain *, config:2']);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'behind an include that opens a section',
      { config: 'include b\n|a 1\n</domain>\n', b: '<domain *>\n' },
      'global > domain *',
    ],
    ['on the include line itself', { config: 'in|clude b\na 1\n</domain>\n', b: '<domain *>\n' }, 'global'],
    ['on the closing tag', { config: 'include b\n</do|main>\n', b: '<domain *>\n' }, 'global > domain *'],
    ['behind the closing tag', { config: 'include b\n</domain>\n|', b: '<domain *>\n' }, 'global'],
    [
      'behind an include that closes a section',
      { config: '<domain *>\ninclude b\n|a 1\n', b: '</domain>\n' },
      'global',
    ],
    [
      'before an include that closes a section',
      { config: '<domain *>\n|\ninclude b\n', b: '</domain>\n' },
      'global > domain *',
    ],
    [
      'in the file that closes a section',
      { config: '<domain *>\ninclude b\n', b: 'a 1\n|</domain>\n' },
      'global > domain *, config:2',
    ],
    [
      'behind the tag that closes a section',
      { config: '<domain *>\ninclude b\n', b: '</domain>\n|' },
      'global, config:2',
    ],
    [
      'behind two includes',
      { config: 'include b\ninclude c\n|', b: '<virtual-mta v>\n', c: '<domain *>\n' },
      'global > virtual-mta v > domain *',
    ],
    [
      'behind a wildcard',
      { config: 'include *.c\n|', '1.c': '<domain *>\n', '2.c': '</domain>\n<domain b>\n' },
      'global > domain b',
    ],
    [
      'in the second file of a wildcard',
      { config: 'include *.c\n', '1.c': '<domain *>\n', '2.c': '|' },
      'global > domain *, config:1',
    ],
  ])('is told %s', (_, texts, expected) => expect(placesAt(texts)).toEqual([expected]));

  it('is told for a file that is not included', () => {
    const { project } = loadTexts({ config: 'a 1\n' });
    const other = loadTexts({ other: 'a 1\n' }).project.main;
    expect(placesInWhole(project, other, 0)).toEqual([]);
  });

  it.each([-1, 1000])('is told for offset %j outside the text', (offset) => {
    const { project } = loadTexts({ config: 'a 1\n' });
    expect(placesInWhole(project, project.main, offset)).toEqual([{ blocks: [project.whole], includes: [] }]);
  });

  it('is told a hundred thousand sections deep', () => {
    const depth = 100_000;
    const { project } = loadTexts({ config: '<x>\n'.repeat(depth) });
    const [place] = placesInWhole(project, project.main, 4 * depth);
    expect(place?.blocks).toHaveLength(depth + 1);
    expect(place?.blocks[0]).toBe(project.whole);
  });
});

describe('lines and sections', () => {
  function itemsOf({ whole }: Project): string[] {
    return [...everything(whole)].map(({ name, place, inclusion }) =>
      [`${place.file}:${place.line}:${place.column} ${name}`, ...inclusion.includes.map(({ target }) => target)].join(
        ' < ',
      ),
    );
  }

  it('know their place and the lines that led there', () => {
    const { project } = loadTexts({
      config: 'a 1\n  <domain *>\ninclude b\n</domain>\n',
      b: '\ta 2\ninclude c\n/d/ x\n',
      c: '<e>\n',
    });
    expect(itemsOf(project)).toEqual([
      'config:1:1 a',
      'config:2:3 domain',
      'b:1:2 a < b',
      'c:1:1 e < b < c',
      'b:3:1 (pattern entry) < b',
    ]);
  });
});
