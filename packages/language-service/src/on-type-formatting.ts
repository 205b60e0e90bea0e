/** The layout of the line that was just finished. */
import type { Document } from '@pmtakit/grammar';
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { type FormattingStyle, rangesFormatting } from './formatting.ts';

/** The characters that end a line or a tag. */
export const formattingTriggers: readonly [string, ...string[]] = ['\n', '>'];

/** @param position behind the character */
export function onTypeFormatting(
  document: Document,
  position: Position,
  character: string,
  style: FormattingStyle,
): TextEdit[] {
  const line = character === '\n' ? position.line - 1 : position.line;
  if (line < 0) return [];
  const at = { line, character: 0 };
  return rangesFormatting(document, [{ start: at, end: at }], style);
}
