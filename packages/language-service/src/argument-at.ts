/** Which argument of a directive text is about. */
import { type CatalogueRow, readArguments } from '@pmtakit/grammar';

/** The index of the argument that comes behind some text. A list goes on behind a comma. */
export function argumentAt(row: CatalogueRow, before: string): number {
  const { arguments: read } = readArguments(before, { start: 0, end: before.length }, row);
  return /,\s*$/.test(before) ? Math.max(read.length - 1, 0) : read.length;
}
