import type { Block, Line } from '@pmtakit/semantics';

/** Where a line is, behind what it says; nothing where there is none. */
export function placeText(line: Line | Block | undefined): string {
  return line ? ` (${line.place.file}:${line.place.line})` : '';
}
