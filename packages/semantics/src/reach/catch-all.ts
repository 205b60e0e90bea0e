import { type RegexValue, findsIn } from '@pmtakit/grammar';

/** Patterns with anchors that match every text of one line. */
const anchored = new Set(['^', '$', '^.*', '.*$', '^.*$', '^(.*)$', '^.*?$', '^.*?', '^(.*)', '(.*)$']);

/** Patterns that need a character, or an `@`, which every address but the empty sender has. */
const needsText = new Set([
  ...['.', '.+', '^.', '^.+', '.+$', '^.+$', '(.+)', '^(.+)$', '.+?'],
  ...['@', '.*@', '@.*', '.*@.*', '^.*@.*$', '^.*@', '@.*$', '.@', '@.', '.@.', '.+@', '@.+', '.+@.+', '^.+@.+$'],
]);

/**
 * Whether a pattern matches every text there is. Patterns are looked for anywhere in the text, so one that matches the
 * empty text without looking round matches everywhere. Patterns that cannot be judged do not count.
 */
export function matchesEverything(value: RegexValue): boolean {
  const pattern = withoutFlags(value.pattern);
  if (anchored.has(pattern)) return true;
  return !/[\^$]|\\[bBAZzGK]|\(\?/.test(pattern) && matchesNothing(value) === true;
}

/** The same for texts that are not empty and, where addresses are meant, hold an `@`. */
export function matchesEveryAddress(value: RegexValue): boolean {
  return needsText.has(withoutFlags(value.pattern)) || matchesEverything(value);
}

/** Whether a pattern takes the empty text, such as the sender of a bounce; undefined when nobody can tell. */
export function matchesNothing(value: RegexValue): boolean | undefined {
  return findsIn(value, '');
}

function withoutFlags(pattern: string): string {
  return pattern.replace(/^\(\?-?[a-z]+\)/, '');
}
