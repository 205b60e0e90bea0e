/** Graphs in the languages of Graphviz and Mermaid. */
import { printable } from '@pmtakit/linter';
import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind } from './graph-model.ts';

const shapes: Readonly<Record<NodeKind, string>> = {
  listener: 'cds',
  user: 'oval',
  source: 'box',
  any: 'plaintext',
  pool: 'hexagon',
  'virtual-mta': 'component',
  'source-ip': 'note',
};

/** What an edge is called where its own label does not say it. */
const words: Readonly<Record<EdgeKind, string>> = {
  source: '',
  default: '',
  'pattern-list': 'pattern list ',
  member: '',
  'sends-from': '',
  cold: 'cold',
  reroute: 'reroute ',
};

const isFaint: ReadonlySet<EdgeKind> = new Set(['cold', 'reroute']);

/** For `dot -Tsvg`. */
export function dotText({ nodes, edges }: Graph): string {
  return [
    'digraph pmta {',
    '  rankdir=LR;',
    ...nodes.map(
      (node) => `  ${inDot(node.id)} [label=${inDot(node.label)}, shape=${shapes[node.kind]}${missing(node)}];`,
    ),
    ...edges.map((edge) => `  ${inDot(edge.from)} -> ${inDot(edge.to)}${dotAttributes(edge)};`),
    '}\n',
  ].join('\n');
}

/** What nothing defines has a broken frame. */
function missing({ origin, kind }: GraphNode): string {
  return origin || kind === 'any' ? '' : ', style=dashed';
}

function dotAttributes({ kind, label }: GraphEdge): string {
  const text = words[kind] + label;
  const attributes = [...(text === '' ? [] : [`label=${inDot(text)}`]), ...(isFaint.has(kind) ? ['style=dashed'] : [])];
  return attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
}

function inDot(text: string): string {
  return `"${printable(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)}"`;
}

const frames: Readonly<Record<NodeKind, readonly [string, string]>> = {
  listener: ['>', ']'],
  user: ['([', '])'],
  source: ['[', ']'],
  any: ['(', ')'],
  pool: ['{{', '}}'],
  'virtual-mta': ['[[', ']]'],
  'source-ip': ['(', ')'],
};

/** For Markdown and mermaid.live. Mermaid takes no names with blanks, so nodes are numbered. */
export function mermaidText({ nodes, edges }: Graph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  return [
    'flowchart LR',
    ...nodes.map(({ id, kind, label }) => `  ${names.get(id)}${frames[kind].join(inMermaid(label))}`),
    ...edges.map((edge) => `  ${names.get(edge.from)} ${mermaidArrow(edge)} ${names.get(edge.to)}`),
    '',
  ].join('\n');
}

function mermaidArrow({ kind, label }: GraphEdge): string {
  const text = words[kind] + label;
  return (isFaint.has(kind) ? '-.->' : '-->') + (text === '' ? '' : `|${inMermaid(text)}|`);
}

/** Characters that Mermaid takes for markup, by their number. */
function inMermaid(text: string): string {
  return `"${printable(text).replaceAll(/[#"<>&\\`]/g, (found) => `#${found.charCodeAt(0)};`)}"`;
}
