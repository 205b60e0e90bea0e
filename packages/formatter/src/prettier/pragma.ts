/** Comments at the start of a file that ask Prettier to format it, or to leave it alone. */

const formatPragma = firstComment('@(?:format|prettier)');
const ignorePragma = firstComment('@no(?:format|prettier)');

/** Whether the first line that is not blank is `# @format` or `# @prettier`. */
export function hasPragma(text: string): boolean {
  return formatPragma.test(text);
}

/** Whether it is `# @noformat` or `# @noprettier`. */
export function hasIgnorePragma(text: string): boolean {
  return ignorePragma.test(text);
}

/** The blank line keeps the pragma apart from a comment that belongs to a section. */
export function insertPragma(text: string): string {
  return `# @format\n\n${text}`;
}

function firstComment(word: string): RegExp {
  return new RegExp(`^\\uFEFF?[ \\t\\f\\v\\r\\n]*#[ \\t]*${word}[ \\t]*(?:[\\r\\n]|$)`);
}
