import { stripVTControlCharacters } from 'node:util';

/** The columns that a text takes; codes of colours take none. */
export function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** A text in lines of at most `width` columns. A word that is longer may break behind its commas only. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text, width)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function wordsOf(text: string, width: number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.flatMap((word) => (widthOf(word) > width ? word.split(/(?<=,)(?=.)/) : word));
}
