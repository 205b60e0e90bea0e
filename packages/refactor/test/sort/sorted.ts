import { type SortedFile, sortMessages, sortText } from '../../src/index.ts';

/** Lines of a text. */
export function text(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** A section with these lines. */
export function section(tag: string, ...lines: readonly string[]): string {
  return text(`<${tag}>`, ...lines, `</${tag.split(' ')[0] ?? ''}>`);
}

export function sortedFile(before: string): SortedFile {
  const file = sortText(before, 'config');
  if (!file) throw new Error('no file');
  return file;
}

/** The lines of a section after sorting, without its tags. */
export function sortedLines(tag: string, ...lines: readonly string[]): string[] {
  return sortedFile(section(tag, ...lines))
    .after.split('\n')
    .slice(1, -2);
}

/** `line reason` of each stop. */
export function stopsIn(before: string): string[] {
  return sortedFile(before).stops.map(
    ({ source, span, reason }) => `${source.lines.position(span.start).line} ${reason}`,
  );
}

export function messagesFor(before: string, lists = false): string[] {
  return sortMessages(sortedFile(before), { lists });
}
