import { leavesOf } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import type { Project } from '../project/project.ts';

/** Whether nothing but blank space and comments differs, so that it does not matter what includes out of reach hold. */
export function isSameButForLayout(before: Project, after: Project): boolean {
  return textOf(before) === textOf(after);
}

function textOf({ files }: Project): string {
  return files.map((file) => `${file.path}\n${leafTexts(file).join('\n')}`).join('\n\n');
}

function leafTexts({ document, text }: ProjectFile): string[] {
  return leavesOf(document)
    .filter(({ kind }) => kind !== 'comment')
    .map(({ kind, start, end }) => `${kind} ${withoutDoubleBlanks(text.slice(start, end))}`);
}

/** Blank space in double quotes stays. */
function withoutDoubleBlanks(text: string): string {
  return text.replaceAll(/"[^"]*"|[ \t\f\v]+/g, (piece) => (piece.startsWith('"') ? piece : ' '));
}
