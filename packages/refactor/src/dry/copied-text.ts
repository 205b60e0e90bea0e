/** Text that is put down several times. */
import type { Block } from '@pmtakit/semantics';
import { indentAt, indentIn, lineBreakOf, movedLines } from './moved-lines.ts';
import { type OwnLines, bodyOf } from './own-lines.ts';
import type { FileEdit } from './refactoring.ts';

/** Lines behind all that stands in a section, in its indent; undefined where its tags are wrong. */
export function appendTo(block: Block, lines: readonly string[], indent: string): FileEdit | undefined {
  const body = bodyOf(block);
  if (!body) return undefined;
  const { file } = block;
  const newText = lines.map((line) => `${indentIn(block) ?? indent}${line}${lineBreakOf(file.text)}`).join('');
  return { file, span: { start: body.end, end: body.end }, newText };
}

/** Lines with their comments, and with headings that are about them and no others, without their indent. */
export function textsOf(own: readonly OwnLines[]): string[] {
  const text = movedLines(
    own.map((one) => [one]),
    '',
  );
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** What stands before a line. */
export function indentOf({ file, itemEnd }: OwnLines): string {
  return indentAt(file.text, itemEnd);
}
