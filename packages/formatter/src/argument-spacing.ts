import { type Directive, type Document, catalogue, readArguments, scopeOf } from '@pmtakit/grammar';

/**
 * The arguments with one blank between values. Only where the catalogue knows every value: blanks inside a pattern, a
 * text or anything not understood are not ours to change.
 */
export function argumentText(document: Document, directive: Directive): string {
  const { text } = document.source;
  const raw = text.slice(directive.argumentsStart, directive.argumentsEnd);
  return raw.includes('  ') || raw.includes('\t') ? spaced(document, directive, raw) : raw;
}

function spaced(document: Document, directive: Directive, raw: string): string {
  const row = catalogue().directive(scopeOf(directive.parent), directive.name);
  if (!row) return raw;
  const span = { start: directive.argumentsStart, end: directive.argumentsEnd };
  const read = readArguments(document.source.text, span, row);
  if (read.extra || read.arguments.some(({ value }) => value.kind === 'error')) return raw;
  return read.arguments.map(({ value }) => value.raw).join(' ');
}
