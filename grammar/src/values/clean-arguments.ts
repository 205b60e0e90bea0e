import type { CatalogueRow } from '../catalogue/rows.ts';
import type { Characters } from '../text/rope.ts';
import type { Span } from '../text/span.ts';
import { type ReadArguments, readArguments } from './arguments.ts';

/** Texts to remember for each row. Where there are more, they hardly come again. */
const MOST_TEXTS = 256;

/**
 * Which arguments are right, without their values. Large files hold the same lines thousands of times, and each text is
 * read once for each row.
 */
export class CleanArguments {
  readonly #text: Characters;
  readonly #known: Map<CatalogueRow, Map<string, boolean>>;

  /** @param before what is known of an earlier text */
  constructor(text: Characters, before?: CleanArguments) {
    this.#text = text;
    this.#known = before ? before.#known : new Map();
  }

  /** Whether all that the row needs is there, right and checked to the end, and nothing else is. */
  isClean({ start, end }: Span, row: CatalogueRow): boolean {
    const raw = this.#text.slice(start, end);
    const known = this.#knownOf(row);
    const remembered = known.get(raw);
    if (remembered !== undefined) return remembered;
    const clean = isClean(readArguments(raw, { start: 0, end: raw.length }, row));
    if (known.size < MOST_TEXTS) known.set(raw, clean);
    return clean;
  }

  #knownOf(row: CatalogueRow): Map<string, boolean> {
    const known = this.#known.get(row) ?? new Map<string, boolean>();
    this.#known.set(row, known);
    return known;
  }
}

function isClean({ arguments: read, missing, extra }: ReadArguments): boolean {
  if (missing || extra) return false;
  return read.every(
    ({ value }) => value.kind !== 'error' && (value.kind !== 'regex' || value.unsupported === undefined),
  );
}
