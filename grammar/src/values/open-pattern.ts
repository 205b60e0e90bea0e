import { BACKSLASH, SLASH, isBlank } from '../syntax/characters.ts';

/** Whether a word starts with a slash that no other slash follows: a pattern that is not at its end. */
export function hasOpenPattern(text: string): boolean {
  let isOpen = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (isOpen && code === BACKSLASH) offset++;
    else if (isOpen && code === SLASH) isOpen = false;
    else if (code === SLASH) isOpen = offset === 0 || isBlank(text.charCodeAt(offset - 1));
  }
  return isOpen;
}
