import { type TextEdit, applyEdits } from '@pmtakit/grammar';
import type { StructuredPatchHunk, diffArrays } from 'diff';

/** Lines that stay the same round each change. */
const CONTEXT = 3;
/** To look for lines that stay takes time with the square of those that change. */
const MOST_CHANGES = 500;

/** A line with its end, and whether it is in both texts, only in the old or only in the new one. */
interface MarkedLine {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

/**
 * A unified diff that `git apply` and `patch` take, of a text and edits of it, in order. What changes is known then, and
 * nothing has to be searched, which would take time with the square of the changes.
 */
export async function editsDiff(path: string, before: string, edits: readonly TextEdit[]): Promise<string> {
  const { FILE_HEADERS_ONLY, diffArrays, formatPatch } = await import('diff');
  const name = path.replaceAll('\\', '/').replace(/^\.?\//, '');
  const patch = {
    oldFileName: `a/${name}`,
    newFileName: `b/${name}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(oldLinesFirst(editedLines(before, edits, diffArrays))),
  };
  // A name with blanks needs a mark of its end.
  return formatPatch(patch, FILE_HEADERS_ONLY).replace(/^(--- [^"\n]* [^\n]*)\n([^\n]*)/, '$1\t\n$2\t');
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** All lines before and after edits. The lines that an edit touches are old ones and new ones. */
function editedLines(before: string, edits: readonly TextEdit[], compare: typeof diffArrays): MarkedLine[] {
  const marked: MarkedLine[] = [];
  let done = 0;
  for (const { start, end, within } of touchedParts(before, edits)) {
    mark(marked, ' ', linesOf(before.slice(done, start)));
    const old = before.slice(start, end);
    const shifted = within.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    markChange(marked, linesOf(old), linesOf(applyEdits(old, shifted)), compare);
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
    const last = parts.at(-1);
    if (last && isOf(last, text, edit.span.start)) {
      last.end = touchedEnd(text, edit, last.end);
      last.within.push(edit);
    } else {
      const start = lineStart(text, edit.span.start);
      parts.push({ start, end: touchedEnd(text, edit, start), within: [edit] });
    }
  }
  return parts;
}

/** The last line may have no end of its own, and what is put behind it is of that line. */
function isOf({ end }: TouchedPart, text: string, offset: number): boolean {
  return offset < end || (offset === end && text[end - 1] !== '\n');
}

/**
 * Where the last line ends that an edit touches. What ends before `known` needs no search: a line may have very many edits.
 */
function touchedEnd(text: string, { span, newText }: TextEdit, known: number): number {
  if (span.end < known) return known;
  // An edit of a line break leaves the next line alone.
  if (span.end > span.start && text[span.end - 1] === '\n' && newText.endsWith('\n')) return span.end;
  const lineEnd = text.indexOf('\n', span.end);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Lines among them that stay are found, unless very many change. */
function markChange(marked: MarkedLine[], old: string[], now: string[], compare: typeof diffArrays): void {
  const changes = old.length > 1 || now.length > 1 ? compare(old, now, { maxEditLength: MOST_CHANGES }) : undefined;
  if (changes)
    for (const change of changes) mark(marked, change.added ? '+' : change.removed ? '-' : ' ', change.value);
  else {
    mark(marked, '-', old);
    mark(marked, '+', now);
  }
}

function mark(marked: MarkedLine[], mark: MarkedLine['mark'], lines: readonly string[]): void {
  for (const line of lines) marked.push({ mark, line });
}

/** Of lines that change below each other, the old ones stand before the new ones. */
function oldLinesFirst(lines: readonly MarkedLine[]): MarkedLine[] {
  const ordered: MarkedLine[] = [];
  const added: MarkedLine[] = [];
  for (const line of lines) {
    if (line.mark === '+') added.push(line);
    else {
      if (line.mark === ' ') for (const one of added.splice(0)) ordered.push(one);
      ordered.push(line);
    }
  }
  return [...ordered, ...added];
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
