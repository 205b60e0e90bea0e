/** Adds to the list that a map has for a key. */
export function append<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const same = map.get(key);
  if (same) same.push(item);
  else map.set(key, [item]);
}
