/** The words of items and what each of them is. */
import {
  type CatalogueRow,
  type Characters,
  type Directive,
  type Item,
  type Section,
  type Span,
  type ValueResult,
  ENTRY_NAME,
  catalogue,
  readArguments,
  scopeOf,
} from '@pmtakit/grammar';

export const tokenTypes = [
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
type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['deprecated', 'definition'] as const;
type Modifier = (typeof tokenModifiers)[number];

export interface Token extends Span {
  readonly type: TokenType;
  readonly modifier?: Modifier | undefined;
}

export class TokenReader {
  readonly #text: Characters;
  /** The section that the file is included in. */
  readonly #outer: string;

  constructor(text: Characters, outer: string) {
    this.#text = text;
    this.#outer = outer;
  }

  /** Of an item without what stands in it. */
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

export function closeOf({ close }: Section): Token[] {
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
