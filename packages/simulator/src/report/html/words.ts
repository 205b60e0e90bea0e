/** Numbers, names and places as the page shows them. */
import { countText, percentText } from '../../results/number-texts.ts';
import type { Binding } from '../../results/result.ts';
import { limitText, placeText } from '../text-tables.ts';
import { type Markup, clipped, markup } from './markup.ts';

/** A name that users chose, kept apart from the direction of the words around it. */
export function nameMarkup(name: string): Markup {
  return markup`<bdi>${clipped(name)}</bdi>`;
}

export function codeMarkup(text: string): Markup {
  return markup`<code>${clipped(text)}</code>`;
}

/** A part of something as a bar with its number. @param share 0 to 1 */
export function barMarkup(share: number): Markup {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  const bar = markup`<span class="bar"><span style="width:${width}%"></span></span>`;
  return markup`<span class="share">${bar}<b>${percentText(share)}</b></span>`;
}

/** `max-msg-rate 100/h (config:12)`. */
export function limitMarkup(binding: Binding): Markup {
  return markup`${codeMarkup(limitText(binding))} (${nameMarkup(placeText(binding))})`;
}

/** `5,900 (98.3%)`. */
export function partText(count: number, whole: number): string {
  return whole > 0 ? `${countText(count)} (${percentText(count / whole)})` : countText(count);
}

export function oneOrMore(count: number, one: string, more: string = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : more}`;
}
