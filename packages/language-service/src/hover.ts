/** What is under the mouse: a directive with what it comes to here, a section, a name, a value. */
import { type Span, type Value } from '@pmtakit/grammar';
import type { Block, Line, Setting } from '@pmtakit/semantics';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { type FileContext, offsetOf, rangeOf } from './context.ts';
import { settingFor, subjectOf } from './effective.ts';
import { nameAt } from './name-at.ts';
import { nameText } from './name-text.ts';
import { placeAt } from './place-at.ts';
import { lineCode, placeLink } from './place-text.ts';
import { plainValue } from './plain-values.ts';
import { rowText } from './row-text.ts';

export function hover(context: FileContext, position: Position): Hover | null {
  const offset = offsetOf(context, position);
  return nameHover(context, offset) ?? itemHover(context, offset);
}

function nameHover(context: FileContext, offset: number): Hover | undefined {
  const name = nameAt(context, offset);
  if (!name || name.definitions.length === 0) return undefined;
  return hoverOf(context, name.span, nameText(context.model, name.definitions, context));
}

function itemHover(context: FileContext, offset: number): Hover | null {
  const { line, tag } = placeAt(context, offset);
  if (line) return lineHover(context, line, offset);
  return tag ? tagHover(context, tag, offset) : null;
}

function lineHover(context: FileContext, line: Line, offset: number): Hover | null {
  const { row, node } = line;
  if (!row) return null;
  if (node.kind === 'directive' && offset <= node.nameEnd) {
    const span = { start: node.start, end: node.nameEnd };
    return hoverOf(context, span, [rowText(row), hereText(context, line)].filter(Boolean).join('\n\n---\n\n'));
  }
  return valueHover(context, line.read?.arguments ?? [], offset);
}

function tagHover(context: FileContext, tag: Block, offset: number): Hover | null {
  const { node, row } = tag;
  if (node.kind === 'document' || !row) return null;
  const { nameStart, nameEnd } = node.head;
  if (offset >= nameStart && offset <= nameEnd)
    return hoverOf(context, { start: nameStart, end: nameEnd }, rowText(row));
  return valueHover(context, tag.read?.arguments ?? [], offset);
}

type Arguments = readonly { readonly value: Span & { readonly kind: string } }[];

function valueHover(context: FileContext, read: Arguments, offset: number): Hover | null {
  const value = read.map((one) => one.value).find(({ start, end }) => start <= offset && offset <= end);
  const words = value && isRight(value) ? plainValue(value) : undefined;
  return value && words !== undefined ? hoverOf(context, value, words) : null;
}

function isRight(value: { readonly kind: string }): value is Value {
  return value.kind !== 'error';
}

/** What a line comes to for those whom its section is for, and what it stands against. */
function hereText(context: FileContext, line: Line): string {
  const subject = subjectOf(context.model, line.parent);
  const setting = subject && settingFor(subject, line);
  if (!subject || !setting) return '';
  const words = [effectText(context, setting, line, subject.name), plainText(setting)];
  return [words.filter(Boolean).join(' = '), ...shadowTexts(context, setting, line)].join('  \n');
}

function effectText(context: FileContext, setting: Setting, line: Line, subject: string): string {
  const { line: winner } = setting;
  if (winner === line) return `Counts for ${subject}: ${lineCode(line)}`;
  if (!winner) return `Does not count for ${subject}`;
  return `For ${subject}, ${lineCode(winner)} counts instead (${placeLink(winner, context)})`;
}

function plainText({ line, value, row }: Setting): string {
  if (!line || !value || row.arguments.some(({ secret }) => secret)) return '';
  return plainValue(value) ?? '';
}

function shadowTexts(context: FileContext, { shadowed }: Setting, own: Line): string[] {
  return shadowed
    .filter((line) => line !== own)
    .slice(0, MOST_SHADOWED)
    .map((line) => `Shadows ${lineCode(line)} (${placeLink(line, context)})`);
}

const MOST_SHADOWED = 5;

function hoverOf(context: FileContext, span: Span, value: string): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(context, span) };
}
