/** What a run of `sort` has to say, for people. */
import { type SourceFile, catalogue } from '@pmtakit/grammar';
import type { Refusal } from '@pmtakit/semantics';
import { differenceText } from '../difference-text.ts';
import type { SortedFile } from './sort-blocks.ts';
import type { BlockName, Heading, Stop } from './stops.ts';

/**
 * One line for each thing that was not sorted or is to be looked at, as `file:line: what`, in the order of the text.
 * @param options.lists whether the sections are told that are left since their order means something
 */
export function sortMessages(file: SortedFile, options: { readonly lists?: boolean } = {}): string[] {
  const { path, stops, headings, refused, lists, source } = file;
  const messages = [
    ...stops.map((stop) => ({ line: lineOf(source, stop.span.start), text: stopText(stop) })),
    ...headings.map((heading) => ({ line: lineOf(source, heading.span.start), text: headingText(heading) })),
    ...refused.map(({ block, refusal }) => ({ line: block.line, text: refusalText(block, refusal) })),
    ...(options.lists ? lists.map((block) => ({ line: block.line, text: listText(block) })) : []),
  ];
  return messages.sort((a, b) => a.line - b.line).map(({ line, text }) => `${path}:${line}: ${text}`);
}

/** Why lines were not moved past a place, and what can be done. */
export function stopText(stop: Stop): string {
  const { name, block, reason } = stop;
  const within = tag(block);
  switch (reason) {
    case 'section':
      return `lines of ${within} stand before and behind <${name}>; sections are not moved, so put it behind the lines`;
    case 'include':
      return `not sorted past this include of ${within}: what it brings may set the same as the lines around it`;
    case 'unknown':
      return `not sorted past ${name === '' ? 'this line' : name}, which is no directive of <${block.name}>${meant(name, block)}`;
    case 'bad-value':
      return `not sorted past ${name} in ${within}, whose value is not one that PowerMTA takes; mend it first`;
    case 'broken-line':
      return `not sorted past this line of ${within}, which was broken in two; join it first`;
    case 'shared-line':
      return `not sorted past this line of ${within}, since several things stand on it`;
    case 'foreign':
      return `not sorted past this line of ${within}, which is no PowerMTA`;
    case 'stray-tag':
      return `not sorted past this tag in ${within}, which closes nothing`;
    case 'kept':
      return `not sorted past what a comment asks to be left in ${within}`;
    case 'suppression':
      return `not sorted past this comment to pmtalint in ${within}: it is about the lines that follow it`;
    case 'lone-comment':
      return `not sorted past this comment of ${within}, which belongs to no line; put it directly above the line that it is about`;
    case 'heading':
      return `the lines below this comment of ${within} are sorted among themselves only, since it is about all of them; a blank line ends what a comment is about`;
    case 'elsewhere':
      return `not sorted past ${name}, which belongs to another section once the files are put together`;
    case 'not-closed':
      return `${within} is not sorted, since its tags do not pair up`;
    case 'braces':
      return `${within} is not sorted, since PowerMTA knows no sections with braces`;
    case 'misplaced':
      return `${within} is not sorted, since it may not stand here`;
    case 'unknown-section':
      return `${within} is not sorted, since PowerMTA knows no such section`;
    default:
      return reason satisfies never;
  }
}

export function headingText({ before, after }: Heading): string {
  return `${before} stood directly below this comment, and ${after} does now; see whether it is still about all lines below it`;
}

export function refusalText(block: BlockName, refusal: Refusal): string {
  const left = `${tag(block)} is not sorted`;
  if (refusal.reason === 'not-known')
    return `${left}, since these includes cannot be read: ${refusal.notCompared.join(', ')}`;
  return `${left}, since it would do something else: ${differenceText(refusal.witness)}`;
}

function listText(block: BlockName): string {
  return `${tag(block)} is left, since the order of its lines means something`;
}

function meant(name: string, { name: section }: BlockName): string {
  const meant = name === '' ? undefined : catalogue().didYouMean('directive', name, section);
  return meant !== undefined && catalogue().directive(section, meant) ? `; did you mean ${meant}?` : '';
}

function tag({ name, argument }: BlockName): string {
  return argument === '' ? `<${name}>` : `<${name} ${argument}>`;
}

function lineOf({ lines }: SourceFile, offset: number): number {
  return lines.position(offset).line;
}
