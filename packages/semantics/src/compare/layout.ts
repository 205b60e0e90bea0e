import { leavesOf } from '@pmtakit/grammar';
import { folderOf } from '../project/path-map.ts';
import type { ProjectFile } from '../project/project-file.ts';
import type { Project } from '../project/project.ts';

/** Whether nothing but blank space and comments differs, so that it does not matter what includes out of reach hold. */
export function isSameButForLayout(before: Project, after: Project): boolean {
  return textOf(before) === textOf(after);
}

/** Paths count from the main file, so that a copy in another folder is the same. */
function textOf({ files, main }: Project): string {
  const start = `${folderOf(main.path)}/`;
  const nameOf = ({ path }: ProjectFile): string => (path.startsWith(start) ? path.slice(start.length) : path);
  return files.map((file) => `${file === main ? '' : nameOf(file)}\n${leafTexts(file).join('\n')}`).join('\n\n');
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
