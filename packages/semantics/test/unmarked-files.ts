/** Real files that are expected to load, where the collection is at hand. */
import { existsSync, readFileSync } from 'node:fs';

export const corpus: URL = new URL('../../../../shared/corpus/', import.meta.url);

/** What the index says of files that nobody expects to load. */
const marked = /BROKEN|invented|STRUCTURE|FOREIGN|excerpt|cut/i;

export function unmarkedFiles(): string[] {
  const index = readFileSync(new URL('index.tsv', corpus), 'utf8').trimEnd().split('\n').slice(1);
  return index
    .map((row) => row.split('\t'))
    .filter(([, , , , , , templated, notes]) => templated !== 'y' && !marked.test(notes ?? ''))
    .map(([file]) => file ?? '')
    .filter((file) => existsSync(new URL(file, corpus)));
}
