/** What every word is, for colours that know the meaning. */
import { type Item, type Span, catalogue, endWithComment, walk } from '@pmtakit/grammar';
import type { Range, SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import { type TreeContext, positionsOf } from './context.ts';
import type { PositionEncoding, Positions } from './positions.ts';
import { lastStartingBefore, startOf } from './section-at.ts';
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
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const item of range ? touching(items, positions.span(range)) : items) {
    const first = positions.line(startOf(item));
    const tokens = tokensIn(context, item, reading);
    for (let index = 0; index < tokens.length; index += NUMBERS) {
      const [down = 0, own = 0, length = 0, type = 0, modifier = 0] = tokens.slice(index, index + NUMBERS);
      if (range && !isIn(range, first + down, own, length)) continue;
      data.push(first + down - line, first + down === line ? own - character : own, length, type, modifier);
      [line, character] = [first + down, own];
    }
  }
  return { data };
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

/** The items that touch a span: they stand in order, so the first one is found by halving. */
function touching(items: readonly Item[], { start, end }: Span): Item[] {
  let first = lastStartingBefore(items, start);
  // Several sections may end on the line of the next one.
  while (first > 0 && endWithComment(items[first - 1] as Item) >= start) first--;
  let behind = first;
  while (behind < items.length && startOf(items[behind]) <= end) behind++;
  return items.slice(first, behind);
}

function isIn({ start, end }: Range, line: number, character: number, length: number): boolean {
  const startsBefore = line < end.line || (line === end.line && character <= end.character);
  return startsBefore && (line > start.line || (line === start.line && character + length >= start.character));
}

/** How many numbers tell a token: lines from the start of its item on, column, length, type and modifiers. */
const NUMBERS = 5;

/** A key changes few items; the words of all others are those of before. */
const known = new WeakMap<Item, Reading & { readonly edits: number; readonly tokens: readonly number[] }>();

function tokensIn(context: TreeContext, item: Item, reading: Reading): readonly number[] {
  const edits = editsOf(item);
  const last = known.get(item);
  const isSame =
    last?.edits === edits &&
    last.encoding === reading.encoding &&
    last.outer === reading.outer &&
    last.catalogue === reading.catalogue;
  if (isSame) return last.tokens;
  const tokens = encoded(tokensOf(context, item, reading.outer), item, positionsOf(context));
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
