import type { Diagnostic, Fix, SourceFile, Span } from '@pmtakit/grammar';

/**
 * The findings without the secrets they stand at. Checks take care not to quote passwords; this is the second lock, for
 * lines that a check takes for something else, such as a password that ends in a brace.
 * @param secrets in the order of the text, none inside another
 */
export function hideSecrets(
  { text }: SourceFile,
  diagnostics: readonly Diagnostic[],
  secrets: readonly Span[],
): Diagnostic[] {
  if (secrets.length === 0) return [...diagnostics];
  return diagnostics.map((diagnostic) => {
    const touched = touching(secrets, diagnostic.span).map(({ start, end }) => text.slice(start, end));
    return touched.length > 0 ? withoutWords(diagnostic, touched) : diagnostic;
  });
}

/** The secrets that share text with a span, found by halving since files hold thousands of both. */
export function touching(secrets: readonly Span[], span: Span): Span[] {
  let low = 0;
  let high = secrets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((secrets[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((secrets[end]?.start ?? Infinity) < span.end) end++;
  return secrets.slice(low, end);
}

function withoutWords(diagnostic: Diagnostic, words: readonly string[]): Diagnostic {
  const { fix, related, ...rest } = diagnostic;
  return {
    ...rest,
    message: hidden(diagnostic.message, words),
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
