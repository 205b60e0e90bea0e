/** Sections of a result on a terminal. */
import { type Palette, printable } from '@pmtakit/linter';
import type { TextSection } from '@pmtakit/simulator';
import { columns } from '../text/columns.ts';

/** Each section with its title, one blank line between two. */
export function sectionLines(sections: readonly TextSection[], palette: Palette): string[] {
  return sections.flatMap((section, index) => [...(index > 0 ? [''] : []), ...linesOf(section, palette)]);
}

function linesOf({ title, head, alignments, rows, notes }: TextSection, palette: Palette): string[] {
  const hasHead = head.some((word) => word !== '');
  const [first, ...others] = columns([head, ...rows], alignments).map(printable);
  return [
    palette.strong(title),
    ...(hasHead && first !== undefined ? [palette.faint(first)] : []),
    ...others.map((line) => (line.startsWith('FAILED') ? palette.severity.error(line) : line)),
    ...notes.map((note) => palette.faint(printable(note))),
  ];
}
