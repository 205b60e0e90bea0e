/** Changes of a configuration that change nothing of what it means. */
import { patternKey, patternsOf } from './patterns.ts';
import type { PrintedLine } from './printed-files.ts';
import { type Node, print } from './printing.ts';
import { readRaw } from './reader.ts';
import { macroTable } from './macro-table.ts';
import type { SlowOptions } from './settle.ts';

/** Leaves out top-level `<domain>` sections that share a pattern with an earlier one. */
export function withoutRepeatedPatterns(nodes: readonly Node[], { assumptions }: SlowOptions): Node[] {
  const macros = macroTable(readRaw(print(nodes)), assumptions['repeated-lines'] === 'first');
  const seen = new Set<string>();
  return nodes.filter((node) => {
    if (!isDomain(node)) return true;
    const keys = patternsOf(node.argument, macros).map(({ text, fromMacro }) => `${fromMacro} ${patternKey(text)}`);
    const isNew = keys.every((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

/** Leaves out users that name more than one source, in one section or in several. */
export function withoutSeveralSources(nodes: readonly Node[]): Node[] {
  const seen = new Set<string>();
  return nodes.filter((node) => {
    if (node.kind === 'line' || node.name !== 'smtp-user') return true;
    const isNew = !seen.has(node.argument.toLowerCase());
    seen.add(node.argument.toLowerCase());
    return isNew && node.items.length < 2;
  });
}

/** Leaves out macros that have the name of an earlier one. */
export function withoutRepeatedMacros(nodes: readonly Node[]): Node[] {
  const seen = new Set<string>();
  return nodes.filter((node) => {
    const [key] = /^domain-macro \w+/.exec(node.kind === 'line' ? node.text : '') ?? [];
    if (key === undefined) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Puts the top-level `<domain>` sections into each other's places. */
export function shuffledDomains(nodes: readonly Node[], order: readonly number[]): Node[] {
  const sections = nodes.filter(isDomain).map((section, index) => ({ section, at: order[index] ?? 0 }));
  const shuffled = sections.toSorted((a, b) => a.at - b.at).map(({ section }) => section);
  return nodes.map((node) => (isDomain(node) ? (shuffled.shift() ?? node) : node));
}

function isDomain(node: Node): node is Extract<Node, { kind: 'section' }> {
  return node.kind === 'section' && node.name === 'domain';
}

/** Adds what has no meaning. */
export function dressed(lines: readonly PrintedLine[], choices: readonly number[]): PrintedLine[] {
  return lines.flatMap((line, index) => dressedLine(line, (choices[index % choices.length] ?? 0) % 8));
}

function dressedLine(line: PrintedLine, choice: number): PrintedLine[] {
  switch (choice) {
    case 0:
      return [added('# <domain *>'), line];
    case 1:
      return [added(''), line, added('\t ')];
    case 2:
      return [{ ...line, text: `\t  ${line.text}` }];
    case 3:
      return [{ ...line, text: `${line.text}   # max-smtp-out 7` }];
    case 4:
      return [{ ...line, text: line.text.replace(/^<?\/?[\w-]+/, (keyword) => keyword.toUpperCase()) }];
    case 5:
      return [{ ...line, text: line.text.replace(' ', ' \t ') }];
    case 6:
      return [{ ...line, text: `${line.text} \t` }];
    default:
      return [line];
  }
}

function added(text: string): PrintedLine {
  return { text, origin: undefined };
}
