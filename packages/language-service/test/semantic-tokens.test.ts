import { describe, expect, it } from 'vitest';
import { semanticTokens, semanticTokensEdits, semanticTokensLegend } from '../src/index.ts';
import { openMarked } from '../src/test-kit/index.ts';

/** Each token as its text and type. */
function tokensOf(text: string, range?: Parameters<typeof semanticTokens>[1]): string[] {
  const { context } = openMarked(text);
  const { data } = semanticTokens(context, range);
  const lines = text.split('\n');
  const tokens: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifier = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const words = [semanticTokensLegend.tokenTypes[type]];
    if (modifier > 0) words.push(semanticTokensLegend.tokenModifiers[Math.log2(modifier)]);
    tokens.push(`${lines[line]?.slice(character, character + length)}: ${words.join(' ')}`);
  }
  return tokens;
}

it('every word has its kind', () => {
  const text = `# note
domain-macro m a.example
<domain $m> # all
  max-msg-rate 5/h
  max-msg-per-hour 5
  dkim-sign yes
</domain>
<virtual-mta v>
  smtp-source-host 10.0.0.1 a.example
</virtual-mta>
`;
  expect(tokensOf(text)).toEqual([
    '# note: comment',
    'domain-macro: property',
    'm: class definition',
    'a.example: string',
    'domain: keyword',
    '$m: variable',
    '# all: comment',
    'max-msg-rate: property',
    '5/h: number',
    'max-msg-per-hour: property deprecated',
    '5: number',
    'dkim-sign: property',
    'yes: enumMember',
    'domain: keyword',
    'virtual-mta: keyword',
    'v: class definition',
    'smtp-source-host: property',
    '10.0.0.1: string',
    'a.example: string',
    'virtual-mta: keyword',
  ]);
});

it('of a range, only what touches it', () => {
  const text = '# one\n# two\n# three\n';
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
  expect(tokensOf(text, range)).toEqual(['# two: comment']);
});

it('of an included file, by the section around it', () => {
  const { context } = openMarked('max-smtp-out 5\n', {
    path: 'part.conf',
    main: 'config',
    files: { config: '<domain a>\ninclude part.conf\n</domain>\n' },
  });
  expect(semanticTokens(context).data).toHaveLength(10);
});

describe('what changed', () => {
  it.each([
    [[1, 2, 3], [1, 2, 3], []],
    [[1, 2, 3], [1, 9, 3], [{ start: 1, deleteCount: 1, data: [9] }]],
    [[1, 1], [1, 1, 1], [{ start: 2, deleteCount: 0, data: [1] }]],
    [[1, 2, 3], [], [{ start: 0, deleteCount: 3, data: [] }]],
  ])('from %j to %j', (before, after, edits) => expect(semanticTokensEdits(before, after)).toEqual(edits));
});
