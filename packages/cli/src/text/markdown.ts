/** Pages of the documentation on a terminal. Takes what those pages are written in, which is a part of Markdown. */
import type { Palette } from '@pmtakit/linter';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** How far code stands in. */
const INDENT = '    ';

/** A page in lines of at most `width` columns; code keeps its lines. */
export function markdownText(page: string, width: number, palette: Palette): string {
  const blocks = blocksOf(page).map((lines) => blockText(lines, width, palette).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** Blocks are what stands between blank lines; a fence holds its blank lines together. */
function blocksOf(page: string): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let isCode = false;
  const end = (): void => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of page.split(/\r?\n/)) {
    const isFence = line.startsWith('```');
    if (isFence && !isCode) end();
    if (line.trim() === '' && !isCode) end();
    else block.push(line);
    if (isFence && isCode) end();
    if (isFence) isCode = !isCode;
  }
  end();
  return blocks;
}

function blockText(lines: readonly string[], width: number, palette: Palette): string[] {
  const [first = ''] = lines;
  if (first.startsWith('```')) return codeText(lines, palette);
  if (first.startsWith('#')) return wrap(styled(lines.join(' ').replace(/^#+\s*/, ''), palette.strong), width);
  if (first.startsWith('|')) return tableText(lines, width, palette);
  if (/^(?:[-*]|\d+\.) /.test(first)) return itemsOf(lines).flatMap((item) => itemText(item, width, palette));
  return wrap(inlineText(lines.join(' '), palette), width);
}

function codeText([fence = '', ...lines]: readonly string[], palette: Palette): string[] {
  const [, kind, version] = /^```pmta (bad|good)(?: (\S+))?$/.exec(fence) ?? [];
  const title = kind === undefined ? [] : [palette.faint(`  ${kind}${version ? ` for ${version}` : ''}:`)];
  const code = lines.filter((line) => !line.startsWith('```'));
  return [...title, ...code.map((line) => (line === '' ? '' : INDENT + line))];
}

function tableText([head = '', , ...rows]: readonly string[], width: number, palette: Palette): string[] {
  const cells = (line: string): string[] =>
    line
      .replace(/^\||\|\s*$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => inlineText(cell.trim(), palette));
  return table(cells(head), rows.map(cells), width);
}

/** The items of a list, each with the lines that it goes on in. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (/^(?:[-*]|\d+\.) /.test(line)) items.push(line);
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

function itemText(item: string, width: number, palette: Palette): string[] {
  const [, mark = '', words = ''] = /^(\S+) +(.*)$/.exec(item) ?? [];
  const rest = ' '.repeat(mark.length + 1);
  return wrap(inlineText(words, palette), width - rest.length).map((line, index) =>
    index === 0 ? `${mark} ${line}` : rest + line,
  );
}

const inline =
  /`+ ?(?<code>[^`]+?) ?`+|\*\*(?<bold>.+?)\*\*|(?<![\w\\])_(?<slanted>[^_]+)_(?!\w)|\[(?<link>[^\]]+)\]\((?<target>[^)]*)\)|\\(?<sign>[\\`*_{}[\]()#+.!|<>~-])/gu;

function inlineText(text: string, palette: Palette): string {
  return text.replace(inline, (...match) => {
    const groups: Readonly<Record<string, string | undefined>> = match.at(-1);
    const { code, bold, slanted, link, target, sign } = groups;
    if (code !== undefined) return styled(code.replaceAll(String.raw`\|`, '|'), palette.severity.hint);
    if (bold !== undefined) return styled(inlineText(bold, palette), palette.strong);
    if (link !== undefined) return inlineText(link, palette) + (target?.startsWith('http') ? ` (${target})` : '');
    return slanted === undefined ? (sign ?? '') : inlineText(slanted, palette);
  });
}

/** Word by word, because lines may break between them. */
function styled(text: string, style: (word: string) => string): string {
  return text.replace(/\S+/g, (word) => style(word));
}
