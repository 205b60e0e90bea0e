/** How text that is not ours is written in each language of a report. */

/** What XML 1.0 has no way to write, beside the control characters that `printable` takes out. */
const noXml = /[\uFFFE\uFFFF]/g;
const xmlNames: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\n', '&#10;'],
]);

/** For the text of an element. @param text without control characters other than line breaks */
export function xmlText(text: string): string {
  return text.replaceAll(noXml, '\uFFFD').replaceAll(/[&<>]/g, (found) => xmlNames.get(found) ?? found);
}

/** For an attribute, where a plain line break would become a blank. */
export function xmlAttribute(text: string): string {
  return text.replaceAll(noXml, '\uFFFD').replaceAll(/[&<>"'\n]/g, (found) => xmlNames.get(found) ?? found);
}

/** Characters that JSON may hold as they are, though a terminal or an editor acts on them. */
const actedOn = /[\u007F-\u009F]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A JSON document in which such characters are written as escapes, so that it means the same and shows nothing else. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replaceAll(actedOn, asEscapes)}\n`;
}

function asEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** For the message of a workflow command of GitHub. */
export function githubData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** For a property of one, such as its file. */
export function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** What Markdown acts on inside a line; that of GitLab takes braces, `$` and `!` too. */
const marks = /[\\`*_{}[\]#~|!$]/g;

/**
 * For prose in Markdown, also in a table. Neither tags nor links come out of it, and nobody is mentioned: an invisible
 * blank stands behind `@` and before what would be made a link by itself.
 */
export function markdownText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(marks, String.raw`\$&`)
    .replaceAll('@', '@&#8203;')
    .replaceAll('://', ':&#8203;//')
    .replaceAll(/www\./gi, (found) => `${found.slice(0, 3)}&#8203;.`)
    .replaceAll(/\\#(?=\d)/g, String.raw`\#&#8203;`);
}

/** Text as code, also in a table, where a backslash before a bar cannot stand between backticks. */
export function markdownCode(text: string): string {
  return text === '' || /[`|]/.test(text) ? `<code>${markdownText(text)}</code>` : `\`${text}\``;
}
