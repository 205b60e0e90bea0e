import type { Span } from '@pmtakit/grammar';
import type { Block, ProjectFile } from '@pmtakit/semantics';
import { type OwnLines, bodyOf, ownSection } from './own-lines.ts';
import type { FileEdit } from './refactoring.ts';

/** Sections that do nothing when nothing stands in them. */
const emptyWithout = new Set(['domain']);

/** Takes lines out of a section, and the section when nothing would be left in it. */
export function removeFrom(block: Block, lines: readonly OwnLines[]): FileEdit[] {
  const section = emptyWithout.has(block.name) && isEmptyWithout(block, lines) ? ownSection(block) : undefined;
  return section ? [remove(section)] : removeLines(lines);
}

/** Takes lines away, and a heading when nothing is left below it. */
export function removeLines(lines: readonly OwnLines[]): FileEdit[] {
  const byHeading = Map.groupBy(lines, ({ heading }) => heading);
  const headings = [...byHeading].flatMap(([heading, own]) => {
    const file = own[0]?.file;
    return heading && file && own.length === heading.count ? [removeSpan(file, heading)] : [];
  });
  return [...lines.map(remove), ...headings];
}

export function remove(own: OwnLines): FileEdit {
  return removeSpan(own.file, own);
}

function removeSpan(file: ProjectFile, { start, end }: Span): FileEdit {
  return { file, span: { start, end }, newText: '' };
}

/** Whether nothing would be left in a section, not even a comment. */
export function isEmptyWithout(block: Block, lines: readonly OwnLines[]): boolean {
  const body = bodyOf(block);
  if (!body) return false;
  const { text } = block.file;
  let done = body.start;
  const spans = removeLines(lines).map(({ span }) => span);
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (text.slice(done, start).trim() !== '') return false;
    done = end;
  }
  return text.slice(done, body.end).trim() === '';
}
