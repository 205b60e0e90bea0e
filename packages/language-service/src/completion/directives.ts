/** The directives and sections that may stand in a section. */
import { type ArgumentSpec, type CatalogueRow, ENTRY_NAME, catalogue, syntaxOf } from '@pmtakit/grammar';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Surroundings } from '../surroundings.ts';
import { type Choice, plainInSnippet } from './items.ts';

/** What is told of a choice when somebody looks at it. */
export interface RowData {
  readonly name: string;
  readonly scope: string;
  readonly isSection: boolean;
}

export function directiveChoices({ scope, siblings }: Surroundings): Choice[] {
  return catalogue()
    .rowsIn(scope, 'directive')
    .filter(({ name }) => name !== ENTRY_NAME)
    .map((row) => ({
      label: row.name,
      kind: CompletionItemKind.Property,
      detail: syntaxOf(row),
      rank: rankOf(row, siblings),
      isOld: isOld(row),
      data: dataOf(row, scope),
      text: row.arguments.length > 0 ? `${row.name} ` : row.name,
      snippet: [row.name, ...placeholders(row)].join(' '),
    }));
}

/** @param indent of the line, for clients that do not indent what is put in */
export function sectionChoices({ scope }: Surroundings, indent: string): Choice[] {
  return catalogue()
    .rowsIn(scope, 'section')
    .map((row) => {
      const head = [row.name, ...placeholders(row)].join(' ');
      return {
        label: `<${row.name}>`,
        kind: CompletionItemKind.Struct,
        detail: row.summary,
        rank: isOld(row) ? 8 : 4,
        isOld: isOld(row),
        data: dataOf(row, scope),
        text:
          row.arguments.length > 0
            ? `<${row.name} >\n${indent}</${row.name}>`
            : `<${row.name}>\n${indent}</${row.name}>`,
        snippet: `<${head}>\n\t$0\n</${row.name}>`,
      };
    });
}

/** No section that PowerMTA takes is nested as deep. */
const MOST_OPEN = 20;

export function closingChoices({ open }: Surroundings): Choice[] {
  return open.slice(0, MOST_OPEN).map((name, index) => ({
    label: `</${name}>`,
    kind: CompletionItemKind.Struct,
    rank: Math.min(index, 9),
  }));
}

function dataOf(row: CatalogueRow, scope: string): RowData {
  return { name: row.name, scope, isSection: row.section === true };
}

/** What is needed first, then what is not there yet; what is there already and cannot stand twice comes last. */
function rankOf(row: CatalogueRow, known: ReadonlySet<string>): number {
  if (isOld(row)) return 8;
  const isThere = known.has(row.name);
  if (isThere && row.repeatable !== true) return 7;
  return row.required && !isThere ? 1 : 3;
}

function isOld({ removed, deprecated }: CatalogueRow): boolean {
  return removed !== undefined || deprecated !== undefined;
}

function placeholders(row: CatalogueRow): string[] {
  return row.arguments
    .filter(({ optional, orBlock }) => !optional && !orBlock)
    .map((spec, index) => (spec.key ? `${spec.key}=` : '') + placeholder(spec, index + 1, row));
}

function placeholder(spec: ArgumentSpec, number: number, row: CatalogueRow): string {
  const words = wordsOf(spec);
  if (words.length > 0) return `\${${number}|${words.join(',')}|}`;
  if (spec.secret) return `\${${number}:secret}`;
  const example = (number === 1 && row.arguments.length === 1 ? row.default : undefined) ?? spec.type ?? 'value';
  return `\${${number}:${plainInSnippet(example)}}`;
}

/** The words that a value is one of; none where it may be something else. */
function wordsOf({ type, members = [], anyOf = [] }: ArgumentSpec): readonly string[] {
  if (type === 'boolean') return ['yes', 'no'];
  return type === 'enum' ? members : anyOf.flatMap(wordsOf);
}
