/** HTML put together so that a text never becomes part of it unescaped. */

/** HTML that stands in a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | readonly Content[];

export const nothing: Markup = new Markup('');

/** HTML with contents in it: texts are escaped, lists stand one after the other. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const text = parts.map((part, index) => part + textOf(contents[index] ?? ''));
  return new Markup(text.join(''));
}

function textOf(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escaped(content);
  return typeof content === 'number' ? String(content) : content.map(textOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What no HTML file may hold, not even escaped. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;

/** A text for an element or for an attribute in quotes. */
export function escaped(text: string): string {
  const allowed = text.toWellFormed().replaceAll(forbidden, '\uFFFD');
  return allowed.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

const LONGEST = 300;

/** A text that may be of any length, cut. */
export function clipped(text: string, most: number = LONGEST): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}

/** JSON for a script element: there is nothing in it that HTML or JavaScript would take for something else. */
export function scriptJson(value: unknown): Markup {
  const json = JSON.stringify(value);
  return new Markup(json.replaceAll(/[<>&\u2028\u2029]/g, unicodeEscape));
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A script of ours or of a library; what would end its element can only stand in a string or a pattern. */
export function scriptText(script: string): Markup {
  return new Markup(script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`));
}

export function styleText(style: string): Markup {
  return new Markup(style.replaceAll(/<(?=\/style)/gi, String.raw`\3C `));
}
