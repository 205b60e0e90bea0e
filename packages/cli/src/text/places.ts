/** Sections, lines and places as people name them. */
import type { Block, Line } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';

/** Lists in tags have hundreds of names. */
const LONGEST_ARGUMENT = 60;

/** `config:12:5`. */
export function placeText({ place }: Pick<Line | Block, 'place'>): string {
  return printable(`${place.file}:${place.line}:${place.column}`);
}

/** `<domain gmail.com>`, or `the top level`. */
export function sectionText(block: Block): string {
  if (!block.parent) return 'the top level';
  const argument = block.argument;
  const short = argument.length > LONGEST_ARGUMENT ? `${argument.slice(0, LONGEST_ARGUMENT)}...` : argument;
  return printable(`<${[block.name, short].filter(Boolean).join(' ')}>`);
}

/** `in <domain gmail.com> in <virtual-mta us>`, or `at the top level`. */
export function whereText(block: Block): string {
  const around = block.parent;
  if (!around) return `at ${sectionText(block)}`;
  return around.parent ? `in ${sectionText(block)} in ${sectionText(around)}` : `in ${sectionText(block)}`;
}
