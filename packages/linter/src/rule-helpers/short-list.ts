const MOST_NAMES = 3;

/** Names as a message says them: the first few, and how many more there are. */
export function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
