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
import type { FormatOptions } from './options.ts';
import { maySpell, valueText } from './spelling.ts';

/**
 * The arguments with one blank between values, and switches spelled as chosen. Only where the catalogue knows every value: blanks inside a pattern, a
 * text or anything not understood are not ours to change.
 */
export function argumentText(document: Document, node: Directive, options: FormatOptions): string {
  return spaced(document.source.text, node.argumentsStart, node.argumentsEnd, options, () =>
    catalogue().directive(scopeOf(node.parent), node.name),
  );
}

/** A line without a keyword, with one blank between its values under the same condition. */
export function entryText(document: Document, node: Entry, options: FormatOptions): string {
  return spaced(document.source.text, node.start, node.end, options, () =>
    catalogue().directive(scopeOf(node.parent), ENTRY_NAME),
  );
}

function spaced(
  text: string,
  start: number,
  end: number,
  options: FormatOptions,
  findRow: () => CatalogueRow | undefined,
): string {
  const raw = text.slice(start, end);
  if (!/[ \t\f\v]{2}|[\t\f\v]/.test(raw) && !maySpell(raw, options)) return raw;
  const row = findRow();
  if (!row) return raw;
  const read = readArguments(text, { start, end }, row);
  if (read.extra || read.arguments.some(({ value }) => value.kind === 'error')) return raw;
  return joined(text, start, end, read, options);
}

/** What stands between values beside blank space, such as `source=`, is kept. */
function joined(text: string, start: number, end: number, read: ReadArguments, options: FormatOptions): string {
  let done = start;
  let line = '';
  for (const { value } of read.arguments) {
    line += text.slice(done, value.start).replace(/^[ \t\f\v]+/, ' ');
    line += valueText(text.slice(value.start, value.end), value, options);
    done = value.end;
  }
  return line + text.slice(done, end);
}
