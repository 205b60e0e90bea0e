/** Reads a configuration in the plainest way: one line at a time, tags by their brackets. Knows nothing of errors. */

export interface RawLine {
  readonly kind: 'line';
  /** In lower case. */
  readonly name: string;
  readonly text: string;
  /** Counts from 1. */
  readonly number: number;
}

export interface RawSection {
  readonly kind: 'section';
  readonly name: string;
  readonly argument: string;
  readonly number: number;
  readonly items: RawItem[];
}

export type RawItem = RawLine | RawSection;

/** @param text a configuration in which every section is closed */
export function readRaw(text: string): RawSection {
  const root: RawSection = { kind: 'section', name: 'global', argument: '', number: 0, items: [] };
  const open = [root];
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.replace(/#.*/, '').trim();
    if (line.startsWith('</')) open.pop();
    else if (line !== '') addTo(open, rawItem(line, index + 1));
  }
  return root;
}

function addTo(open: RawSection[], item: RawItem): void {
  open.at(-1)?.items.push(item);
  if (item.kind === 'section') open.push(item);
}

function rawItem(line: string, number: number): RawItem {
  const [, tag, word = '', rest = ''] = /^(<?)(\S+?)(?:\s+(.*?))?>?$/.exec(line) ?? [];
  const name = word.toLowerCase();
  if (tag === '<') return { kind: 'section', name, argument: rest, number, items: [] };
  return { kind: 'line', name, text: rest, number };
}

export function linesOf(section: RawSection): RawLine[] {
  return section.items.filter((item) => item.kind === 'line');
}

export function sectionsOf(section: RawSection, name: string): RawSection[] {
  return section.items.filter((item) => item.kind === 'section').filter((item) => item.name === name);
}
