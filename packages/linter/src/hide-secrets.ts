import { type Diagnostic, type Document, type Fix, type Span, firstIndex, secretSpans } from '@pmtakit/grammar';

/**
 * Keeps what is secret in a file out of its findings. Checks take care not to quote passwords; this is the second lock,
 * for lines that a check takes for something else, such as a password that ends in a brace.
 */
export class Secrets {
  readonly #document: Document;
  #spans: readonly Span[] | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  /** In the order of the text, none inside another. Looked for when somebody asks, since most files have no findings. */
  get spans(): readonly Span[] {
    return (this.#spans ??= secretSpans(this.#document));
  }

  /** Words that a message at a place quotes. */
  redacted(span: Span, words: string): string {
    return hidden(words, this.#at(span));
  }

  /** A finding whose fix and related places say nothing secret. */
  hide(diagnostic: Diagnostic): Diagnostic {
    const touched = this.#at(diagnostic.span);
    return touched.length > 0 ? withoutWords(diagnostic, touched) : diagnostic;
  }

  #at(span: Span): string[] {
    return touching(this.spans, span).map((secret) => this.#document.source.slice(secret));
  }
}

/** The secrets that share text with a span, found by halving since files hold thousands of both. */
export function touching(secrets: readonly Span[], span: Span): Span[] {
  const start = firstIndex(secrets.length, (index) => (secrets[index]?.end ?? 0) > span.start);
  let end = start;
  while ((secrets[end]?.start ?? Infinity) < span.end) end++;
  return secrets.slice(start, end);
}

function withoutWords(diagnostic: Diagnostic, words: readonly string[]): Diagnostic {
  const { fix, related, ...rest } = diagnostic;
  return {
    ...rest,
    ...(related && { related: related.map((place) => ({ ...place, message: hidden(place.message, words) })) }),
    ...(fix && fixWithout(fix, words)),
  };
}

/** A fix that writes a secret is left out: written with stars it would destroy the secret. */
function fixWithout(fix: Fix, words: readonly string[]): { fix?: Fix } {
  const writesSecret = fix.edits.some(({ newText }) => words.some((word) => newText.includes(word)));
  return writesSecret ? {} : { fix: { ...fix, title: hidden(fix.title, words) } };
}

function hidden(text: string, words: readonly string[]): string {
  return words.reduce((shown, word) => shown.replaceAll(word, '*'.repeat(word.length)), text);
}
