/** What every word is, for colours that know the meaning. */
import { type Item, type Span, catalogue, endWithComment, startOf, walk } from '@pmtakit/grammar';
import type { Range, SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import { type TreeContext, positionsOf } from './context.ts';
import type { PositionEncoding, Positions } from './positions.ts';
import { firstStartingBehind, lastStartingBefore } from './section-at.ts';
import { outerScope } from './surroundings.ts';
import { type Token, TokenReader, closeOf, tokenModifiers, tokenTypes } from './token-reader.ts';

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

/** What the words of a file depend on beside its text. */
interface Reading {
  readonly encoding: PositionEncoding;
  /** The section that the file is included in. */
  readonly outer: string;
  readonly catalogue: object;
}

/** @param range only what touches it, for clients that show a part of a large file */
export function semanticTokens(context: TreeContext, range?: Range): SemanticTokens {
  const positions = positionsOf(context);
  const { items } = context.file.document;
  const reading = { encoding: context.encoding, outer: outerScope(context), catalogue: catalogue() };
  const answer = new Answer(range);
  for (const item of range ? touching(items, positions.span(range)) : items) {
    answer.add(tokensIn(context, item, reading, positions), positions.line(startOf(item)));
  }
  return { data: answer.data };
}

/** The numbers of the protocol, where each token is told by its distance from the one before. */
class Answer {
  readonly data: number[] = [];
  readonly #range: Range | undefined;
  #line = 0;
  #character = 0;

  constructor(range: Range | undefined) {
    this.#range = range;
  }

  /** @param first the line of the item that the tokens are of */
  add(tokens: readonly number[], first: number): void {
    for (let index = 0; index < tokens.length; index += NUMBERS) {
      const line = first + (tokens[index] ?? 0);
      const character = tokens[index + 1] ?? 0;
      const length = tokens[index + 2] ?? 0;
      if (this.#range && !isIn(this.#range, line, character, length)) continue;
      this.data.push(line - this.#line, line === this.#line ? character - this.#character : character, length);
      this.data.push(tokens[index + 3] ?? 0, tokens[index + 4] ?? 0);
      this.#line = line;
      this.#character = character;
    }
  }
}

/** What changed between two answers: one stretch, since a client changes one place at a time. */
export function semanticTokensEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/** The items that touch a span. */
function touching(items: readonly Item[], { start, end }: Span): Item[] {
  let first = lastStartingBefore(items, start);
  // Several sections may end on the line of the next one.
  while (first > 0 && endWithComment(items[first - 1] as Item) >= start) first--;
  return items.slice(first, firstStartingBehind(items, end));
}

function isIn({ start, end }: Range, line: number, character: number, length: number): boolean {
  const startsBefore = line < end.line || (line === end.line && character <= end.character);
  return startsBefore && (line > start.line || (line === start.line && character + length >= start.character));
}

/** How many numbers tell a token: lines from the start of its item on, column, length, type and modifiers. */
const NUMBERS = 5;

/** A key changes few items; the words of all others are those of before. */
const known = new WeakMap<Item, Reading & { readonly edits: number; readonly tokens: readonly number[] }>();

function tokensIn(context: TreeContext, item: Item, reading: Reading, positions: Positions): readonly number[] {
  const edits = editsOf(item);
  const last = known.get(item);
  const isSame =
    last?.edits === edits &&
    last.encoding === reading.encoding &&
    last.outer === reading.outer &&
    last.catalogue === reading.catalogue;
  if (isSame) return last.tokens;
  const tokens = encoded(tokensOf(context, item, reading.outer), item, positions);
  known.set(item, { ...reading, edits, tokens });
  return tokens;
}

function editsOf(item: Item): number {
  if (item.kind === 'section') return item.edits;
  return item.kind === 'directive' ? (item.block?.edits ?? 0) : 0;
}

/** In the order of the text, none within another. */
function tokensOf({ file }: TreeContext, item: Item, outer: string): Token[] {
  const tokens: Token[] = [];
  const reader = new TokenReader(file.source.characters, outer);
  walk(
    { ...file.document, items: [item] },
    { item: (one) => tokens.push(...reader.tokensOf(one)), leave: (section) => tokens.push(...closeOf(section)) },
  );
  return tokens.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

/** Tokens of several lines are none for most clients. */
function encoded(tokens: readonly Token[], item: Item, positions: Positions): number[] {
  const first = positions.line(startOf(item));
  return tokens.flatMap(({ start, end, type, modifier }) => {
    const { start: from, end: to } = positions.range({ start, end });
    if (from.line !== to.line) return [];
    const bits = modifier ? 1 << tokenModifiers.indexOf(modifier) : 0;
    return [from.line - first, from.character, to.character - from.character, tokenTypes.indexOf(type), bits];
  });
}
