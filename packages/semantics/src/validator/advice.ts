import { catalogue } from '@pmtakit/grammar';

/**
 * What to write instead of a value that guides invented, as one more line of a message; nothing for other values.
 * `size=` in the catalogue stands for `size=100M` and the like.
 */
export function adviceOn(raw: string, scope: string | undefined): string {
  const word = /^[^\s,]*/.exec(raw)?.[0] ?? '';
  const key = /^[^=]*=/.exec(word)?.[0] ?? '';
  const entry = [word, key].map((name) => catalogue().inventedName('value', name, scope ?? '')).find(Boolean);
  return entry ? `\n${entry.advice}` : '';
}
