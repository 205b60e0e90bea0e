/** A behaviour diff on a terminal. */
import { type Palette, printable } from '@pmtakit/linter';
import type { BehaviourDiff, Block, CeilingChanges, Change, Line, NotCompared } from '@pmtakit/semantics';
import type { ComparedSide } from '../compare/side.ts';
import { excerpt, terminalWidth } from '../text/excerpt.ts';
import { placeText, whereText } from '../text/places.ts';
import { wrap } from '../text/wrap.ts';
import { ceilingTexts, followsText, headText, listWitnessText, subjectTexts, witnessText } from './diff-words.ts';

/** Everything that is told of two configurations. */
export interface DiffReport {
  readonly sides: readonly [ComparedSide, ComparedSide];
  readonly diff: BehaviourDiff;
  readonly ceilings: CeilingChanges;
}

export interface DiffTextOptions {
  /** How many changes are shown. */
  readonly most: number;
  /** The traces of both sides for the witness of a change. */
  readonly traces?: ((change: Change) => readonly [string[], string[]]) | undefined;
}

const INDENT = '  ';

export function diffText({ sides, diff, ceilings }: DiffReport, palette: Palette, options: DiffTextOptions): string[] {
  const shown = diff.changes.slice(0, options.most);
  const more = diff.changes.length - shown.length;
  return [
    ...sides.map((side, index) => sideText(side, index === 0 ? '-' : '+', palette)),
    ...shown.flatMap((change) => ['', ...changeText(change, diff, palette, options)]),
    ...(more > 0 ? ['', `${more} more changes are not shown; --all shows them.`] : []),
    ...ceilingLines(ceilings, palette, options.most),
    ...notComparedTexts(diff.notCompared, palette, options.most),
    '',
    verdictText(diff),
  ];
}

function sideText({ name, project }: ComparedSide, mark: string, palette: Palette): string {
  const count = project.files.length;
  return palette.strong(printable(`${mark} ${name}`)) + palette.faint(` (${count} ${count === 1 ? 'file' : 'files'})`);
}

function changeText(change: Change, diff: BehaviourDiff, palette: Palette, { traces }: DiffTextOptions): string[] {
  const { witness } = change;
  const cases = [witnessText(witness)].flatMap((text) => (text === undefined ? [] : [`such as ${text}`]));
  const texts = listWitnessText(witness);
  return [
    ...wrapped(headText(change), '').map(palette.strong),
    ...subjectTexts(change, diff.virtualMtas.length).flatMap((text) => wrapped(text, INDENT)),
    ...[...cases, ...(texts === undefined ? [] : [texts])].flatMap((text) => wrapped(text, INDENT)),
    ...originTexts(change, palette, traces?.(change)),
  ];
}

function originTexts(change: Change, palette: Palette, traces?: readonly [string[], string[]]): string[] {
  const follows = followsText(change);
  if (follows !== undefined && !traces) return [INDENT + palette.faint(follows)];
  const { before, after, origins } = change;
  const [own, other] = [before, after].map((value) => (value === undefined ? 'no line says it' : 'the default'));
  return [
    ...originText(origins.before ?? own, '-', palette.severity.error, palette, traces?.[0]),
    ...originText(origins.after ?? other, '+', palette.severity.hint, palette, traces?.[1]),
  ];
}

/** Breaks where the terminal ends; what goes on stands further in. */
function wrapped(text: string, indent: string): string[] {
  const width = terminalWidth() - indent.length - INDENT.length;
  return wrap(printable(text), Math.max(width, 20)).map((line, index) => (index === 0 ? '' : INDENT) + indent + line);
}

function originText(
  item: Line | Block | string | undefined,
  mark: string,
  colour: (text: string) => string,
  palette: Palette,
  trace: readonly string[] | undefined,
): string[] {
  if (trace && trace.length > 0)
    return trace.map((line, index) => `${INDENT}${index === 0 ? colour(mark) : ' '} ${line}`);
  if (item === undefined || typeof item === 'string') return [`${INDENT}${colour(mark)} ${palette.faint(item ?? '')}`];
  const around = item.kind === 'line' ? item.parent : (item.parent ?? item);
  return [
    `${INDENT}${colour(mark)} ${palette.faint(`${placeText(item)}, ${whereText(around)}`)}`,
    palette.faint(excerpt(item, `${INDENT}${INDENT}`)),
  ];
}

function ceilingLines({ changes, leftOut }: CeilingChanges, palette: Palette, most: number): string[] {
  if (changes.length === 0 && leftOut === 0) return [];
  const texts = ceilingTexts(changes);
  const more = texts.length - most;
  return [
    '',
    palette.strong('What all limits together allow'),
    ...texts.slice(0, most).flatMap((text) => wrapped(text, INDENT)),
    ...(more > 0 ? [`${INDENT}and ${more} more; --all shows them`] : []),
    ...(leftOut > 0
      ? wrapped(`${leftOut} more domains are not added up; ask pmtakit limits DOMAIN for one`, INDENT)
      : []),
  ];
}

function notComparedTexts(notCompared: readonly NotCompared[], palette: Palette, most: number): string[] {
  if (notCompared.length === 0) return [];
  const more = notCompared.length - most;
  return [
    '',
    palette.strong('Not compared'),
    ...notCompared.slice(0, most).flatMap((one) => wrapped(notComparedText(one), INDENT)),
    ...(more > 0 ? [`${INDENT}and ${more} more; --all shows them`] : []),
  ];
}

/** `- pmta.conf:12: include providers.conf`. */
export function notComparedText({ side, text, place }: NotCompared): string {
  const mark = side === undefined ? '' : side === 'before' ? '- ' : '+ ';
  return `${mark}${place ? `${place.file}:${place.line}: ` : ''}${text}`;
}

export function verdictText({ equal, changes, notCompared }: BehaviourDiff): string {
  if (equal) return 'Both do the same with every message.';
  if (equal === undefined) return 'Nothing that can be seen differs, but not everything could be compared.';
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return notCompared.length > 0 ? `${count}; not everything could be compared.` : `${count}.`;
}
