/** Places and lines as editors show them. */
import { type Block, type Line, shownText } from '@pmtakit/semantics';
import type { ClientView } from './context.ts';

/** `config:12`, as a link to that line. */
export function placeLink({ place }: Pick<Line | Block, 'place'>, { uriOf }: ClientView): string {
  const name = place.file.split('/').at(-1) ?? place.file;
  return `[${name}:${place.line}](${uriOf(place.file)}#L${place.line})`;
}

/** A line as code, without what nobody must see. */
export function lineCode(line: Line): string {
  return code(`${line.name} ${shownText(line)}`);
}

export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll(/[\r\n]/g, ' ')}${fence}`;
}
