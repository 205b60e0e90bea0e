/** Writes down what can never take effect, so that a test can be read at a glance. */
import { type Dead, type ModelOptions, deadLines } from '@pmtakit/semantics';
import { type Texts, modelOf } from '../compare/compare-texts.ts';

/** `line kind < line in its way`, `same` where both do the same, and what it rests on. */
export function deadIn(texts: Texts, options?: ModelOptions): string[] {
  return deadLines(modelOf(texts, options)).map(shown);
}

export function shown({ kind, item, blockedBy, differs, assumptions }: Dead): string {
  const way = blockedBy ? ` < ${placeOf(blockedBy)}` : '';
  const same = differs || kind === 'unused' ? '' : ' same';
  return [`${placeOf(item)} ${kind}${way}${same}`, ...assumptions].join(', ');
}

function placeOf({ file, place }: Dead['item']): string {
  return file.path === 'config' ? String(place.line) : `${file.path}:${place.line}`;
}
