import { describe, expect, it } from 'vitest';
import { documentHighlights, prepareRename, rename } from '../src/index.ts';
import { expectDefinition, expectReferences, expectRename, openMarked } from '../src/test-kit/index.ts';

const kinds = [
  [
    'a virtual MTA',
    '<virtual-mta <:a:>>\n</virtual-mta>\n<virtual-mta-pool p>\n  virtual-mta <:<|>a:>\n</virtual-mta-pool>\n',
  ],
  [
    'a pool',
    '<virtual-mta-pool <:p:>>\n</virtual-mta-pool>\n<domain d>\n  backoff-reroute-to-virtual-mta <:<|>p:>\n</domain>\n',
  ],
  ['a source', '<source <:{s}:>>\n</source>\n<smtp-user u>\n  source <:{<|>s}:>\n</smtp-user>\n'],
  ['a macro', 'domain-macro <:m:> a.example\n<domain <:<|>$m:>>\n</domain>\n'],
  [
    'a pattern list',
    '<smtp-pattern-list <:l:>>\n</smtp-pattern-list>\n<domain d>\n  smtp-pattern-list <:<|>l:>\n</domain>\n',
  ],
] as const;

describe.each(kinds)('%s', (_, text) => {
  it('is found from where it is used and from where it is defined', () => expectReferences(text));
});

describe('definition', () => {
  it('over files', () => {
    expectDefinition('include part.conf\n<domain $<|>m>\n</domain>\n', {
      files: { 'part.conf': 'domain-macro <:m:> a.example\n' },
    });
  });

  it.each(['# $<|>m\n', '<|>', '<domain $<|>m>\n</domain>\n'])('none for %j', (text) => expectDefinition(text));
});

it('highlights the places in the file', () => {
  const { context, positions, ranges } = openMarked('domain-macro <:m:> a\n<domain <:$<|>m:>>\n</domain>\n', {
    files: { other: 'domain-macro m b\n' },
  });
  const found = positions.flatMap((position) => documentHighlights(context, position));
  expect(found.map(({ range }) => range)).toEqual(ranges);
  expect(found.map(({ kind }) => kind)).toEqual([3, 2]);
});

describe('rename', () => {
  it.each(kinds.filter(([kind]) => kind !== 'a source'))('%s', (_, text) => expectRename(text, 'new_name'));

  it('over files, each place once', () => {
    expectRename('include part.conf\ninclude part.conf\n<domain <:$<|>m:>>\n</domain>\n', 'n', {
      files: { 'part.conf': 'domain-macro <:m:> a.example\n' },
    });
  });

  it.each([
    ['a name that is taken', 'b', 'b is defined already'],
    ['a name with a blank', 'b c', 'A name has no blanks'],
    ['no name', '', 'A name has no blanks'],
  ])('refuses %s', (_, newName, message) => {
    const { context, positions } = openMarked(
      '<virtual-mta <|>a>\n</virtual-mta>\n<virtual-mta-pool b>\n</virtual-mta-pool>\n',
    );
    expect(() => positions.map((position) => rename(context, position, newName))).toThrow(message);
  });

  it('is prepared with the name alone', () => {
    const { context, positions, ranges } = openMarked('domain-macro m a\n<domain <:$<|>m:>>\n</domain>\n');
    const prepared = positions.map((position) => prepareRename(context, position));
    expect(prepared).toEqual(ranges.map((range) => ({ range, placeholder: 'm' })));
  });

  it.each(['<source <|>{auth}>\n</source>\n', 'max-<|>smtp 5\n', ''])('is not offered in %j', (text) => {
    const { context } = openMarked(text);
    expect(prepareRename(context, { line: 0, character: 8 })).toBeNull();
  });
});
