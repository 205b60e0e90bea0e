/** The tree as JSON for people and other programs. */
import {
  type Comment,
  type Directive,
  type Document,
  type Item,
  type ReadArgument,
  type Section,
  type Span,
  catalogue,
  readArguments,
  redact,
  scopeOf,
  secretSpans,
  walk,
} from '@pmtakit/grammar';

export interface TreeJsonOptions {
  readonly showSecrets?: boolean;
}

/** Pieces of one JSON text. Sections are written as they come, without recursion, so that depth has no limit. */
export function treeJson(document: Document, options: TreeJsonOptions = {}): string[] {
  return new TreeWriter(document, options.showSecrets ?? false).write();
}

class TreeWriter {
  readonly #document: Document;
  readonly #showSecrets: boolean;
  /** The text with stars for secrets, all places unchanged. */
  readonly #shown: string;
  readonly #pieces: string[] = [];
  #first = true;

  constructor(document: Document, showSecrets: boolean) {
    const { text } = document.source;
    this.#document = document;
    this.#showSecrets = showSecrets;
    this.#shown = showSecrets ? text : redact(text, secretSpans(document));
  }

  write(): string[] {
    this.#pieces.push(`{"kind":"document","path":${JSON.stringify(this.#document.source.path)},"items":[`);
    walk(this.#document, { item: (item) => this.#item(item), leave: (section) => this.#leave(section) });
    this.#pieces.push('\n]}\n');
    return this.#pieces;
  }

  #item(item: Item): void {
    if (item.kind === 'section' && item.parent.kind === 'directive') return this.#open('"block":', item);
    this.#pieces.push(this.#first ? '\n' : ',\n');
    this.#first = false;
    if (item.kind === 'section') return this.#open('', item);
    const json = JSON.stringify(this.#asJson(item));
    // The section that opens at the end of a directive is written into it by what follows.
    this.#pieces.push(item.kind === 'directive' && item.block ? `${json.slice(0, -1)},` : json);
  }

  #open(key: string, section: Section): void {
    const json = JSON.stringify(this.#sectionJson(section));
    this.#pieces.push(`${key}${json.slice(0, -1)},"items":[`);
    this.#first = true;
  }

  #leave(section: Section): void {
    const close = section.close
      ? JSON.stringify({ ...this.#place(section.close), ...this.#comment(section.close) })
      : 'null';
    this.#pieces.push(`\n],"close":${close}}${section.parent.kind === 'directive' ? '}' : ''}`);
    this.#first = false;
  }

  #asJson(item: Exclude<Item, Section>) {
    switch (item.kind) {
      case 'comment':
        return { kind: item.kind, ...this.#place(item) };
      case 'directive':
        return this.#directiveJson(item);
      case 'entry':
        return { kind: item.kind, ...this.#place(item), ...this.#comment(item) };
      case 'foreign':
        return { kind: item.kind, reason: item.reason, ...this.#place(item), ...this.#comment(item) };
      case 'stray':
        return { kind: item.kind, ...this.#place(item.close), ...this.#comment(item.close) };
      default:
        return item satisfies never;
    }
  }

  #directiveJson(directive: Directive) {
    const span = { start: directive.argumentsStart, end: directive.argumentsEnd };
    const row = catalogue().directive(scopeOf(directive.parent), directive.name);
    const values = row && readArguments(this.#document.source.text, span, row).arguments;
    return {
      kind: directive.kind,
      name: this.#shown.slice(directive.start, directive.nameEnd).toLowerCase(),
      range: this.#document.source.range({ start: directive.start, end: directive.argumentsEnd }),
      arguments: this.#shown.slice(span.start, span.end),
      ...(values && { values: values.map((argument) => this.#valueJson(argument)) }),
      ...this.#comment(directive),
    };
  }

  #sectionJson({ kind, name, head }: Section) {
    return {
      kind,
      name,
      style: head.kind === 'open-tag' ? 'tag' : 'brace',
      arguments: this.#shown.slice(head.argumentsStart, head.argumentsEnd),
      head: { ...this.#place(head), ...this.#comment(head) },
    };
  }

  #valueJson({ spec, value }: ReadArgument) {
    const range = this.#document.source.range(value);
    if (spec.secret && !this.#showSecrets) return { kind: 'secret', range };
    const { start: _start, end: _end, ...rest } = value;
    return { ...JSON.parse(JSON.stringify(rest, plain)), range };
  }

  #place(span: Span) {
    return { range: this.#document.source.range(span), raw: this.#shown.slice(span.start, span.end) };
  }

  #comment({ comment }: { readonly comment: Comment | undefined }) {
    return comment ? { comment: this.#place(comment) } : {};
  }
}

/** What JSON has no form for: big numbers become text, `unlimited` and `never` become null, patterns their source. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof RegExp ? value.source : value;
}
