/** Why a setting is what it is on one side of a behaviour diff, as `explain` and `show source` tell it. */
import { type Palette, printable } from '@pmtakit/linter';
import type { Change, Model } from '@pmtakit/semantics';
import { columns } from '../text/columns.ts';
import { clientFrom, clientWords, sectionRow, sectionsFor } from './client.ts';
import { explanationText } from './explanation-text.ts';
import { explanationsOf } from './explanations.ts';

/** Nothing where there is no more to tell than the line. */
export function traceOf(model: Model, { subject, setting, witness }: Change, palette: Palette): string[] {
  if (setting === undefined) return [];
  const { domain, virtualMta } = witness;
  if (subject.kind === 'source') return sourceTrace(model, setting, witness);
  if (subject.kind !== 'queue' && subject.kind !== 'virtual-mta') return [];
  if (virtualMta === undefined) return [];
  return explanationsOf(model, { domain: domain ?? '', virtualMta }, setting)
    .filter((explanation) => explanation.subject === subject.kind)
    .flatMap((explanation) => explanationText(explanation, palette));
}

function sourceTrace(model: Model, setting: string, { address, ...options }: Change['witness']): string[] {
  const client = clientFrom(model, clientWords(address, options));
  const texts = model
    .source(client)
    .of(setting)
    .map(({ text }) => text ?? 'not set');
  return [
    printable(`${setting} ${texts.join(', ')}`),
    ...columns(sectionsFor(model, client).map(sectionRow)).map((row) => `  ${printable(row)}`),
  ];
}
