/** The pages of the rules and the examples on them. */
import { readFileSync } from 'node:fs';

export const pages = new URL('../../../docs/rules/', import.meta.url);

export interface Block {
  readonly info: string;
  readonly line: number;
  readonly text: string;
}

export function pageOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, pages), 'utf8');
}

/** The fenced blocks of a page, by the number of their first line. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(.*)\n((?:.*\n)*?)```$/gm)].map(({ 1: info = '', 2: text = '', index }) => ({
    info,
    line: page.slice(0, index).split('\n').length,
    text,
  }));
}
