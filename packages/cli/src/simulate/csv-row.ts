const cell = /,(?:"((?:[^"]|"")*)"|([^,]*))/g;

/** The values of a row of CSV. */
export function cellsOf(row: string): string[] {
  return [...`,${row}`.matchAll(cell)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}
