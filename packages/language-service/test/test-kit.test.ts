/** The kit has to fail where an answer is another one. */
import { AssertionError } from 'node:assert';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  expectCompletion,
  expectDefinition,
  expectHover,
  expectReferences,
  expectRename,
  openMarked,
  readMarks,
} from '../src/test-kit/index.ts';

describe('marks', () => {
  it('are taken out of the text, and tell their places', () => {
    expect(readMarks('a<|>b<:c<:d:>:>')).toEqual({
      text: 'abcd',
      places: [1],
      spans: [
        { start: 2, end: 4 },
        { start: 3, end: 4 },
      ],
    });
  });

  it.each(['<:a', 'a:>', '<:a:>:>'])('have to be in pairs: %j', (text) => {
    expect(() => readMarks(text)).toThrow(/has no/);
  });

  it('leave tags alone', () => {
    expect(readMarks('<domain [10/8]>\n<source {auth}>\n').text).toBe('<domain [10/8]>\n<source {auth}>\n');
  });
});

const macro = 'domain-macro <:m:> a.example\n<domain $<|>m>\n</domain>\n';

describe('what is not so fails', () => {
  it.each([
    ['a hover that says something else', () => expectHover(macro, 'nonsense')],
    ['a hover that does not match', () => expectHover(macro, /nonsense/)],
    ['a hover where none is expected', () => expectHover(macro, null)],
    ['no hover where one is expected', () => expectHover('# <|>\n', 'nonsense')],
    ['a choice that is missing', () => expectCompletion('<|>', { includes: ['nonsense'] })],
    ['a choice too many', () => expectCompletion('<|>', { excludes: ['log-file'] })],
    ['other choices', () => expectCompletion('<|>', { exactly: ['log-file'] })],
    ['a definition elsewhere', () => expectDefinition(macro.replace('<:m:>', 'm'))],
    ['a reference that is not marked', () => expectReferences(macro)],
    ['a rename that changes more', () => expectRename(macro, 'n')],
    ['a text without a mark', () => expectHover('', null)],
  ])('%s', (_, check) => expect(check).toThrow(AssertionError));

  it('a file that the main one does not include', () => {
    expect(() => openMarked('', { path: 'a', main: 'b', files: { b: '' } })).toThrow('b does not include a');
  });
});

it('the sample of the documentation is right', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/language-server.md', import.meta.url)), 'utf8');
  const [, sample = ''] = /```ts\nimport [^\n]*\n\n([\s\S]*?)```/.exec(page) ?? [];
  const calls = [...sample.matchAll(/^(\w+)\('(.*?)', ?(.*)\);$|^(\w+)\('(.*)'\);$/gm)];
  expect(calls.map((call) => call[1] ?? call[4])).toEqual(['expectHover', 'expectCompletion', 'expectReferences']);
  const [hover, completion, references] = calls.map((call) =>
    (call[2] ?? call[5] ?? '').replaceAll(String.raw`\n`, '\n'),
  );
  expectHover(hover ?? '', '100 per 15 min = 400/h');
  expectCompletion(completion ?? '', { includes: ['max-smtp-out'] });
  expectReferences(references ?? '');
});
