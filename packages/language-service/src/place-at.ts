/** Where an offset of a file is in the configuration as a whole. */
import { type Block, type Line, placesInWhole } from '@pmtakit/semantics';
import type { FileContext } from './context.ts';

export interface PlaceAt {
  /** The innermost section; a tag belongs to its section. */
  readonly block: Block;
  /** The line that holds the offset or ends at it. */
  readonly line: Line | undefined;
  /** The section whose opening tag holds the offset. */
  readonly tag: Block | undefined;
}

/** The place of an offset. Of a file that is included several times, the first reading counts. */
export function placeAt({ model, file }: FileContext, offset: number): PlaceAt {
  const [place] = placesInWhole(model.project, file, offset);
  const block = place?.blocks.at(-1) ?? model.whole;
  const tag = block.file === file && isInTag(block, offset) ? block : undefined;
  return { block, tag, line: tag ? undefined : lineAt(block, { model, file }, offset) };
}

function isInTag({ node }: Block, offset: number): boolean {
  return node.kind === 'section' && offset >= node.head.start && offset <= node.head.end;
}

function lineAt(block: Block, { file }: Pick<FileContext, 'model' | 'file'>, offset: number): Line | undefined {
  for (const line of block.lines()) {
    if (line.file === file && line.span.start <= offset && offset <= line.span.end) return line;
  }
  return undefined;
}
