/** What host names and domains have in common. Underscores and letters of any script are taken. [G1 3.1] */

/** Why a text is no domain name, to be put behind the text; undefined for a domain name. */
export function domainNameProblem(text: string): string | undefined {
  if (text === '') return 'has no name in it';
  if (text.includes('://')) return 'is a URL, not a name';
  // Most names have letters without accents only. To make the other pattern takes as long as to lay out a short file.
  const foreign = /^[\w.-]*$/.test(text) ? undefined : /[^\p{L}\p{M}\p{N}._-]/u.exec(text)?.[0];
  if (foreign?.trim() === '') return 'has blank space in it';
  if (foreign && /\p{C}/u.test(foreign)) return 'has a character in it that cannot be seen';
  if (foreign) return `has ${foreign} in it, which no domain name has`;
  if (text.startsWith('.')) return 'starts with a dot';
  if (text.endsWith('.')) return 'ends with a dot';
  return text.includes('..') ? 'has two dots in a row' : undefined;
}
