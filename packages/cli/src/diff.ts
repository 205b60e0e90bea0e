import { type TextEdit, applyEdits } from '@pmtakit/grammar';
import type { StructuredPatchHunk } from 'diff';

/** Lines that stay the same round each change. */
const CONTEXT = 3;

/** A line with its end, and whether it is in both texts, only in the old or only in the new one. */
interface MarkedLine {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * A unified diff that `git apply` and `patch` take, of two texts that differ in blank space only. Lines that are not
 * blank pair up then, and nothing has to be searched, which would take time with the square of the changes.
 */
export function unifiedDiff(path: string, before: string, after: string): Promise<string> {
  return patchOf(path, markedLines(linesOf(before), linesOf(after)));
}

/** The same of a text and edits of it, in order: what changes is known then. */
export function editsDiff(path: string, before: string, edits: readonly TextEdit[]): Promise<string> {
  return patchOf(path, editedLines(before, edits));
}

async function patchOf(path: string, lines: readonly MarkedLine[]): Promise<string> {
  const { FILE_HEADERS_ONLY, formatPatch } = await import('diff');
  const name = path.replaceAll('\\', '/').replace(/^\.?\//, '');
  const patch = {
    oldFileName: `a/${name}`,
    newFileName: `b/${name}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(lines),
  };
  // A name with blanks needs a mark of its end.
  return formatPatch(patch, FILE_HEADERS_ONLY).replace(/^(--- [^"\n]* [^\n]*)\n([^\n]*)/, '$1\t\n$2\t');
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** All lines of both texts; of lines that change, the old ones stand before the new ones. */
function markedLines(before: readonly string[], after: readonly string[]): MarkedLine[] {
  const marked: MarkedLine[] = [];
  let added: MarkedLine[] = [];
  let next = 0;
  const add = () => added.push({ mark: '+', line: after[next++] ?? '' });
  for (const line of before) {
    let parts = partsOf(line);
    if (parts > 0) while (next < after.length && partsOf(after[next]) === 0) add();
    if (line === after[next]) {
      for (const change of added) marked.push(change);
      added = [];
      marked.push({ mark: ' ', line });
      next++;
    } else {
      marked.push({ mark: '-', line });
      for (; parts > 0 && next < after.length; parts -= partsOf(after[next - 1])) add();
    }
  }
  while (next < after.length) add();
  return [...marked, ...added];
}

/** All lines before and after edits. The lines that an edit touches are old ones and new ones, but for what stays at both ends. */
function editedLines(before: string, edits: readonly TextEdit[]): MarkedLine[] {
  const marked: MarkedLine[] = [];
  let done = 0;
  for (const { start, end, within } of touchedParts(before, edits)) {
    mark(marked, ' ', linesOf(before.slice(done, start)));
    const old = before.slice(start, end);
    const shifted = within.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    markChange(marked, linesOf(old), linesOf(applyEdits(old, shifted)));
    done = end;
  }
  mark(marked, ' ', linesOf(before.slice(done)));
  return marked;
}

interface TouchedPart {
  readonly start: number;
  end: number;
  readonly within: TextEdit[];
}

/** Whole lines with the edits in them. Edits that meet in a line are of one part. */
function touchedParts(text: string, edits: readonly TextEdit[]): TouchedPart[] {
  const parts: TouchedPart[] = [];
  for (const edit of edits) {
    const start = lineStart(text, edit.span.start);
    const lineEnd = text.indexOf('\n', edit.span.end);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const last = parts.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.within.push(edit);
    } else parts.push({ start, end, within: [edit] });
  }
  return parts;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function markChange(marked: MarkedLine[], old: readonly string[], now: readonly string[]): void {
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  mark(marked, ' ', old.slice(0, head));
  mark(marked, '-', old.slice(head, old.length - tail));
  mark(marked, '+', now.slice(head, now.length - tail));
  mark(marked, ' ', old.slice(old.length - tail));
}

function mark(marked: MarkedLine[], mark: MarkedLine['mark'], lines: readonly string[]): void {
  for (const line of lines) marked.push({ mark, line });
}

/** How many lines that are not blank a line becomes: more than one when a lone CR stands in it. */
function partsOf(line = ''): number {
  return line.split('\r').filter((part) => /[^ \t\f\v\n]/.test(part)).length;
}

function hunksOf(lines: readonly MarkedLine[]): StructuredPatchHunk[] {
  let oldStart = 1;
  let newStart = 1;
  let done = 0;
  return shownParts(lines).map(({ start, end }) => {
    const shown = lines.slice(start, end);
    const oldLines = shown.filter(({ mark }) => mark !== '+').length;
    const newLines = shown.filter(({ mark }) => mark !== '-').length;
    oldStart += start - done;
    newStart += start - done;
    const hunk = { oldStart, oldLines, newStart, newLines, lines: shown.flatMap(patchLines) };
    oldStart += oldLines;
    newStart += newLines;
    done = end;
    return hunk;
  });
}

/** The changes with their context; what touches is one part. */
function shownParts(lines: readonly MarkedLine[]): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const last = parts.at(-1);
    const start = Math.max(0, index - CONTEXT);
    const end = Math.min(lines.length, index + CONTEXT + 1);
    if (last && start <= last.end) last.end = end;
    else parts.push({ start, end });
  }
  return parts;
}

function patchLines({ mark, line }: MarkedLine): string[] {
  if (!line.endsWith('\n')) return [mark + line, '\\ No newline at end of file'];
  return [mark + line.slice(0, -1)];
}
