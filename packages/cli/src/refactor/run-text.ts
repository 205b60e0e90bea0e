/** What was done, for people: the sum, what was meant to change, and what was left because it would change more. */
import { printable } from '@pmtakit/linter';
import { type Found, type RunReport, differenceText } from '@pmtakit/refactor';
import { placeText } from '../text/places.ts';

/** Differences that are shown; the same shows in many queues and clients. */
const MOST_DIFFERENCES = 5;

/** @param purpose everything that is meant to change, where it is known for whole classes */
export function runText(report: RunReport, isWritten: boolean, purpose?: readonly string[]): string[] {
  const { applied, refused, unread } = report;
  return [
    ...(unread.length > 0 ? [unreadText(unread)] : []),
    applied.length === 0 ? 'nothing to change' : sumText(report, isWritten),
    ...(purpose ?? intendedText(report)),
    ...refused.map(({ found, refusal }) => `${placeOf(found)}: left, since ${reasonOf(refusal)}`),
  ].map(printable);
}

function sumText({ applied, files, linesBefore, linesAfter, intended }: RunReport, isWritten: boolean): string {
  const changes = `${counted(applied.length, 'change')} ${isWritten ? 'made' : 'would be made'} in ${counted(files.length, 'file')}`;
  const proof = intended.length > 0 ? 'proven to change nothing but what is told below' : 'proven to change nothing';
  return `${changes}, ${proof}; ${linesBefore} lines before, ${linesAfter} after`;
}

/** One of those that change one setting in the same way; it shows for others too. */
function intendedText({ intended }: RunReport): string[] {
  const kinds = [
    ...Map.groupBy(intended, ({ subject, setting, before, after }) =>
      [subject.kind, setting, before, after].join(' '),
    ).values(),
  ];
  const shown = kinds.slice(0, MOST_DIFFERENCES).flatMap(([one]) => one ?? []);
  const more = kinds.length - shown.length;
  const lines = shown.map((difference) => `changes on purpose: ${differenceText(difference)}`);
  return more > 0 ? [...lines, `and ${more} more such`] : lines;
}

function unreadText(unread: readonly string[]): string {
  return `nothing can be proven, since these includes cannot be read: ${unread.join(', ')}`;
}

function reasonOf(refusal: RunReport['refused'][number]['refusal']): string {
  if (refusal.reason === 'not-known') return `these includes cannot be read: ${refusal.notCompared.join(', ')}`;
  return differenceText(refusal.witness);
}

function placeOf({ place, refactoring }: Found): string {
  return `${placeText({ place })}: ${refactoring.id}`;
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
