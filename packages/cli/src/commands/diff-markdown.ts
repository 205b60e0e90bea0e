/** A behaviour diff as Markdown, for the description or a comment of a pull request. */
import { printable } from '@pmtakit/linter';
import { type Block, type Change, type Line, shownEntry } from '@pmtakit/semantics';
import { type DiffReport, notComparedText, verdictText } from './diff-text.ts';
import { ceilingTexts, followsText, headText, listWitnessText, subjectTexts, witnessText } from './diff-words.ts';

/** Those who take comments do not take longer ones. */
const LONGEST = 60_000;

export function diffMarkdown({ sides, diff, ceilings }: DiffReport, most: number): string[] {
  const [before, after] = sides;
  const shown = diff.changes.slice(0, most);
  const more = diff.changes.length - shown.length;
  const head = [
    '### Behaviour of the PowerMTA configuration',
    '',
    `${code(before.name)} to ${code(after.name)}: ${verdictText(diff)}`,
    ...section(
      'What all limits together allow',
      ceilingTexts(ceilings.changes)
        .slice(0, most)
        .map((text) => `- ${escaped(text)}`),
    ),
  ];
  const tail = section(
    'Not compared',
    diff.notCompared.slice(0, most).map((one) => `- ${escaped(notComparedText(one))}`),
  );
  const changes: string[] = [];
  let left = LONGEST - length(head) - length(tail);
  let cut = more;
  for (const change of shown) {
    const lines = changeLines(change, diff.virtualMtas.length);
    left -= length(lines);
    if (left < 0) cut++;
    else changes.push(...lines);
  }
  return [
    ...head,
    ...section('Changes', changes),
    ...(cut > 0 ? ['', `${cut} more changes are not shown.`] : []),
    ...tail,
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `#### ${title}`, '', ...lines] : [];
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function changeLines(change: Change, all: number): string[] {
  const { witness, origins } = change;
  const subject = subjectTexts(change, all);
  const follows = followsText(change);
  const cases = [witnessText(witness), listWitnessText(witness)].filter((text) => text !== undefined);
  return [
    `- **${code(headText(change))}**${subject.length > 0 ? ` ${escaped(subject.join('; '))}` : ''}`,
    ...(cases.length > 0 ? [`  <br>such as ${escaped(cases.join('; '))}`] : []),
    ...(follows === undefined
      ? [
          '',
          '  ```diff',
          `  - ${originLine(origins.before, change.before)}`,
          `  + ${originLine(origins.after, change.after)}`,
          '  ```',
        ]
      : [`  <br>${follows}`]),
    '',
  ];
}

function originLine(item: Line | Block | undefined, value: string | undefined): string {
  if (!item) return value === undefined ? 'no line says it' : 'the default';
  const { file, line } = item.place;
  return printable(`${file}:${line}  ${shownEntry(item)}`).replaceAll('```', "'''");
}

/** Text in which nothing is taken for Markdown or HTML. */
function escaped(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<|&]/g, (sign) =>
    sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
  );
}

function code(text: string): string {
  const ticks = text.includes('`') ? '``' : '`';
  return `${ticks}${ticks === '``' ? ` ${printable(text)} ` : printable(text)}${ticks}`;
}
