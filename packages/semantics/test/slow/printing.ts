/** Configurations as structures, which can be changed and printed. */

export interface LineNode {
  readonly kind: 'line';
  readonly text: string;
}

export interface SectionNode {
  readonly kind: 'section';
  readonly name: string;
  readonly argument: string;
  readonly items: readonly Node[];
}

export type Node = LineNode | SectionNode;

export function line(text: string): LineNode {
  return { kind: 'line', text };
}

export function section(name: string, argument: string, items: readonly Node[]): SectionNode {
  return { kind: 'section', name, argument, items };
}

export interface PrintedNode {
  readonly text: string;
  readonly node: Node;
}

/** One line of the text each, with what it belongs to; the sections nest two deep at most. */
export function printNodes(nodes: readonly Node[]): PrintedNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'line') return [{ text: node.text, node }];
    const open = { text: `<${node.name} ${node.argument}>`, node };
    return [open, ...printNodes(node.items), { text: `</${node.name}>`, node }];
  });
}

export function print(nodes: readonly Node[]): string {
  return printNodes(nodes)
    .map(({ text }) => `${text}\n`)
    .join('');
}
