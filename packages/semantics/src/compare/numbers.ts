import type { CatalogueRow } from '@pmtakit/grammar';

/** Equal texts get equal numbers: long texts are compared once, and texts that are put together stay short. */
export class Numbers {
  readonly lineTexts: LineTexts = new LineTexts();
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, known);
    return known;
  }
}

/**
 * Texts of lines that say the same wherever they stand, by their directive and what is written behind it: the two sides
 * of a comparison have most of them in common.
 */
class LineTexts {
  readonly #texts = new Map<CatalogueRow, Map<string, string>>();

  get(row: CatalogueRow, written: string): string | undefined {
    return this.#texts.get(row)?.get(written);
  }

  set(row: CatalogueRow, written: string, text: string): void {
    const known = this.#texts.get(row) ?? new Map<string, string>();
    this.#texts.set(row, known.set(written, text));
  }
}
