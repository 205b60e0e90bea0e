import type { Span } from '@pmtakit/grammar';

/** A part of a line or a tag, wherever that stands at the time. */
export class SpanWithin implements Span {
  readonly #node: { readonly start: number };
  readonly #at: number;
  readonly #length: number;

  /** @param span where the part stands now */
  constructor(node: { readonly start: number }, { start, end }: Span) {
    this.#node = node;
    this.#at = start - node.start;
    this.#length = end - start;
  }

  get start(): number {
    return this.#node.start + this.#at;
  }

  get end(): number {
    return this.start + this.#length;
  }
}
