/** Printed configurations of one or more files, which know where each of their lines came from. */
import { loadProject, memoryFiles, Model, type ModelOptions } from '@pmtakit/semantics';
import { type Node, printNodes } from './printing.ts';

export interface PrintedLine {
  readonly text: string;
  /** The line of the configuration it was made of; none for lines that were added. */
  readonly origin: number | undefined;
}

export const MAIN = '/pmta/config';

/** Files by path, the main file among them. */
export type PrintedFiles = ReadonlyMap<string, readonly PrintedLine[]>;

/** @param origins the nodes whose places in the list are the origins, if they stood in another order before */
export function printedFiles(nodes: readonly Node[], origins: readonly Node[] = nodes): PrintedFiles {
  const places = new Map(printNodes(origins).map(({ node }, index) => [node, index + 1]));
  return new Map([[MAIN, printNodes(nodes).map(({ text, node }) => ({ text, origin: places.get(node) }))]]);
}

export function modelOfFiles(files: PrintedFiles, options: ModelOptions, lineBreak = '\n'): Model {
  const texts = new Map([...files].map(([path, lines]) => [path, lines.map(({ text }) => text + lineBreak).join('')]));
  const project = loadProject({ path: MAIN, text: texts.get(MAIN) ?? '' }, { files: memoryFiles(texts) });
  return new Model(project, options);
}

/** Moves a run of lines into a file of its own. Opening and closing tags may part. */
export function moveIntoFile(files: PrintedFiles, choice: readonly [number, number, number]): PrintedFiles {
  const [path, lines] = [...files][choice[0] % files.size] ?? [MAIN, []];
  const [start = 0, end = 0] = [choice[1], choice[2]].map((n) => n % (lines.length + 1)).toSorted((a, b) => a - b);
  const name = `part${files.size}.conf`;
  const include = { text: `include ${name}`, origin: undefined };
  return new Map([
    ...files,
    [path, [...lines.slice(0, start), include, ...lines.slice(end)]],
    [`/pmta/${name}`, lines.slice(start, end)],
  ]);
}
