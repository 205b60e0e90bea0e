/**
 * Finds lines that a copy, an editor or a mail program broke in two: PowerMTA has no continuation lines, so the second
 * half is read as a directive of its own. [syntax 1]
 */
import {
  type Characters,
  type Directive,
  type Document,
  type Entry,
  type Item,
  catalogue,
  hasOpenPattern,
  takes,
  walk,
} from '@pmtakit/grammar';

/** A line that is the rest of an earlier one. */
export interface Wrap {
  /** What was not at its end: a list after a comma, a pattern without its slash, or a line without its value. */
  readonly reason: Reason;
  /** The line that was broken; it may have been broken more than once. */
  readonly head: Directive | Entry;
  /** Where the text before the break ends. */
  readonly breakStart: number;
  /** What stood at the break. */
  readonly glue: '' | ' ';
  /** A comment at the end of the first part hides what a join would put there. */
  readonly joinable: boolean;
}

type Reason = 'list' | 'regex' | 'value';

export function findWraps(document: Document): Map<Item, Wrap> {
  const wraps = new Map<Item, Wrap>();
  const { characters: text } = document.source;
  let before: Item | undefined;
  walk(document, {
    item: (item) => {
      const wrap = before && wrapBetween(text, before, item, wraps);
      if (wrap) wraps.set(item, wrap);
      before = item;
    },
    leave: () => {
      before = undefined;
    },
  });
  return wraps;
}

function wrapBetween(text: Characters, before: Item, item: Item, wraps: ReadonlyMap<Item, Wrap>): Wrap | undefined {
  const head = wraps.get(before)?.head ?? before;
  if ((head.kind !== 'directive' && head.kind !== 'entry') || !mayContinue(item) || item.parent !== head.parent) {
    return undefined;
  }
  const breakStart = endOf(before);
  const start = item.start;
  if (!isNextLine(text.slice(breakStart, start))) return undefined;
  const reason = reasonToGoOn(text, before, wraps.get(before)?.reason);
  if (!reason || !fits(text, item, reason)) return undefined;
  const comment = before.kind === 'directive' || before.kind === 'entry' ? before.comment : undefined;
  // The pattern ends behind the #, so it was cut and not broken.
  if (reason === 'regex' && comment && text.slice(comment.start, comment.end).includes('/')) return undefined;
  return { reason, head, breakStart, glue: reason === 'value' ? ' ' : '', joinable: comment === undefined };
}

type Line = Directive | Entry | Extract<Item, { kind: 'foreign' }>;

/** Whether a line may be the rest of the one before it. */
export function mayContinue(item: Item): item is Line {
  if (item.kind === 'directive') return catalogue().directivesNamed(item.name).length === 0;
  return item.kind === 'entry' || item.kind === 'foreign';
}

function endOf(item: Item): number {
  if (item.kind === 'directive') return item.argumentsEnd;
  return item.kind === 'entry' || item.kind === 'foreign' ? item.end : 0;
}

/** Blank space with one line break in it; a comment may stand before the break. */
function isNextLine(gap: string): boolean {
  return /^[ \t\f\v]*(?:#[^\r\n]*)?(?:\r\n|[\r\n])[ \t\f\v]*$/.test(gap);
}

/** Why a line cannot be at its end yet, given why the line before it was not. Looks at the one line only. */
function reasonToGoOn(text: Characters, line: Item, before: Reason | undefined): Reason | undefined {
  if (line.kind !== 'directive' && line.kind !== 'entry' && line.kind !== 'foreign') return undefined;
  const isRest = before !== undefined;
  const start = line.kind === 'directive' && !isRest ? line.argumentsStart : line.start;
  const own = text.slice(start, endOf(line));
  if (before === 'regex') return hasOpenPattern(`/${own}`) ? 'regex' : undefined;
  if (!isRest && line.kind !== 'foreign' && mayTakePattern(line) && hasOpenPattern(own)) return 'regex';
  if (own.endsWith(',')) return 'list';
  const isBareMacro = !isRest && line.kind === 'directive' && line.name === 'domain-macro' && /^[\w.-]+$/.test(own);
  return isBareMacro ? 'value' : undefined;
}

/** Paths start with a slash too. */
function mayTakePattern(head: Directive | Entry): boolean {
  if (head.kind === 'entry') return true;
  const rows = catalogue().directivesNamed(head.name);
  return rows.length === 0 || rows.some((row) => takes(row, 'regex'));
}

function fits(text: Characters, item: Line, reason: Reason): boolean {
  const line = text.slice(item.start, endOf(item));
  if (item.kind === 'entry' && !hasOpenPattern(line)) return false;
  if (reason === 'regex') return line.includes('/') || /[|()[\]\\*+?]/.test(line);
  return /^[\w.$*[\]-]+(?:[ \t]*,[ \t]*[\w.$*[\]-]*)*$/.test(line) && !/^[\w-]+$/.test(line);
}
