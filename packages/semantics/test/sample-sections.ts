/** Sections for samples, so that a table of tests reads as a list of lines. */

/** A section with these lines, which may be sections themselves. */
export function section(tag: string, ...lines: readonly string[]): string {
  const [name] = tag.split(' ');
  const content = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('');
  return `<${tag}>\n${content}</${name}>\n`;
}

export const domain = (pattern: string, ...lines: readonly string[]): string => section(`domain ${pattern}`, ...lines);
export const source = (tag: string, ...lines: readonly string[]): string => section(`source ${tag}`, ...lines);
export const vmta = (name: string, ...lines: readonly string[]): string => section(`virtual-mta ${name}`, ...lines);
export const pool = (name: string, ...lines: readonly string[]): string =>
  section(`virtual-mta-pool ${name}`, ...lines);
export const acctFile = (path: string, ...lines: readonly string[]): string => section(`acct-file ${path}`, ...lines);

/** As many sections or lines as a test wants, each with its number. */
export function many(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}
