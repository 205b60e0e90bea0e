/** What is repeated, for people: a paragraph for each refactoring, those that save most first. */
import { type Palette, printable } from '@pmtakit/linter';
import { type Found, type GivenAdvice, type Refactoring, lineCountOf } from '@pmtakit/refactor';
import type { Model } from '@pmtakit/semantics';
import { terminalWidth } from '../text/excerpt.ts';
import { placeText } from '../text/places.ts';
import { wrap } from '../text/wrap.ts';

/** Places that are shown of each refactoring, unless it was asked for. */
const MOST_PLACES = 5;

/** @param found those that save most first */
export function listText(
  found: readonly Found[],
  models: readonly Model[],
  palette: Palette,
  isLong: boolean,
): string[] {
  if (found.length === 0) return [NOTHING];
  const groups = [...Map.groupBy(found, ({ refactoring }) => refactoring)]
    .map(([refactoring, own]) => ({ refactoring, own, saves: savedBy(own) }))
    .sort((a, b) => b.saves - a.saves);
  return [
    ...groups.flatMap((group) => groupText(group.refactoring, group.own, palette, isLong)),
    ...wrapped(
      `${savedText(savedBy(found))} of ${lineCountOf(models)} in all. Nothing is proven yet: --dry-run proves it and shows what would change.`,
      '',
    ),
  ];
}

const NOTHING = 'Nothing is said twice that could be said once.';

function groupText(
  refactoring: Refactoring,
  found: readonly Found[],
  { strong, faint }: Palette,
  isLong: boolean,
): string[] {
  const { id, title, gain } = refactoring;
  const shown = isLong ? found : found.slice(0, MOST_PLACES);
  const more = found.length - shown.length;
  return [
    strong(`${id}: ${savedText(savedBy(found))}`),
    ...wrapped(`${title}. ${gain}`, '  ').map((line) => line.replace(/^ +/, '  ')),
    ...shown.flatMap(foundText),
    ...(more > 0 ? wrapped(`and ${more} more; --only ${id} shows all`, '  ') : []),
    ...notesOf(shown).flatMap((note) => wrapped(`Mind: ${note}.`, '  ').map(faint)),
    '',
  ];
}

/** What is only told: a paragraph for each kind. */
export function adviceText(advice: readonly GivenAdvice[], { strong }: Palette): string[] {
  return [...Map.groupBy(advice, ({ adviser }) => adviser)].flatMap(([{ id, title }, own]) => [
    '',
    strong(`${id}: advice`),
    ...wrapped(title, '  ').map((line) => line.replace(/^ +/, '  ')),
    ...own.slice(0, MOST_PLACES).flatMap(({ place, message }) => wrapped(`${placeText({ place })}: ${message}`, '  ')),
    ...(own.length > MOST_PLACES ? [`  and ${own.length - MOST_PLACES} more; --json has all`] : []),
  ]);
}

/** Most proposals of one refactoring have the same. */
function notesOf(found: readonly Found[]): string[] {
  return [...new Set(found.flatMap(({ notes }) => notes))];
}

function foundText({ place, safety, saves, message }: Found): string[] {
  return wrapped(`${placeText({ place })}: ${message} (${safety}, ${savedText(saves)})`, '  ');
}

function savedBy(found: readonly Found[]): number {
  return found.reduce((sum, { saves }) => sum + saves, 0);
}

function savedText(count: number): string {
  if (count < 0) return `${-count} ${count === -1 ? 'line' : 'lines'} more`;
  return `saves ${count} ${count === 1 ? 'line' : 'lines'}`;
}

/** As wide as the terminal; the second line of a paragraph stands further in. */
function wrapped(text: string, indent: string): string[] {
  const lines = wrap(printable(text), Math.max(20, terminalWidth() - indent.length - 2));
  return lines.map((line, index) => (index === 0 ? indent : `${indent}  `) + line);
}
