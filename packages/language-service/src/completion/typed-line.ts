/** What stands in front of the cursor on its line, and the section around it. */
import type { Section } from '@pmtakit/grammar';
import type { Block } from '@pmtakit/semantics';
import type { FileContext } from '../context.ts';
import { placeAt } from '../place-at.ts';

export interface TypedLine {
  readonly offset: number;
  readonly start: number;
  /** From the start of the line to the cursor. */
  readonly text: string;
  /** The section that the line stands in, as if it were empty. */
  readonly block: Block;
}

export function typedLine(context: FileContext, offset: number): TypedLine {
  const { text } = context.file;
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  return { offset, start, text: text.slice(start, offset), block: blockBefore(context, start) };
}

/** A section that opens on the line itself is not around it. */
function blockBefore(context: FileContext, start: number): Block {
  let { block } = placeAt(context, start);
  while (block.parent && block.file === context.file && opensAt(block.node, start)) block = block.parent;
  return block;
}

function opensAt(node: Block['node'], start: number): node is Section {
  return node.kind === 'section' && node.head.start >= start;
}
