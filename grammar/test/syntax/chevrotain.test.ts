import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Lexer as ChevrotainLexer, type IToken } from 'chevrotain';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Lexer } from '../../src/syntax/lexer.ts';
import { Parser } from '../../src/syntax/parser.ts';
import { ChevrotainParser } from '../../generate/chevrotain-parser.ts';
import { modes } from '../../src/syntax/tokens.ts';
import { TreeBuilder } from '../../src/syntax/tree-builder.ts';
import { SourceFile, leavesOf } from '@pmtakit/grammar';
import { configurationLike } from '../arbitraries.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const fixtures = new URL('../../../fixtures/', import.meta.url);

const lexer = new Lexer();
const parser = new Parser();
const chevrotainParser = new ChevrotainParser();
/**
 * What ours has to do, slowly: it tries every token of a mode at every character. Its validation would not take the end
 * of the text in a pattern, which here stands for that of a line.
 */
const chevrotain = new ChevrotainLexer(
  { modes, defaultMode: 'line' },
  { positionTracking: 'onlyOffset', safeMode: true, skipValidations: true },
);

function described(tokens: readonly IToken[]): string[] {
  return tokens.map(({ tokenType, tokenTypeIdx, startOffset, image }) =>
    [tokenType.name, tokenTypeIdx, startOffset, JSON.stringify(image)].join(' '),
  );
}

function expectTokensOfChevrotain(text: string): void {
  const { tokens, errors } = chevrotain.tokenize(text);
  expect(errors).toEqual([]);
  expect(described(lexer.tokenize(text))).toEqual(described(tokens));
}

/** The grammar takes every text, so nobody recovers from errors. */
function expectTreeOfChevrotain(text: string): void {
  const tokens = lexer.tokenize(text);
  const ours = new TreeBuilder(new SourceFile('<text>', text));
  parser.parse(tokens, ours);
  const theirs = new TreeBuilder(new SourceFile('<text>', text));
  chevrotainParser.parse(tokens, theirs);
  expect(chevrotainParser.errors).toEqual([]);
  expect(leavesOf(ours.finish())).toEqual(leavesOf(theirs.finish()));
}

function filesBelow(folder: URL): URL[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.conf$|config$/.test(name)).map((name) => new URL(name, folder));
}

describe.each([
  ['the lexer finds the tokens of Chevrotain', expectTokensOfChevrotain],
  ['the parser builds the tree of Chevrotain', expectTreeOfChevrotain],
])('%s', (_, check) => {
  it('in any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 2000 });
  });

  it('in text made of the words of the language in any order', () => {
    fc.assert(fc.property(configurationLike, check), { numRuns: 5000 });
  });

  it('in every sequence of up to four characters with a meaning', () => {
    const characters = ['a', ' ', '\n', '#', '<', '>', '/', '{', '}', '"', '|', '\u{1F4E7}'];
    for (const text of sequences(characters, 4)) check(text);
  });

  it('in the fixtures', () => {
    const files = filesBelow(fixtures);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) check(readFileSync(file, 'latin1'));
  });

  it.skipIf(!existsSync(corpus))('in real files (skipped where shared/ is not there)', () => {
    for (const file of filesBelow(corpus)) check(readFileSync(file, 'latin1'));
  });
});

function sequences(characters: readonly string[], most: number): string[] {
  const shorter = most === 0 ? [] : sequences(characters, most - 1);
  return most === 0 ? [''] : [...shorter, ...shorter.flatMap((text) => characters.map((one) => text + one))];
}

test('a lexer starts each text anew, also behind one that ends in the middle of a line', () => {
  lexer.tokenize('<domain x');
  expect(lexer.tokenize('a b').map(({ tokenType }) => tokenType.name)).toEqual(['Keyword', 'Arguments']);
});
