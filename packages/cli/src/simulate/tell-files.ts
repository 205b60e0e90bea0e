/** What a person should know of the files of messages, on standard error. */
import { printable } from '@pmtakit/linter';
import type { Run } from '@pmtakit/simulator';

type FileReport = Run['files'][number];

export function tellFiles(name: string, files: readonly FileReport[]): void {
  for (const line of files.flatMap(linesAbout)) console.error(`${name}: ${printable(line)}`);
}

function linesAbout({ path, messages, malformed, problems, skipped, notes }: FileReport): string[] {
  const more = malformed - problems.length;
  const types = [...skipped]
    .map(([type, count]) => `${count} ${type === '' ? 'without a type' : `of type ${type}`}`)
    .join(', ');
  return [
    ...(messages + malformed + skipped.size === 0 ? [`${path}: has no message in it`] : []),
    ...problems.toSorted((a, b) => a.line - b.line).map(({ line, message }) => `${path}:${line}: ${message}`),
    ...(malformed === 0
      ? []
      : [`${path}: ${countOf(malformed, 'row')} left out${moreText(more)}, ${countOf(messages, 'message')} played`]),
    ...(types === '' ? [] : [`${path}: other records left out: ${types}`]),
    ...notes.map((note) => `${path}: ${note}`),
  ];
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function moreText(more: number): string {
  return more > 0 ? ` (${more} more than told)` : '';
}
