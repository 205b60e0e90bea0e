import { describe, expect, it } from 'vitest';
import { joinedTags, loadTexts, outline } from './load-texts.ts';

interface Sample {
  readonly texts: Readonly<Record<string, string>>;
  readonly whole: readonly string[];
  readonly joined: readonly string[];
}

const samples: readonly (readonly [string, Sample])[] = [
  [
    'opens in one file and closes in another',
    {
      texts: {
        config: 'include b\na 2\ninclude c\na 4\n',
        b: '<virtual-mta v>\na 1\n',
        c: 'a 3\n</virtual-mta>\n',
      },
      whole: ['<virtual-mta v>', '  a 1', '  a 2', '  a 3', 'a 4'],
      joined: ['b: <virtual-mta v>', 'c: </virtual-mta>'],
    },
  ],
  [
    'opens in an included file and closes in the main file',
    {
      texts: { config: 'include b\na 2\n</domain>\na 3\n', b: '<domain *>\na 1\n' },
      whole: ['<domain *>', '  a 1', '  a 2', 'a 3'],
      joined: ['config: </domain>', 'b: <domain *>'],
    },
  ],
  [
    'opens in the main file and closes in an included file',
    {
      texts: { config: '<domain *>\ninclude b\na 2\n', b: 'a 1\n</domain>\n' },
      whole: ['<domain *>', '  a 1', 'a 2'],
      joined: ['config: <domain *>', 'b: </domain>'],
    },
  ],
  [
    'opens and closes by the files of one wildcard',
    {
      texts: { config: 'include *.c\na 3\n', '1.c': '<domain *>\n', '2.c': 'a 1\n', '3.c': 'a 2\n</domain>\n' },
      whole: ['<domain *>', '  a 1', '  a 2', 'a 3'],
      joined: ['1.c: <domain *>', '3.c: </domain>'],
    },
  ],
  [
    'opens two deep',
    {
      texts: {
        config: 'include b\na 2\n</domain>\na 3\n</virtual-mta>\na 4\n',
        b: '<virtual-mta v>\n<domain *>\na 1\n',
      },
      whole: ['<virtual-mta v>', '  <domain *>', '    a 1', '    a 2', '  a 3', 'a 4'],
      joined: ['config: </domain>', 'config: </virtual-mta>', 'b: <virtual-mta v>', 'b: <domain *>'],
    },
  ],
  [
    'opens one section in each of two files, and a third closes both',
    {
      texts: {
        config: 'include b\ninclude c\na 1\ninclude d\na 2\n',
        b: '<virtual-mta v>\n',
        c: '<domain *>\n',
        d: '</domain>\n</virtual-mta>\n',
      },
      whole: ['<virtual-mta v>', '  <domain *>', '    a 1', 'a 2'],
      joined: ['b: <virtual-mta v>', 'c: <domain *>', 'd: </domain>', 'd: </virtual-mta>'],
    },
  ],
  [
    'opens in a file of a file',
    {
      texts: { config: 'include b\na 3\n</domain>\na 4\n', b: 'include c\na 2\n', c: '<domain *>\na 1\n' },
      whole: ['<domain *>', '  a 1', '  a 2', '  a 3', 'a 4'],
      joined: ['config: </domain>', 'c: <domain *>'],
    },
  ],
  [
    'closes by a tag that in its own file would close another',
    {
      texts: {
        config: '<virtual-mta v>\na 1\ninclude b\na 3\n</virtual-mta>\na 4\n',
        b: '</virtual-mta>\n<virtual-mta w>\na 2\n',
      },
      whole: ['<virtual-mta v>', '  a 1', '<virtual-mta w>', '  a 2', '  a 3', 'a 4'],
      joined: ['config: <virtual-mta v>', 'config: </virtual-mta>', 'b: </virtual-mta>', 'b: <virtual-mta w>'],
    },
  ],
  [
    'is a list at the end of a line',
    {
      texts: {
        config: '<pattern-list p>\ninclude b\n* virtual-mta=v\n</pattern-list>\na 1\n</pattern-list>\na 2\n',
        b: 'mail-from /a/ <pattern-list>\n',
      },
      whole: ['<pattern-list p>', '  mail-from /a/', '  <pattern-list >', '    * virtual-mta=v', '  a 1', 'a 2'],
      joined: ['config: <pattern-list p>', 'config: </pattern-list>', 'config: </pattern-list>', 'b: <pattern-list>'],
    },
  ],
  [
    'has braces',
    {
      texts: { config: 'include b\na 2\n}\na 3\n', b: 'domain * {\na 1\n' },
      whole: ['<domain *>', '  a 1', '  a 2', 'a 3'],
      joined: ['config: }', 'b: domain * {'],
    },
  ],
  [
    'has braces, and one without stands in it',
    {
      texts: { config: 'include b\na 1\n}\na 2\n', b: 'x {\n<y>\n' },
      whole: ['<x >', '  <y >', '    a 1', 'a 2'],
      joined: ['config: }', 'b: x {'],
    },
  ],
  [
    'has no braces, and a brace closes nothing',
    {
      texts: { config: 'include b\n}\na 1\n</domain>\na 2\n', b: '<domain *>\n' },
      whole: ['<domain *>', '  a 1', 'a 2'],
      joined: ['config: </domain>', 'b: <domain *>'],
    },
  ],
  [
    'closes with all that is open in it',
    {
      texts: { config: 'include b\na 1\n</virtual-mta>\na 2\n', b: '<virtual-mta v>\n<domain *>\n' },
      whole: ['<virtual-mta v>', '  <domain *>', '    a 1', 'a 2'],
      joined: ['config: </virtual-mta>', 'b: <virtual-mta v>'],
    },
  ],
  [
    'closes by the tag of the section around it in another file',
    {
      texts: { config: '<virtual-mta v>\ninclude b\na 1\n</virtual-mta>\na 2\n', b: '<domain *>\n' },
      whole: ['<virtual-mta v>', '  <domain *>', '    a 1', 'a 2'],
      joined: [],
    },
  ],
  [
    'is not closed by a tag of another name',
    {
      texts: { config: 'include b\na 1\n</source>\na 2\n', b: '<domain *>\n' },
      whole: ['<domain *>', '  a 1', '  a 2'],
      joined: [],
    },
  ],
  [
    'closes by a misspelt tag in its own file, whatever stands in it',
    {
      texts: { config: '<virtual-mta v>\ninclude b\n</virtual-mat>\na 2\n', b: '<domain *>\na 1\n' },
      whole: ['<virtual-mta v>', '  <domain *>', '    a 1', 'a 2'],
      joined: [],
    },
  ],
  [
    'is not closed by a misspelt tag when it is closed already',
    {
      texts: { config: '<virtual-mta v>\ninclude b\na 1\n</virtual-mat>\na 2\n', b: '</virtual-mta>\n<domain *>\n' },
      whole: ['<virtual-mta v>', '<domain *>', '  a 1', '  a 2'],
      joined: ['config: <virtual-mta v>', 'b: </virtual-mta>'],
    },
  ],
  [
    'is never closed, and goes on in the main file',
    {
      texts: { config: 'include b\na 2\n<domain *>\n</domain>\na 3\n', b: '<virtual-mta v>\na 1\n' },
      whole: ['<virtual-mta v>', '  a 1', '  a 2', '  <domain *>', '  a 3'],
      joined: [],
    },
  ],
  [
    'is never closed, and ends where a section begins that cannot stand in it',
    {
      texts: { config: 'include b\na 2\n<virtual-mta w>\na 3\n</virtual-mta>\na 4\n', b: '<virtual-mta v>\na 1\n' },
      whole: ['<virtual-mta v>', '  a 1', '  a 2', '<virtual-mta w>', '  a 3', 'a 4'],
      joined: [],
    },
  ],
  [
    'is never closed, two deep, and only the inner one has to end',
    {
      texts: { config: 'include b\n<domain b>\na 2\n</domain>\na 3\n', b: '<virtual-mta v>\n<domain a>\na 1\n' },
      whole: ['<virtual-mta v>', '  <domain a>', '    a 1', '  <domain b>', '    a 2', '  a 3'],
      joined: [],
    },
  ],
  [
    'is never closed, and nothing could hold the section that comes next',
    {
      texts: { config: 'include b\n<email-patterns>\na 1\n</email-patterns>\n', b: '<virtual-mta v>\n' },
      whole: ['<virtual-mta v>', '  <email-patterns >', '    a 1'],
      joined: [],
    },
  ],
  [
    'is never closed, and an included file begins with one that cannot stand in it',
    {
      texts: { config: '<virtual-mta v>\na 1\ninclude b\na 3\n', b: '<virtual-mta w>\na 2\n</virtual-mta>\n' },
      whole: ['<virtual-mta v>', '  a 1', '<virtual-mta w>', '  a 2', 'a 3'],
      joined: [],
    },
  ],
  [
    'is closed by its own file, so that one that cannot stand in it does not end it',
    {
      texts: {
        config: '<virtual-mta v>\ninclude b\na 1\n</virtual-mta>\na 2\n',
        b: '<source 0/0>\n</source>\n',
      },
      whole: ['<virtual-mta v>', '  <source 0/0>', '  a 1', 'a 2'],
      joined: [],
    },
  ],
  [
    'takes the closing tag of the one around it, of the same name',
    {
      texts: {
        config: '<pattern-list p>\ninclude b\na 1\n</pattern-list>\na 2\n',
        b: 'mail-from /a/ <pattern-list>\n',
      },
      whole: ['<pattern-list p>', '  mail-from /a/', '  <pattern-list >', '    a 1', '  a 2'],
      joined: ['config: </pattern-list>'],
    },
  ],
  [
    'takes the closing tag of the second one around it, of the same name',
    {
      texts: {
        config: '<x 1>\n<x 2>\ninclude b\na 1\n</x>\na 2\n</x>\na 3\n<x 5>\n</x>\n',
        b: '<x 3>\n',
      },
      whole: ['<x 1>', '  <x 2>', '    <x 3>', '      a 1', '    a 2', '  a 3', '  <x 5>'],
      joined: ['config: <x 2>', 'config: </x>', 'config: </x>'],
    },
  ],
  [
    'lost its closing tag, and ends where a section begins that cannot stand in it',
    {
      texts: {
        config: '<pattern-list p>\ninclude b\n</pattern-list>\na 1\n<domain *>\n</domain>\na 2\n',
        b: 'mail-from /a/ <pattern-list>\n',
      },
      whole: ['<pattern-list p>', '  mail-from /a/', '  <pattern-list >', '  a 1', '<domain *>', 'a 2'],
      joined: ['config: </pattern-list>'],
    },
  ],
  [
    'is never closed, and is unknown',
    {
      texts: { config: 'include b\n<virtual-mta v>\n</virtual-mta>\na 1\n', b: '<no-such-section>\n' },
      whole: ['<no-such-section >', '  <virtual-mta v>', '  a 1'],
      joined: [],
    },
  ],
  [
    'ends in its own file where a section begins that cannot stand in it',
    {
      texts: { config: 'include b\na 3\n', b: '<virtual-mta v>\na 1\n<source 0/0>\na 2\n</source>\n' },
      whole: ['<virtual-mta v>', '  a 1', '<source 0/0>', '  a 2', 'a 3'],
      joined: [],
    },
  ],
  [
    'is left open by the main file',
    {
      texts: { config: '<virtual-mta v>\na 1\n<domain *>\na 2\ninclude b\n', b: 'a 3\n' },
      whole: ['<virtual-mta v>', '  a 1', '  <domain *>', '    a 2', '    a 3'],
      joined: [],
    },
  ],
  [
    'is left open before comments and blank lines',
    {
      texts: { config: 'include b\na 1\n</domain>\n', b: '<domain *> # x\n\n# y\n\n' },
      whole: ['<domain *>', '  a 1'],
      joined: ['config: </domain>', 'b: <domain *>'],
    },
  ],
  [
    'is opened again each time its file is included',
    {
      texts: { config: 'include b\na 1\n</domain>\ninclude b\na 2\n</domain>\n', b: '<domain *>\n' },
      whole: ['<domain *>', '  a 1', '<domain *>', '  a 2'],
      joined: ['config: </domain>', 'config: </domain>', 'b: <domain *>'],
    },
  ],
  [
    'is closed once, however often the closing file is included',
    {
      texts: { config: '<domain *>\ninclude b\ninclude b\n', b: 'a 1\n</domain>\n' },
      whole: ['<domain *>', '  a 1', 'a 1'],
      joined: ['config: <domain *>', 'b: </domain>'],
    },
  ],
  [
    'has capitals in its tags',
    {
      texts: { config: 'include b\na 1\n</DOMAIN>\na 2\n', b: '<Domain *>\n' },
      whole: ['<domain *>', '  a 1', 'a 2'],
      joined: ['config: </DOMAIN>', 'b: <Domain *>'],
    },
  ],
  [
    'is called like the top level',
    {
      texts: { config: 'include b\na 1\n</global>\n</global>\na 2\n', b: '<global>\n' },
      whole: ['<global >', '  a 1', 'a 2'],
      joined: ['config: </global>', 'b: <global>'],
    },
  ],
];

describe('a section over several files', () => {
  it.each(samples)('%s', (_, { texts, whole, joined }) => {
    const { project } = loadTexts(texts);
    expect(outline(project.whole)).toEqual(whole);
    expect(joinedTags(project)).toEqual(joined);
  });
});

describe('a section in one file', () => {
  it.each([
    ['closed', '<domain *>\na 1\n</domain>\n'],
    ['not closed', '<domain *>\na 1\n'],
    ['misspelt', '<domain *>\na 1\n</domian>\n'],
    ['with a stray tag', 'a 1\n</domain>\na 2\n'],
    ['with a stray brace', 'a 1\n}\na 2\n'],
    ['with sections at wrong places', '<virtual-mta v>\n<source 0/0>\n</source>\na 1\n</virtual-mta>\na 2\n'],
    ['with a list at the end of a line', '<pattern-list p>\nmail-from /a/ <pattern-list>\n</pattern-list>\n'],
  ])('is not joined: %s', (_, config) => expect(loadTexts({ config }).project.joined.size).toBe(0));
});
