/** What stands in front of the cursor on its line, and the sections around it. */
import { lineStart } from '@pmtakit/grammar';
import type { TreeContext } from '../context.ts';
import { type Surroundings, surroundingsAt } from '../surroundings.ts';

export interface TypedLine {
  readonly offset: number;
  /** From the start of the line to the cursor. */
  readonly text: string;
  /** As if the line were empty. */
  readonly around: Surroundings;
}

export function typedLine(context: TreeContext, offset: number): TypedLine {
  const { characters: text } = context.file.source;
  const start = lineStart(text, offset);
  return { offset, text: text.slice(start, offset), around: surroundingsAt(context, start) };
}
