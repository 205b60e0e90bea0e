import type { Reference } from '@pmtakit/semantics';

/** Each place once: a file may be included twice. */
export function distinctUses(uses: readonly Reference[]): Reference[] {
  return [...new Map(uses.map((use) => [`${use.file.path} ${use.span.start}`, use])).values()];
}
