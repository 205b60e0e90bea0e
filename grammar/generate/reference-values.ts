/** The page of value types, from the same rules as the grammar. */
import type { ArgumentSpec } from '../src/catalogue/rows.ts';
import { parseExpression, printExpression } from './expression.ts';
import { blocks, bullets, code, codeBlock, link } from './markdown.ts';
import type { ReferenceBook } from './reference-book.ts';
import { type ValueGrammar, valueGrammar } from './value-grammar.ts';

/** More users of a type than these are only counted. */
const MOST_USERS = 6;

export function valueTypesPage(book: ReferenceBook): string {
  const entries = Object.entries(valueGrammar);
  return blocks(
    '# Value types',
    'What the arguments of directives may be. The rules are those of the [grammar](../grammar/pmta.ebnf), where the ' +
      'parts they name are explained; a link leads to the diagram of each. The examples are checked by tests.',
    entries.map(([name]) => link(name, `#${name}`)).join(' · '),
    ...entries.map(([name, grammar]) => valueEntry(name, grammar, book)),
  );
}

function valueEntry(name: string, { rule, note, details, good, bad }: ValueGrammar, book: ReferenceBook): string {
  return blocks(
    `## ${name}`,
    note,
    codeBlock('ebnf', `${name} ::= ${printExpression(parseExpression(rule))}`),
    bullets([
      ...(details ?? []),
      `Right: ${good.map(plainCode).join(', ')}`,
      ...(bad.length > 0 ? [`Wrong: ${bad.map(plainCode).join(', ')}`] : []),
      link('Diagram', `../grammar/index.html#${name}`),
      ...usedBy(name, book),
    ]),
  );
}

/** Code outside of a table. */
function plainCode(text: string): string {
  return code(text).replaceAll(String.raw`\|`, '|');
}

function usedBy(name: string, book: ReferenceBook): string[] {
  const users = book.rows.filter((row) => row.arguments.some((spec) => takes(spec, name)));
  if (users.length === 0) return [];
  const links = users.slice(0, MOST_USERS).map((row) => book.rowLink(row, undefined));
  const more = users.length > MOST_USERS ? ` and ${users.length - MOST_USERS} more` : '';
  return [`Taken by ${links.join(', ')}${more}`];
}

function takes(spec: ArgumentSpec, name: string): boolean {
  return spec.type === name || (spec.anyOf?.some((form) => takes(form, name)) ?? false);
}
