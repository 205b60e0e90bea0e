/** What tells a regular expression in a line before its arguments are read. */
import type { ArgumentSpec, CatalogueRow } from '@pmtakit/grammar';

/** Whether one of these directives takes a regular expression. */
export function takesPattern(rows: readonly CatalogueRow[]): boolean {
  return rows.some((row) => row.arguments.some(isPattern));
}

function isPattern(spec: ArgumentSpec): boolean {
  return spec.type === 'regex' || (spec.anyOf?.some(isPattern) ?? false);
}

/** Whether a word that starts with a slash has no second one. */
export function hasOpenPattern(text: string): boolean {
  const withoutClosed = text.replaceAll(/(?<![^ \t])\/(?:[^/\\]|\\.)*\//gs, '');
  return /(?<![^ \t])\//.test(withoutClosed);
}
