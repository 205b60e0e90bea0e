/** Edits of several files: what they save, which of them go together, and the texts that they make. */
import { type TextEdit, applyEdits } from '@pmtakit/grammar';
import type { Model, ProjectFile } from '@pmtakit/semantics';
import { tidyEdits } from './tidy-edits.ts';
import type { Found, NewFile, Proposal } from './refactoring.ts';

/** How many lines fewer there are after a proposal. */
export function savedBy({ edits, creates = [] }: Pick<Proposal, 'edits' | 'creates'>): number {
  const created = creates.reduce((sum, { text }) => sum + lineBreaksIn(text), 0);
  return edits.reduce(
    (saved, { file: { text }, span, newText }) =>
      saved + lineBreaksIn(text.slice(span.start, span.end)) - lineBreaksIn(newText),
    -created,
  );
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The lines of all files. Files that several configurations include count once. */
export function lineCountOf(models: readonly Model[]): number {
  const files = new Map(models.flatMap(({ project }) => project.files).map(({ path, text }) => [path, text]));
  return [...files.values()].reduce(
    (sum, text) => sum + lineBreaksIn(text) + Number(text !== '' && !text.endsWith('\n')),
    0,
  );
}

/** What one file becomes. */
export interface ChangedFile {
  readonly file: ProjectFile;
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/** The files that some proposals change, without blank lines that are too many then. */
export function changedFiles(proposals: readonly Pick<Found, 'edits'>[]): ChangedFile[] {
  const byPath = Map.groupBy(
    proposals.flatMap(({ edits }) => edits),
    ({ file }) => file.path,
  );
  return [...byPath.values()].flatMap((own) => {
    const file = own[0]?.file;
    if (!file) return [];
    const edits = tidyEdits(file.text, own);
    return [{ file, edits, text: applyEdits(file.text, edits) }];
  });
}

/** The files that some proposals make. */
export function newFiles(proposals: readonly Pick<Found, 'creates'>[]): NewFile[] {
  return proposals.flatMap(({ creates = [] }) => creates);
}

/** The texts of all files that some proposals change or make, by path. */
export function textsWith(proposals: readonly Found[]): Map<string, string> {
  const changed = changedFiles(proposals).map(({ file, text }): [string, string] => [file.path, text]);
  return new Map([...changed, ...newFiles(proposals).map(({ path, text }): [string, string] => [path, text])]);
}

/** As many proposals as do not touch the same text, those in front first. */
export function apart(proposals: readonly Found[]): Found[] {
  const taken = new Map<string, Stretches>();
  const stretchesOf = ({ path }: ProjectFile): Stretches => {
    const stretches = taken.get(path) ?? new Stretches();
    taken.set(path, stretches);
    return stretches;
  };
  return proposals.filter(({ edits }) => {
    if (edits.some(({ file, span }) => stretchesOf(file).meets(span.start, span.end))) return false;
    for (const { file, span } of edits) stretchesOf(file).add(span.start, span.end);
    return true;
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of one text, kept in order in pieces of the text so that it does not take long to find their neighbours. */
class Stretches {
  readonly #pieces = new Map<number, Stretch[]>();

  meets(start: number, end: number): boolean {
    return this.#keys(start, end).some((key) => this.#pieces.get(key)?.some((one) => meet(one, { start, end })));
  }

  add(start: number, end: number): void {
    for (const key of this.#keys(start, end)) {
      const piece = this.#pieces.get(key);
      if (piece) piece.push({ start, end });
      else this.#pieces.set(key, [{ start, end }]);
    }
  }

  #keys(start: number, end: number): number[] {
    const first = start >> PIECE_BITS;
    return Array.from({ length: (end >> PIECE_BITS) - first + 1 }, (_, index) => first + index);
  }
}

const PIECE_BITS = 10;

/** Two places to insert something at one offset meet too, since their order would count. */
function meet(a: Stretch, b: Stretch): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
