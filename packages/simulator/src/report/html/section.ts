/** The parts of the page. */
import { type Content, type Markup, markup } from './markup.ts';
import { type TableParts, table } from './table.ts';

export interface PageSection {
  /** Where links lead to. */
  readonly id: string;
  readonly title: string;
  /** For the links at the top, where the title is long. */
  readonly short?: string;
  readonly content: Content;
}

export function sectionMarkup({ id, title, content }: PageSection): Markup {
  return markup`<section id="${id}">
    <h2 id="${headingOf(id)}">${title}</h2>
    ${content}
  </section>\n`;
}

export function headingOf(id: string): string {
  return `${id}-title`;
}

/** A section that is one table, unless there is nothing in it. */
export function tableSection<Row>(
  { id, title, short = title }: Omit<PageSection, 'content'>,
  parts: Omit<TableParts<Row>, 'labelledBy'>,
): readonly PageSection[] {
  if (parts.rows.length === 0) return [];
  return [{ id, title, short, content: table({ labelledBy: headingOf(id), ...parts }) }];
}
