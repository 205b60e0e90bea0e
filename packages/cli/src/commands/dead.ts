/** `pmtakit dead`: lines that can never take effect. */
import { type Dead, deadLines } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { excerpt } from '../text/excerpt.ts';
import { placeText } from '../text/places.ts';
import { writeJson, writeLines } from './answer.ts';

export async function showDead(name: string, options: ProjectOptions): Promise<void> {
  const found = deadLines(await openModel(name, options));
  if (options.json) return writeJson(found.map(deadJson));
  const { strong, faint } = paletteFor(options.color);
  const blocks = found.flatMap((dead) => [
    `${strong(`${placeText(dead.item)}:`)} ${printable(deadText(dead))}`,
    faint(excerpt(dead.item, '  ')),
    ...(dead.blockedBy ? [`  ${faint(`by ${placeText(dead.blockedBy)}`)}`, faint(excerpt(dead.blockedBy, '  '))] : []),
  ]);
  writeLines(blocks.length > 0 ? blocks : ['Every line can take effect.']);
}

/** Of a line that would do the same as the one before it, nothing is lost. */
function deadText({ reason, differs, blockedBy, assumptions }: Dead): string {
  const same = blockedBy && !differs ? ', and it says the same' : '';
  const rests = assumptions.length > 0 ? ` (assumes ${assumptions.join(', ')})` : '';
  return `never takes effect: ${reason}${same}${rests}`;
}

export interface DeadJson {
  readonly file: string;
  readonly line: number;
  readonly kind: Dead['kind'];
  readonly blockedBy: { readonly file: string; readonly line: number } | null;
  readonly differs: boolean;
  readonly reason: string;
  readonly assumptions: Dead['assumptions'];
}

function deadJson({ item, kind, blockedBy, differs, reason, assumptions }: Dead): DeadJson {
  return { ...lineOf(item), kind, blockedBy: blockedBy ? lineOf(blockedBy) : null, differs, reason, assumptions };
}

function lineOf({ place: { file, line } }: Dead['item']): { file: string; line: number } {
  return { file, line };
}
