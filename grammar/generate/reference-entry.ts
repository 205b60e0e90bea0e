/** The entry of one directive or section. */
import type { ArgumentSpec, CatalogueRow } from '../src/catalogue/rows.ts';
import { blocks, bullets, code, codeBlock, escapeMarkdown, link, wordList } from './markdown.ts';
import { type ReferenceBook, headingOf } from './reference-book.ts';
import { syntaxOf } from '../src/catalogue/syntax-line.ts';

const statusTexts: Readonly<Record<CatalogueRow['status'], string>> = {
  documented: 'documented by the vendor',
  observed: 'seen in working files, not documented',
  guessed: 'guessed, so take it with care',
};

const repeatableTexts: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  assumed: 'probably; the documentation does not say',
  unknown: 'not known',
  'per-type': 'once for each record type',
};

/** Heading and entry of a directive, as they stand on the page of `scope`. */
export function directiveEntry(row: CatalogueRow, scope: string, book: ReferenceBook): string {
  const name = row.name === '*' ? headingOf(row).replace('*', code('*')) : code(row.name);
  return blocks(`## ${name}`, entryBody(row, scope, book));
}

/** All that is known of a row, without its heading. */
export function entryBody(row: CatalogueRow, scope: string, book: ReferenceBook): string {
  const prose = (text: string) => book.prose(text, scope, row.section ? `<${row.name}>` : row.name);
  return blocks(
    ageWarning(row, scope, book),
    prose(row.summary),
    codeBlock('pmta', syntaxOf(row)),
    bullets(facts(row, scope, book)),
    row.notes ? `Notes:\n\n${bullets(row.notes.map(prose))}` : '',
  );
}

function ageWarning(row: CatalogueRow, scope: string, book: ReferenceBook): string {
  if (row.removed) return `> **Removed** in ${row.removed}.`;
  if (!row.deprecated) return '';
  const { since, use, note } = row.deprecated;
  const start = `> **Deprecated**${since ? ` since ${since}` : ''}.`;
  const instead =
    use &&
    ` Use ${wordList(
      use.map((name) => book.nameLink(name, scope)),
      'and',
    )} instead.`;
  return `${start}${instead ?? ''}${note ? ` ${book.prose(note, scope, row.name)}` : ''}`;
}

function facts(row: CatalogueRow, scope: string, book: ReferenceBook): string[] {
  const names = (list: readonly string[]) =>
    wordList(
      list.map((name) => book.nameLink(name, scope)),
      'and',
    );
  const lines: [label: string, text: string | undefined][] = [
    ['Arguments', row.arguments.map((spec) => describeArgument(spec, book)).join(', then ') || undefined],
    ['Stands in', row.scopes.map((name) => book.scopeLink(name)).join(', ')],
    ['Default', defaultOf(row, scope, book)],
    ['Required', row.required && 'yes'],
    ['Repeatable', repeatableTexts[String(row.repeatable)]],
    ['Same as', row.aliasOf && names([row.aliasOf])],
    ['Only with', row.requires && names(row.requires)],
    ['Since', row.since],
    ['History', row.sinceNotes?.map((note) => book.prose(note, scope, row.name)).join(' ')],
    ['Status', statusTexts[row.status]],
    ['Sources', row.sources.map(sourceLink).join(', ')],
  ];
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [`**${label}:** ${text}`]));
}

function defaultOf(row: CatalogueRow, scope: string, book: ReferenceBook): string | undefined {
  const note = row.defaultNote && book.prose(row.defaultNote, scope, row.name);
  if (row.default === undefined) return note;
  return note ? `${code(row.default)} (${note})` : code(row.default);
}

/** The type of an argument, linked, with its limits in parentheses. */
function describeArgument(spec: ArgumentSpec, book: ReferenceBook): string {
  const options = optionsOf(spec, book);
  const types = spec.anyOf
    ? wordList(
        spec.anyOf.map((form) => describeArgument(form, book)),
        'or',
      )
    : link(spec.type ?? '', `value-types.md#${spec.type}`);
  return options.length > 0 ? `${types} (${options.join('; ')})` : types;
}

function optionsOf(spec: ArgumentSpec, book: ReferenceBook): string[] {
  const options: [given: unknown, text: string][] = [
    [spec.optional, 'may be left out'],
    [spec.key, `written ${code(`${spec.key}=`)}`],
    [
      spec.to,
      `the name of a ${wordList(
        (spec.to ?? []).map((name) => book.scopeLink(name)),
        'or',
      )}`,
    ],
    [spec.list, 'or several with commas'],
    [spec.type === 'record-types' && spec.members, `only ${wordList((spec.members ?? []).map(code), 'and')}`],
    [spec.single, 'one of them'],
    [spec.min ?? spec.max, boundsOf(spec)],
    [spec.hex, 'hexadecimal digits'],
    [spec.suffix, `ends in ${code(spec.suffix ?? '')}`],
    [spec.regex, 'regular expressions too'],
    [spec.bare, 'without a unit too, which is deprecated'],
    [spec.orBlock, 'or a nested list'],
    [spec.clearable, `${code('""')} clears what is inherited`],
    [spec.secret, 'secret'],
  ];
  return options.filter(([given]) => given !== undefined && given !== false).map(([, text]) => text);
}

function boundsOf({ type, min, max }: ArgumentSpec): string {
  const unit = type === 'api-key' ? ' characters' : '';
  if (min === max) return `${min}${unit}`;
  if (min === undefined) return `at most ${max}${unit}`;
  return max === undefined ? `at least ${min}${unit}` : `${min} to ${max}${unit}`;
}

/** `G1§3.3` with a link to what G1 is; a bare number is the id of a file. */
function sourceLink(source: string): string {
  const [codeName = '', place] = source.split('§');
  if (/^\d+$/.test(codeName)) return link(`file ${codeName}`, 'sources.md#numbers');
  const text = link(codeName, `sources.md#${codeName.toLowerCase()}`);
  return place ? `${text} §${escapeMarkdown(place)}` : text;
}
