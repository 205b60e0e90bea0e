/** A text with a backslash before each of these characters. */
export function escapeWith(text: string, characters: RegExp): string {
  return text.replaceAll(characters, String.raw`\$&`);
}
