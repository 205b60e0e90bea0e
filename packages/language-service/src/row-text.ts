/** What the catalogue says of a directive or section, as Markdown. */
import { type CatalogueRow, GLOBAL_SCOPE, expectedOf, syntaxOf } from '@pmtakit/grammar';

export function rowText(row: CatalogueRow): string {
  const notes = row.notes?.map((note) => `- ${note}`).join('\n');
  return [`\`\`\`pmta\n${syntaxOf(row)}\n\`\`\``, ageOf(row), row.summary, factsOf(row), notes]
    .filter(Boolean)
    .join('\n\n');
}

function factsOf(row: CatalogueRow): string {
  const facts: [label: string, text: string | undefined][] = [
    ['Takes', row.arguments.map(expectedOf).join(', then ') || undefined],
    ['Default', defaultText(row)],
    ['Stands', placesOf(row.scopes)],
    ['Repeatable', row.repeatable === true ? 'yes' : undefined],
    ['Same as', row.aliasOf],
    ['Only with', row.requires?.join(', ')],
    ['Since', row.since],
    ['History', row.sinceNotes?.join(' ')],
  ];
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [`**${label}:** ${text}`])).join('  \n');
}

/** Whether it is deprecated or gone, with what to write instead. */
export function ageOf({ removed, deprecated }: CatalogueRow): string | undefined {
  if (removed !== undefined) return `**Removed** in ${removed}.`;
  if (!deprecated) return undefined;
  const { since, use, note } = deprecated;
  const start = since === undefined ? '**Deprecated**.' : `**Deprecated** since ${since}.`;
  return [start, use && `Use ${use.join(' and ')} instead.`, note].filter(Boolean).join(' ');
}

function defaultText({ default: value, defaultNote }: CatalogueRow): string | undefined {
  if (value === undefined) return defaultNote;
  return defaultNote === undefined ? `\`${value}\`` : `\`${value}\` (${defaultNote})`;
}

function placesOf(scopes: readonly string[]): string {
  return scopes.map((scope) => (scope === GLOBAL_SCOPE ? 'at the top level' : `in \`<${scope}>\``)).join(', ');
}
