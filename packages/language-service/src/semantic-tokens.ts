/** What every word is, for colours that know the meaning. */
import {
  type CatalogueRow,
  type Directive,
  type Item,
  type Section,
  type Span,
  type ValueResult,
  ENTRY_NAME,
  catalogue,
  readArguments,
  scopeOf,
  walk,
} from '@pmtakit/grammar';
import type { Range, SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import { type TreeContext, positionsOf } from './context.ts';
import { outerScope } from './surroundings.ts';
import { startOf } from './section-at.ts';

const types = [
  'comment',
  'keyword',
  'property',
  'number',
  'string',
  'regexp',
  'enumMember',
  'variable',
  'class',
] as const;
type TokenType = (typeof types)[number];

const modifiers = ['deprecated', 'definition'] as const;
type Modifier = (typeof modifiers)[number];

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

interface Token extends Span {
  readonly type: TokenType;
  readonly modifier?: Modifier | undefined;
}

/** @param range only what touches it, for clients that show a part of a large file */
export function semanticTokens(context: TreeContext, range?: Range): SemanticTokens {
  const positions = positionsOf(context);
  const wanted = range ? positions.span(range) : { start: 0, end: context.file.text.length };
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type, modifier } of tokensIn(context, wanted)) {
    const { start: from, end: to } = positions.range({ start, end });
    if (from.line !== to.line) continue;
    const isSameLine = from.line === before.line;
    data.push(from.line - before.line, isSameLine ? from.character - before.character : from.character);
    data.push(to.character - from.character, types.indexOf(type), modifier ? 1 << modifiers.indexOf(modifier) : 0);
    before = from;
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

/** In the order of the text, none within another. */
function tokensIn(context: TreeContext, { start, end }: Span): Token[] {
  const { document } = context.file;
  const tokens: Token[] = [];
  const items = document.items.filter((item) => startOf(item) <= end && endOf(item) >= start);
  const outer = outerScope(context);
  const reader = new TokenReader(context.file.text, outer);
  walk(
    { ...document, items },
    { item: (item) => tokens.push(...reader.tokensOf(item)), leave: (section) => tokens.push(...closeOf(section)) },
  );
  return tokens.filter((token) => token.start <= end && token.end >= start && token.end > token.start).sort(byStart);
}

class TokenReader {
  readonly #text: string;
  /** The section that the file is included in. */
  readonly #outer: string;

  constructor(text: string, outer: string) {
    this.#text = text;
    this.#outer = outer;
  }

  tokensOf(item: Item): Token[] {
    switch (item.kind) {
      case 'comment':
        return [{ ...spanOf(item), type: 'comment' }];
      case 'directive':
        return [...this.#directive(item), ...commentOf(item)];
      case 'entry':
        return [...this.#values(item, catalogue().directive(this.#scope(item.parent), ENTRY_NAME)), ...commentOf(item)];
      case 'section':
        return [...this.#head(item), ...commentOf(item.head)];
      default:
        return [];
    }
  }

  #directive(item: Directive): Token[] {
    const { name, start, nameEnd, argumentsStart, argumentsEnd, parent } = item;
    const row = catalogue().directive(this.#scope(parent), name);
    return [
      { start, end: nameEnd, type: 'property', modifier: row && isOld(row) ? 'deprecated' : undefined },
      ...this.#values({ start: argumentsStart, end: argumentsEnd }, row),
    ];
  }

  #head({ name, head }: Section): Token[] {
    const row = catalogue().section(name);
    const modifier = row && isOld(row) ? 'deprecated' : undefined;
    const values = this.#values({ start: head.argumentsStart, end: head.argumentsEnd }, row);
    return [{ start: head.nameStart, end: head.nameEnd, type: 'keyword', modifier }, ...values];
  }

  #values(span: Span, row: CatalogueRow | undefined): Token[] {
    if (!row) return [];
    return readArguments(this.#text, span, row).arguments.flatMap(({ value }) => this.#value(value));
  }

  #value(value: ValueResult): Token[] {
    const type = typeOf(value);
    if (!type) return [];
    const modifier = value.kind === 'name' ? 'definition' : undefined;
    const macros = type === 'regexp' ? [] : this.#macros(value);
    return macros.length > 0 ? macros : [{ ...spanOf(value), type, modifier }];
  }

  #macros({ start, end }: Span): Token[] {
    const found = this.#text.slice(start, end).matchAll(/\$\w+/g);
    return Array.from(found, ({ 0: name, index }) => ({
      start: start + index,
      end: start + index + name.length,
      type: 'variable',
    }));
  }

  #scope(parent: Directive['parent']): string {
    return parent.kind === 'document' ? this.#outer : scopeOf(parent);
  }
}

const typesByKind: Readonly<Partial<Record<ValueResult['kind'], TokenType>>> = {
  boolean: 'enumMember',
  enum: 'enumMember',
  'record-types': 'enumMember',
  'reply-actions': 'enumMember',
  integer: 'number',
  duration: 'number',
  'duration-list': 'number',
  rate: 'number',
  'data-rate': 'number',
  'daily-list': 'number',
  size: 'number',
  regex: 'regexp',
  name: 'class',
  reference: 'class',
  'reference-list': 'class',
  'source-tag': 'class',
  'pattern-result': 'class',
};

/** Everything else that is right is text. */
function typeOf({ kind }: ValueResult): TokenType | undefined {
  return kind === 'error' ? undefined : (typesByKind[kind] ?? 'string');
}

function closeOf({ close }: Section): Token[] {
  if (close?.kind !== 'close-tag') return close ? commentOf(close) : [];
  return [{ start: close.nameStart, end: close.nameEnd, type: 'keyword' }, ...commentOf(close)];
}

function commentOf({ comment }: { readonly comment: Span | undefined }): Token[] {
  return comment ? [{ ...spanOf(comment), type: 'comment' }] : [];
}

function isOld({ removed, deprecated }: CatalogueRow): boolean {
  return removed !== undefined || deprecated !== undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function endOf(item: Item): number {
  if (item.kind === 'directive') return Math.max(item.argumentsEnd, item.comment?.end ?? 0, item.block?.end ?? 0);
  if (item.kind === 'section') return Math.max(item.end, item.close?.comment?.end ?? 0, item.head.comment?.end ?? 0);
  return item.kind === 'stray' ? item.close.end : Math.max(item.end, 'comment' in item ? (item.comment?.end ?? 0) : 0);
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}
