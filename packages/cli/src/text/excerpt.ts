import { redact, secretSpans } from '@pmtakit/grammar';
import type { Block, Line, ProjectFile } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';

/** Columns that are used where there is no terminal to ask. */
const DEFAULT_WIDTH = 120;
/** Columns that a line of source keeps even on a very narrow terminal. */
const NARROWEST = 20;

/** Some terminals do not know their width and say 0. */
export function terminalWidth(): number {
  return process.stdout.columns || DEFAULT_WIDTH;
}

/** What tables have to fit: a terminal; without one, for pipes and files, nothing is left out. */
export function tableWidth(): number {
  return process.stdout.isTTY ? terminalWidth() : Infinity;
}

/** The source of a line or tag with its number, cut where the terminal ends, with stars for secrets. */
export function excerpt({ file, place: { line } }: Line | Block, indent: string): string {
  const { lines } = file.source;
  const text = shownText(file).slice(lines.lineStart(line), lines.lineStart(line + 1));
  const start = `${indent}${line} | `;
  return start + cut(printable(text.replace(/[\r\n]+$/, '')), Math.max(NARROWEST, terminalWidth() - start.length));
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

const shownTexts = new WeakMap<ProjectFile, string>();

function shownText(file: ProjectFile): string {
  const known = shownTexts.get(file) ?? redact(file.text, secretSpans(file.document));
  shownTexts.set(file, known);
  return known;
}
