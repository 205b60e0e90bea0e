import type { Palette } from '@pmtakit/linter';
import type { Line } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { excerpt } from '../text/excerpt.ts';
import { whereText, placeText } from '../text/places.ts';
import type { AssumptionUsed, Explanation } from './explanations.ts';
import { valueIn, valueText } from './settings.ts';

/** An explanation for people: the value, its line, the lines that do not count, and what all of it rests on. */
export function explanationText(explanation: Explanation, palette: Palette): string[] {
  const { subject, setting, reasons, assumptions } = explanation;
  const value = valueText(setting);
  const head = printable(`${setting.name} ${value ?? 'is not set'}`);
  return [
    palette.strong(head) + (subject === 'virtual-mta' ? ' (of the virtual MTA as a whole)' : ''),
    ...(setting.line ? originText(setting.line, palette) : [`  ${defaultText(setting.row, value)}`]),
    ...setting.shadowed.flatMap((line, index) => [
      printable(`  not ${valueIn(setting, line)}, because ${reasons[index] ?? ''}`),
      ...originText(line, palette),
    ]),
    ...assumptions.flatMap(assumptionText),
  ];
}

function originText(line: Line, palette: Palette): string[] {
  return [
    `    ${palette.faint(`${placeText(line)}, ${whereText(line.parent)}`)}`,
    palette.faint(excerpt(line, '    ')),
  ];
}

function defaultText({ defaultNote }: Explanation['setting']['row'], value: string | undefined): string {
  const words = value === undefined ? 'no line sets it' : 'the default, since no line sets it';
  return defaultNote === undefined ? words : `${words} (${defaultNote})`;
}

function assumptionText({ name, answer, summary, otherwise }: AssumptionUsed): string[] {
  return [
    `  It rests on an assumption: ${summary}.`,
    `    ${name}=${answer} is assumed`,
    ...otherwise.map((other) => printable(`    ${name}=${other.answer} would give ${other.value ?? 'nothing'}`)),
  ];
}
