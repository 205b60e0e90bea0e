/** Of each key the first item, in the order of the items. */
export function firstBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, item);
  }
  return found;
}
