import {
  type CatalogueRow,
  type Directive,
  type Document,
  ENTRY_NAME,
  type Entry,
  type ReadArguments,
  catalogue,
  readArguments,
  scopeOf,
} from '@pmtakit/grammar';

/**
 * The arguments with one blank between values. Only where the catalogue knows every value: blanks inside a pattern, a
 * text or anything not understood are not ours to change.
 */
export function argumentText(document: Document, node: Directive): string {
  return spaced(document.source.text, node.argumentsStart, node.argumentsEnd, () =>
    catalogue().directive(scopeOf(node.parent), node.name),
  );
}

/** A line without a keyword, with one blank between its values under the same condition. */
export function entryText(document: Document, node: Entry): string {
  return spaced(document.source.text, node.start, node.end, () =>
    catalogue().directive(scopeOf(node.parent), ENTRY_NAME),
  );
}

function spaced(text: string, start: number, end: number, findRow: () => CatalogueRow | undefined): string {
  const raw = text.slice(start, end);
  if (!/[ \t\f\v]{2}|[\t\f\v]/.test(raw)) return raw;
  const row = findRow();
  if (!row) return raw;
  const read = readArguments(text, { start, end }, row);
  if (read.extra || read.arguments.some(({ value }) => value.kind === 'error')) return raw;
  return joined(text, start, end, read);
}

/** Nothing but the blank space between values changes: what else stands there, such as `source=`, is kept. */
function joined(text: string, start: number, end: number, read: ReadArguments): string {
  let done = start;
  let line = '';
  for (const { value } of read.arguments) {
    line += text.slice(done, value.start).replace(/^[ \t\f\v]+/, ' ') + text.slice(value.start, value.end);
    done = value.end;
  }
  return line + text.slice(done, end);
}
