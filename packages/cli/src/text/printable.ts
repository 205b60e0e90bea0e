/** Blank space of any kind, and characters without a width of their own: those that reorder or join what is around. */
const blanks = /[\t\v\f\p{Cf}\p{Zl}\p{Zp}]/gu;
/** What a terminal acts on, such as escape codes, and halves of characters. */
const unprintable = /[\p{Cc}\p{Cs}]/gu;

/** One line of text as it can stand on a terminal: nothing in it moves the cursor. */
export function printable(line: string): string {
  return line.replaceAll(blanks, ' ').replaceAll(unprintable, '\uFFFD');
}
