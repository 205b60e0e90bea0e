const WIDTH = 100;

/** Words with blanks between them, in lines that can be read. */
export function wrapWords(words: readonly string[], width = WIDTH): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
