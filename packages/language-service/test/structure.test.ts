import { describe, expect, it } from 'vitest';
import {
  completion,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hover,
  selectionRanges,
  semanticTokens,
  workspaceSymbols,
} from '../src/index.ts';
import { openMarked } from '../src/test-kit/index.ts';

const text = `# One
# two

domain-macro m a.example
<virtual-mta v>
  <domain d>
    max-smtp-out 5
  </domain>
</virtual-mta>
<source 10/8>
  pattern-list p
</source>
`;

describe('symbols', () => {
  it('of a document are its sections and names', () => {
    const symbols = documentSymbols(openMarked(text).context);
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ['m', 'domain-macro'],
      ['v', 'virtual-mta'],
      ['10/8', 'source'],
    ]);
    expect(symbols[1]?.children?.map(({ name }) => name)).toEqual(['d']);
  });

  it('have a name even where nothing is written', () => {
    expect(documentSymbols(openMarked('<domain>\n').context)).toMatchObject([{ name: 'domain' }]);
  });

  it.each([
    ['include http://user:s3cret@a.example/x', 'http://a.example/x'],
    ['include "http://user:s3c/ret@a.example/x"', '"http://a.example/x"'],
    ['<api-token s3cret>', 'api-token'],
  ])('show no secret: %s', (line, name) => {
    expect(documentSymbols(openMarked(`${line}\n`).context)).toMatchObject([{ name }]);
  });

  it.each([
    ['', ['m', 'v']],
    ['V', ['v']],
    ['mv', []],
  ])('of the configuration that mean %j', (query, expected) => {
    const { context } = openMarked(text);
    expect(workspaceSymbols(context.model, query, context).map(({ name }) => name)).toEqual(expected);
  });
});

it('sections and comments fold', () => {
  expect(foldingRanges(openMarked(text).context)).toEqual([
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 4, endLine: 7 },
    { startLine: 5, endLine: 6 },
    { startLine: 9, endLine: 10 },
  ]);
});

it('a section without an end folds to where it ends', () => {
  expect(foldingRanges(openMarked('<domain a>\n  max-smtp-out 5\n').context)).toEqual([{ startLine: 0, endLine: 1 }]);
});

it('selections grow from a word to the text', () => {
  const { context, positions } = openMarked(
    '<virtual-mta v>\n  smtp-source-host 10.0.<|>0.1 a.example\n</virtual-mta>\n',
  );
  const grown: string[] = [];
  for (let [range] = selectionRanges(context, positions); range; range = range.parent) {
    grown.push(
      `${range.range.start.line}:${range.range.start.character}-${range.range.end.line}:${range.range.end.character}`,
    );
  }
  expect(grown).toEqual(['1:19-1:27', '1:19-1:37', '1:2-1:37', '0:15-2:0', '0:0-2:14', '0:0-3:0']);
});

describe('links', () => {
  it('lead to the files that are included', () => {
    const { context, ranges } = openMarked('include <:part.conf:>\ninclude missing.conf\n', {
      files: { 'part.conf': '' },
    });
    expect(documentLinks(context)).toEqual([{ range: ranges[0], target: 'test:part.conf' }]);
  });

  it('tell how many files a pattern brings', () => {
    const { context } = openMarked('include *.conf\n', { files: { 'a.conf': '', 'b.conf': '' } });
    expect(documentLinks(context)).toMatchObject([{ target: 'test:a.conf', tooltip: 'The first of 2 files' }]);
  });

  it('lead to keys', () => {
    const { context, ranges } = openMarked('domain-key s1,a.example,<:/etc/pmta/s1.pem:>\n');
    expect(documentLinks(context)).toEqual([{ range: ranges[0], target: 'test:/etc/pmta/s1.pem' }]);
  });
});

it.each([
  ['sections within sections', '<domain a>\n'.repeat(20_000)],
  ['closed sections within sections', '<domain a>\n'.repeat(5000) + '</domain>\n'.repeat(5000)],
  ['one long line', 'max-smtp-out ' + 'x'.repeat(1_000_000)],
])('%s can be asked everything, and clients can read it', (_, deep) => {
  const { context } = openMarked(deep);
  const position = { line: 2500, character: 3 };
  const answers = [
    documentSymbols(context),
    foldingRanges(context),
    selectionRanges(context, [position]),
    completion(context, position, true),
    hover(context, position),
    semanticTokens(context),
  ];
  expect(() => JSON.stringify(answers)).not.toThrow();
});
